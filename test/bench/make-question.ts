import type { MadePost } from './make-corpus.ts';
import type { Word } from './make-words.ts';
import { between, pick, type Random, shuffle } from './random.ts';

/** A question that one sentence of a post answers. */
export interface MadeQuestion {
  text: string;
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

/** Asks with two to five words of one sentence, most often in their order, as somebody half remembers it. */
export function makeQuestion(post: MadePost, random: Random): MadeQuestion {
  const rich = post.sentences.filter(({ words }) => words.length > 1);
  const { words } = pick(rich.length > 0 ? rich : post.sentences, random);
  const count = Math.min(words.length, between(2, 5, random));
  const kept = new Set(shuffle([...words.keys()], random).slice(0, count));
  const asked = words.filter((_, at) => kept.has(at));
  const joint = pick(JOINTS, random);
  const ending = pick(ENDINGS, random);
  const text = asked.map((word) => word.text).join(joint) + ending;
  const foreign = asked.find((word) => word.kind !== 'kanji' && word.text.length > 3);
  if (!foreign) return { text };
  return { text, slipped: text.replace(foreign.text, slip(foreign, random)) };
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
