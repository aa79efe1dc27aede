import type { Vocabulary } from '../vocabulary.ts';
import { editDistance } from './edit-distance.ts';
import { romajiToKana, withoutLongVowels } from './romaji.ts';
import { soundKey, vowelsOf } from './sound.ts';

/** A word of the index that a word of the question may stand for. */
export interface Respelling {
  term: string;
  /** From 0 to 1: how surely it is meant. */
  likeness: number;
  /** `sound`: the same word in another script; `typo`: a slip of the keys. */
  by: 'sound' | 'typo';
}

/** A key of fewer sounds is shared by too many words. */
const SHORTEST_KEY = 3;
/** A key of fewer sounds must match to the letter. */
const SHORTEST_NEAR_KEY = 4;
/** An abbreviation keeps at least so many sounds of its word: インフラ of infrastructure. */
const SHORTEST_ABBREVIATION = 4;
/** How alike the vowels must be, as the share of the longer word's vowels that stand in the same order. */
const VOWELS_ALIKE = 0.5;
const NEAR_SOUND = 0.7;
const ABBREVIATED = 0.6;
const MOST = 3;

const LATIN = /^[a-z]{3,}$/;
const KANA = /^[\p{Script=Hiragana}ー]{3,}$/u;

/** The words of the index that sound like `word` (folded), in the other script, best first; a romanised word among them. */
export function soundsLike(word: string, vocabulary: Vocabulary): Respelling[] {
  const script = LATIN.test(word) ? 'katakana' : KANA.test(word) ? 'latin' : undefined;
  if (!script) return [];
  const key = soundKey(word);
  if (key.length < SHORTEST_KEY) return [];
  const found = vocabulary.soundingLike(key, script).map((term) => ({ term, likeness: vowelLikeness(word, term) }));
  const near = found.some(({ likeness }) => likeness >= VOWELS_ALIKE) ? [] : nearSounds(word, key, script, vocabulary);
  const short = script === 'katakana' ? abbreviations(key, vocabulary) : [];
  return [...found, ...near, ...short]
    .filter(({ likeness }) => likeness >= VOWELS_ALIKE)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map((respelling) => ({ ...respelling, by: 'sound' }));
}

function nearSounds(word: string, key: string, script: 'latin' | 'katakana', vocabulary: Vocabulary) {
  if (key.length < SHORTEST_NEAR_KEY) return [];
  return vocabulary
    .keysNear(key, script)
    .filter((near) => near.length >= SHORTEST_NEAR_KEY && editDistance(key, near, 1) === 1)
    .flatMap((near) => vocabulary.soundingLike(near, script))
    .map((term) => ({ term, likeness: NEAR_SOUND * vowelLikeness(word, term) }));
}

function abbreviations(key: string, vocabulary: Vocabulary) {
  const found: { term: string; likeness: number }[] = [];
  for (let length = SHORTEST_ABBREVIATION; length < key.length; length++) {
    for (const term of vocabulary.soundingLike(key.slice(0, length), 'katakana'))
      found.push({ term, likeness: ABBREVIATED });
  }
  return found;
}

/** The words of the index that `word` in romaji spells, whatever its long vowels. */
export function romanised(word: string, vocabulary: Vocabulary): Respelling[] {
  const kana = LATIN.test(word) ? romajiToKana(word) : undefined;
  if (!kana) return [];
  const plain = withoutLongVowels(kana);
  return vocabulary
    .soundingLike(soundKey(kana), 'katakana')
    .filter((term) => withoutLongVowels(term) === plain)
    .map((term) => ({ term, likeness: 1, by: 'sound' as const }));
}

/** The words of the index that are one slip of the keys away (two in a long word), nearest first. */
export function misspelt(word: string, vocabulary: Vocabulary, katakana: boolean): Respelling[] {
  const script = LATIN.test(word) ? 'latin' : katakana ? 'katakana' : undefined;
  if (!script || word.length < 4) return [];
  const most = word.length >= 8 ? 2 : 1;
  const found = new Map<string, number>();
  for (const term of vocabulary.shapedLike(word, script)) {
    const distance = editDistance(word, term, most);
    if (distance <= most) found.set(term, distance);
  }
  const nearest = Math.min(...found.values());
  return [...found]
    .filter(([, distance]) => distance === nearest)
    .slice(0, MOST)
    .map(([term, distance]) => ({ term, likeness: 1 - distance / word.length, by: 'typo' }));
}

function vowelLikeness(a: string, b: string): number {
  const [one, other] = [vowelsOf(a), vowelsOf(b)];
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : commonInOrder(one, other) / longer;
}

/** The length of the longest common subsequence. */
function commonInOrder(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, () => 0);
  for (const character of a) {
    const current = [0];
    for (let j = 1; j <= b.length; j++) {
      current.push(
        character === b[j - 1]
          ? (previous[j - 1] as number) + 1
          : Math.max(previous[j] as number, current[j - 1] as number),
      );
    }
    previous = current;
  }
  return previous[b.length] as number;
}
