import type { MadePost } from './make-corpus.ts';
import type { Sentence } from './make-sentence.ts';
import type { Word } from './make-words.ts';
import { between, pick, type Random, shuffle } from './random.ts';

/** A question that one sentence of a post answers. */
export interface MadeQuestion {
  text: string;
  /** A few words, as most people type, or a whole sentence, as they ask a colleague. */
  kind: 'words' | 'sentence';
  /** The same with one word misspelt or written by its sound, where it has such a word. */
  slipped?: string;
}

const JOINTS = ['の', ' ', 'と', '　', 'で'];
const ENDINGS = [
  '',
  '',
  'って',
  'について教えて',
  'ってどんな仕事？',
  'はいつですか',
  'の理由',
  'どうやって',
  'の話ありますか',
  'って本当？',
];
const FULL_ENDINGS = [
  'というのはなぜですか？',
  'というのはいつの話？',
  'と書いていた人は誰ですか',
  'という投稿を教えてください',
];

/** Asks about one sentence of a post, half the time with two to five of its words and half the time with nearly all of it. */
export function makeQuestion(post: MadePost, random: Random): MadeQuestion {
  const rich = post.sentences.filter(({ words }) => words.length > 1);
  const sentence = pick(rich.length > 0 ? rich : post.sentences, random);
  const kind = random() < 0.5 ? 'words' : 'sentence';
  const text = kind === 'words' ? askWithWords(sentence, random) : askInFull(sentence, random);
  const foreign = sentence.words.find(
    (word) => word.kind !== 'kanji' && word.text.length > 3 && text.includes(word.text),
  );
  if (!foreign) return { text, kind };
  return { text, kind, slipped: text.replace(foreign.text, slip(foreign, random)) };
}

function askWithWords({ words }: Sentence, random: Random): string {
  const kept = new Set(shuffle([...words.keys()], random).slice(0, between(2, 5, random)));
  const asked = words.filter((_, at) => kept.has(at)).map((word) => word.text);
  return asked.join(pick(JOINTS, random)) + pick(ENDINGS, random);
}

function askInFull({ text }: Sentence, random: Random): string {
  return text.replace(/^[^、]{2,5}、|。$/g, '') + pick(FULL_ENDINGS, random);
}

/** A word as its sound is typed, in romaji or hiragana, or with two letters swapped or one lost. */
function slip({ text, kind, spoken }: Word, random: Random): string {
  const way = random();
  if (spoken && way < 0.3) return spoken;
  if (kind === 'katakana' && way < 0.5) {
    return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
  }
  const letters = [...text];
  const at = between(1, letters.length - 2, random);
  if (way < 0.75) letters.splice(at, 1);
  else [letters[at], letters[at + 1]] = [letters[at + 1] as string, letters[at] as string];
  return letters.join('');
}
