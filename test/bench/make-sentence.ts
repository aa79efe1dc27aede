import type { Word } from './make-words.ts';
import { between, pick, type Random } from './random.ts';

/** A made sentence with the words of content that it holds, in order. */
export interface Sentence {
  text: string;
  words: Word[];
}

/** `*` is a word of content, `#` a small number, `@` a year, `&` a month. */
const TEMPLATES = [
  '*の*は、*と*を見直すところから始まりました。',
  '当時の私は*を任されていて、毎日のように*について話し合っていました。',
  '*だけでは足りないと気づき、*の*を学び直すことにしたのです。',
  '@年&月に*へ移り、*を#人のチームで担当しました。',
  '*と*のあいだに立って、*を進める仕事です。',
  'いちばん大きかったのは、*が*に変わったことだと思います。',
  '*を使って*を作り、*まで一人で面倒を見ていました。',
  'それでも*はうまくいかず、*を#回もやり直しています。',
  '*に詳しい先輩から、*より*を大事にしなさいと教わりました。',
  'お客さまの*を聞くうちに、*への考え方が少しずつ変わっていきました。',
  '*が好きな人なら、*の*もきっと楽しめるはずです。',
  '私にとって*とは、*を通して*と向き合うことでした。',
  '半年後には*の数が#倍になり、*の仕組みを整える必要が出てきました。',
  '*の経験は、いまの*や*にもそのまま生きています。',
  '正直に言うと、*に応募したときは*のことを何も知りませんでした。',
  'そこで*を導入し、*にかかる時間を#%減らすことができました。',
  '*を辞めて*に進むと決めたのは、*がきっかけです。',
  'なぜ*なのかと聞かれたら、*があるからだと答えています。',
] as const;
const OPENINGS = ['その後、', '一方で、', 'また、', 'とはいえ、', 'さらに、', '実際、', 'たとえば、', 'もちろん、'];
const TAILS = ['このことは*でも同じでした。', '*も例外ではありません。', '詳しくは*の話で書きます。'];

/** Writes one sentence of 20 to 80 characters with words that `draw` gives. */
export function makeSentence(draw: () => Word, random: Random): Sentence {
  const words: Word[] = [];
  const opening = random() < 0.2 ? pick(OPENINGS, random) : '';
  const template: string = random() < 0.06 ? pick(TAILS, random) : pick(TEMPLATES, random);
  const text = template.replace(/[*#@&]/g, (slot) => {
    if (slot === '#') return String(between(2, 30, random));
    if (slot === '&') return String(between(1, 12, random));
    if (slot === '@') return String(between(2008, 2026, random));
    const word = draw();
    words.push(word);
    return word.text;
  });
  return { text: opening + text, words };
}
