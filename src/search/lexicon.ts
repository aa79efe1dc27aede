/** Every term of the index under a number, with the count of units that hold it. */
export interface Lexicon {
  readonly size: number;
  /** The number of a term, given one where it is new. */
  intern(term: string): number;
  /** The number of a term, nothing where no unit holds it. */
  find(term: string): number | undefined;
  term(id: number): string;
  /** Document frequency: how many units hold the term. */
  frequency(id: number): number;
  /** Counts one more unit that holds each of `ids`, once where it is there several times; what is below 0 is no term. */
  count(ids: ArrayLike<number>): void;
  terms(): IterableIterator<[string, number]>;
}

export function createLexicon(): Lexicon {
  const ids = new Map<string, number>();
  const names: string[] = [];
  const frequencies: number[] = [];
  const lastCounted: number[] = [];
  let counts = 0;
  return {
    get size() {
      return names.length;
    },
    intern: (term) => {
      const known = ids.get(term);
      if (known !== undefined) return known;
      ids.set(term, names.length);
      frequencies.push(0);
      lastCounted.push(0);
      return names.push(term) - 1;
    },
    find: (term) => ids.get(term),
    term: (id) => names[id] ?? '',
    frequency: (id) => frequencies[id] ?? 0,
    count: (held) => {
      counts++;
      for (let at = 0; at < held.length; at++) {
        const id = held[at] as number;
        if (id < 0 || lastCounted[id] === counts) continue;
        lastCounted[id] = counts;
        frequencies[id] = (frequencies[id] ?? 0) + 1;
      }
    },
    terms: () => ids.entries(),
  };
}
