import { stem } from '../text/tokenize.ts';

const STOP_WORDS = stems(
  'の に は を が と で て も や へ か な だ た し れ さ ん う よ ね さん くん って という といった とは では には での とか など から まで より だけ ほど ' +
    'です ます でし まし ませ ない なかっ い っ かっ しか ある あり あっ いる いた いっ する した して され ている なる なっ なり れる られ そう よう こと もの ため とき ところ ' +
    'この その あの どの これ それ あれ どれ ここ そこ どこ こんな そんな どんな どう どうして どうやって どういう なぜ なん なんで なに いつ いくつ いくら だれ どちら どなた ' +
    '何 誰 何故 何処 何時 教 おしえ おしえて ください くださる ほしい 欲 知 たい ほんと 本当 でしょ でしょう かな かしら けど けれど っけ ' +
    'a an the of to in on at for and or is are was were be been do does did how what why when where who whom whose which he she they it his her their him them i you we my your our me about with after before from by as that this there these those want make made get got go going come came would will can could should may might just like also than then so if into out up no not any some all more most while during me am being been has have had having ' +
    "i'm i'd i've i'll we're we've you're you'd it's he's she's they're that's there's what's who's where's how's let's isn't don't doesn't didn't can't won't",
);

/** A piece that the dictionary cuts off an ending: the よ of よかった. */
const ONE_KANA = /^\p{Script=Hiragana}$/u;

/** Whether a folded word is grammar, politeness or a question word: such words are neither indexed nor asked for. */
export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term) || ONE_KANA.test(term);
}

/** The same without what may be a piece of a word that the dictionary does not have. */
export function isGrammar(term: string): boolean {
  return STOP_WORDS.has(term);
}

/** The terms of words, as an index has them. */
export function stems(words: string): ReadonlySet<string> {
  const apart = words.split(' ');
  return new Set([...apart, ...apart.map((word) => word.replace("'", '’'))].map(stem));
}
