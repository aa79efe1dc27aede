import { Index } from 'flexsearch';
import { finish, type Steps } from './steps.ts';

/** The first stage of a search: proposes the units that share the most terms with a question. */
export interface Candidates {
  /** At most `limit` units, those that hold most of `terms` first. */
  propose(terms: readonly string[], limit: number): number[];
}

/** The units that hold a term, in rising order. */
export type Posting = readonly [term: string, units: number[]];

const SEPARATOR = '\n';
/** How many terms are taken in between two steps. */
const STEP = 5_000;

/**
 * FlexSearch over postings that are made already: it takes them as it would its own export, in half the time and memory of
 * adding unit by unit. `suggest` lets a unit miss terms of the question (without it a Japanese question finds next to
 * nothing), and one resolution slot is enough since the second stage does the ranking.
 */
export function createCandidates(postings: readonly Posting[], units: Iterable<number>): Candidates {
  return finish(candidateSteps(postings, units));
}

/** The same in steps. */
export function* candidateSteps(postings: readonly Posting[], units: Iterable<number>): Steps<Candidates> {
  const index = new Index({
    encode: (content: string) => content.split(SEPARATOR),
    tokenize: 'strict',
    resolution: 1,
    fastupdate: false,
  });
  load(index, 'reg', [...units]);
  for (let at = 0; at < postings.length; at += STEP) {
    load(
      index,
      'map',
      postings.slice(at, at + STEP).map(([term, held]) => [term, [held]]),
    );
    yield;
  }
  return {
    propose: (terms, limit) =>
      terms.length === 0 ? [] : (index.search(terms.join(SEPARATOR), { limit, suggest: true }) as number[]),
  };
}

/** `import` takes the parsed form of an export as well as its JSON; only the type says otherwise. */
function load(index: Index, key: 'reg' | 'map', data: readonly unknown[]): void {
  index.import(key, data as unknown as string);
}
