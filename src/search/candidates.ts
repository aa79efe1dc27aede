import { Index } from 'flexsearch';

/** The first stage of a search: proposes the units that share the most terms with a question. */
export interface Candidates {
  add(unit: number, terms: Iterable<string>): void;
  /** At most `limit` units, those that hold most of `terms` first. */
  propose(terms: readonly string[], limit: number): number[];
}

const SEPARATOR = '\n';

/**
 * FlexSearch over terms that are cut already. `suggest` lets a unit miss terms of the question (without it a Japanese
 * question finds next to nothing), and one resolution slot is enough since the second stage does the ranking.
 */
export function createCandidates(): Candidates {
  const index = new Index({
    encode: (content: string) => content.split(SEPARATOR),
    tokenize: 'strict',
    resolution: 1,
    fastupdate: false,
  });
  return {
    add: (unit, terms) => {
      index.add(unit, [...terms].join(SEPARATOR));
    },
    propose: (terms, limit) =>
      terms.length === 0 ? [] : (index.search(terms.join(SEPARATOR), { limit, suggest: true }) as number[]),
  };
}
