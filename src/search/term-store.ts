import { createNumbers } from './numbers.ts';

/** A passage as it is indexed, in numbers. */
export interface CutPassage {
  /** The terms in reading order, as numbers of the lexicon: of each sentence its words, then its pairs; `SENTENCE_END` between two. */
  terms: ArrayLike<number>;
  /** `A_SENTENCE` numbers for each: start and end in the passage, how many terms, how many of them are words with a place. */
  sentences: ArrayLike<number>;
  /** Start and end of each word in its sentence; none in a sentence of more than `LONGEST_PLACED` units. */
  places: ArrayLike<number>;
}

/** The passages of an index one after the other, each cut into its terms. */
export interface TermStore {
  /** Appends the next unit. */
  push(cut: CutPassage): void;
  /** All units' terms: those of a unit stand from `start(unit)` to `start(unit + 1)`. */
  readonly terms: Int32Array;
  start(unit: number): number;
  /** How many terms the unit has, sentence ends left out. */
  length(unit: number): number;
  averageLength(): number;
  /** All units' sentences and places of words. */
  readonly sentences: Int32Array;
  readonly places: Uint8Array;
  firstSentence(unit: number): number;
  firstPlace(unit: number): number;
  /** Gives back the room that was kept for more units. */
  trim(): void;
  /** The unit as it was pushed, as views of what is held. */
  cut(unit: number): CutPassage & { terms: Int32Array; sentences: Int32Array; places: Uint8Array };
}

export const SENTENCE_END = -1;
export const A_SENTENCE = 4;
/** A place is two bytes; no longer sentence is ever quoted whole. */
export const LONGEST_PLACED = 255;

/** Typed arrays for all units: four bytes a term, two for the place of a word. */
export function createTermStore(): TermStore {
  const terms = createNumbers(Int32Array);
  const sentences = createNumbers(Int32Array);
  const places = createNumbers(Uint8Array);
  const lengths: number[] = [];
  let counted = 0;
  return {
    push: (cut) => {
      terms.push(cut.terms);
      sentences.push(cut.sentences);
      places.push(cut.places);
      let length = 0;
      for (let at = 0; at < cut.terms.length; at++) if (cut.terms[at] !== SENTENCE_END) length++;
      lengths.push(length);
      counted += length;
    },
    get terms() {
      return terms.all;
    },
    start: terms.start,
    length: (unit) => lengths[unit] ?? 0,
    averageLength: () => (lengths.length ? Math.max(1, counted / lengths.length) : 1),
    get sentences() {
      return sentences.all;
    },
    get places() {
      return places.all;
    },
    firstSentence: sentences.start,
    firstPlace: places.start,
    trim: () => {
      for (const numbers of [terms, sentences, places]) numbers.trim();
    },
    cut: (unit) => ({ terms: terms.of(unit), sentences: sentences.of(unit), places: places.of(unit) }),
  };
}
