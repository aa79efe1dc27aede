/** The terms of every unit in reading order, as numbers of the lexicon; `SENTENCE_END` stands between two sentences. */
export interface TermStore {
  /** Appends the terms of the next unit. */
  push(terms: ArrayLike<number>): void;
  /** All units' terms, one after the other: those of a unit stand from `start(unit)` to `start(unit + 1)`. */
  readonly terms: Int32Array;
  start(unit: number): number;
  /** How many terms the unit has, sentence ends left out. */
  length(unit: number): number;
  averageLength(): number;
}

export const SENTENCE_END = -1;

const FIRST_CAPACITY = 1 << 14;

/** One typed array for all units: four bytes a term, grown by doubling. */
export function createTermStore(): TermStore {
  let terms = new Int32Array(FIRST_CAPACITY);
  let used = 0;
  let counted = 0;
  const starts: number[] = [0];
  const lengths: number[] = [];
  return {
    push: (added) => {
      if (used + added.length > terms.length) {
        const grown = new Int32Array(Math.max(terms.length * 2, used + added.length));
        grown.set(terms);
        terms = grown;
      }
      terms.set(added, used);
      used += added.length;
      starts.push(used);
      let length = 0;
      for (let at = 0; at < added.length; at++) if (added[at] !== SENTENCE_END) length++;
      lengths.push(length);
      counted += length;
    },
    get terms() {
      return terms;
    },
    start: (unit) => starts[unit] ?? used,
    length: (unit) => lengths[unit] ?? 0,
    averageLength: () => (lengths.length ? Math.max(1, counted / lengths.length) : 1),
  };
}
