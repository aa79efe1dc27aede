import type { Vocabulary } from '../vocabulary.ts';
import { editDistance } from './edit-distance.ts';
import { romajiToKana, withoutLongVowels } from './romaji.ts';
import { soundKeys, vowelsOf } from './sound.ts';

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
const SHORTEST_NEAR_KEY = 5;
/** An abbreviation keeps at least so many sounds of its word: インフラ of infrastructure. */
const SHORTEST_ABBREVIATION = 4;
/** How much of the vowels must agree where the consonants alone, by their number, do not say enough. */
const VOWELS_NEEDED: readonly (readonly [sounds: number, share: number])[] = [
  [3, 0.5],
  [4, 0.3],
];
const LEAST_VOWELS = 0.25;
/** What equal consonants are worth by themselves; equal vowels make up the rest. */
const CONSONANTS_WORTH = 0.7;
const NEAR_SOUND = 0.7;
const ABBREVIATED = 0.6;
const MOST = 3;

/** A shorter word of Latin letters is one key away from too many others: life is not meant for live. */
const SHORTEST_TYPO = 5;

const LATIN = /^[a-z]{3,}$/;
const KANA = /^[\p{Script=Hiragana}ー]{3,}$/u;

/** The words of the index that sound like `word` (folded), in the other script, best first; a romanised word among them. */
export function soundsLike(word: string, vocabulary: Vocabulary): Respelling[] {
  const script = LATIN.test(word) ? 'katakana' : KANA.test(word) ? 'latin' : undefined;
  if (!script) return [];
  const keys = soundKeys(word).filter((key) => key.length >= SHORTEST_KEY);
  const found = keys.flatMap((key) => alike(word, key, vocabulary.soundingLike(key, script)));
  const near = found.length > 0 ? [] : keys.flatMap((key) => nearSounds(word, key, script, vocabulary));
  const short = script === 'katakana' ? keys.flatMap((key) => abbreviations(key, vocabulary)) : [];
  return distinct([...found, ...near, ...short])
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MOST)
    .map((respelling) => ({ ...respelling, by: 'sound' }));
}

function distinct<T extends { term: string }>(respellings: readonly T[]): T[] {
  return respellings.filter(({ term }, at) => respellings.findIndex((other) => other.term === term) === at);
}

/** Those of `terms`, which have the consonants of `word`, whose vowels agree well enough. */
function alike(word: string, key: string, terms: readonly string[]) {
  const needed = VOWELS_NEEDED.find(([sounds]) => key.length <= sounds)?.[1] ?? LEAST_VOWELS;
  return terms
    .map((term) => ({ term, vowels: vowelLikeness(word, term) }))
    .filter(({ vowels }) => vowels >= needed)
    .map(({ term, vowels }) => ({ term, likeness: CONSONANTS_WORTH + (1 - CONSONANTS_WORTH) * vowels }));
}

function nearSounds(word: string, key: string, script: 'latin' | 'katakana', vocabulary: Vocabulary) {
  if (key.length < SHORTEST_NEAR_KEY) return [];
  return vocabulary
    .keysNear(key, script)
    .filter((near) => near.length >= SHORTEST_NEAR_KEY && editDistance(key, near, 1) === 1)
    .flatMap((near) => alike(word, near, vocabulary.soundingLike(near, script)))
    .map(({ term, likeness }) => ({ term, likeness: NEAR_SOUND * likeness }));
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
  const [key = ''] = soundKeys(kana);
  return [...vocabulary.soundingLike(key, 'katakana'), ...vocabulary.soundingLike(key, 'hiragana')]
    .filter((term) => withoutLongVowels(term) === plain)
    .map((term) => ({ term, likeness: 1, by: 'sound' as const }));
}

/** The words of the index that are one slip of the keys away (two in a long word), nearest first. */
export function misspelt(word: string, vocabulary: Vocabulary, katakana: boolean): Respelling[] {
  const script = LATIN.test(word) ? 'latin' : katakana ? 'katakana' : undefined;
  if (!script || word.length < (script === 'latin' ? SHORTEST_TYPO : 4)) return [];
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

/** The share of the shorter word's vowels that the other has in the same order: kana add vowels of their own. */
function vowelLikeness(a: string, b: string): number {
  const [one, other] = [vowelsOf(a), vowelsOf(b)];
  const shorter = Math.min(one.length, other.length);
  return shorter === 0 ? 1 : commonInOrder(one, other) / shorter;
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
