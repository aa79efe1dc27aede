import { Index } from 'flexsearch';
import { finish, type Steps } from './steps.ts';

/** A term that is looked for, and what holding it is worth; above 0. */
export interface WeighedTerm {
  readonly term: string;
  readonly weight: number;
}

/** The first stage of a search: proposes the units that may answer a question. */
export interface Candidates {
  /** At most `limit` units, those whose terms weigh most, in no order; only those that `isAllowed`, where it is given. */
  propose(terms: readonly WeighedTerm[], limit: number, isAllowed?: (unit: number) => boolean): number[];
}

/** The units that hold a term, in rising order. */
export type Posting = readonly [term: string, units: number[]];

/** How many terms are taken in between two steps. */
const STEP = 5_000;

/**
 * FlexSearch holds the postings, which are made already: it takes them as it would its own export, in half the time and
 * memory of adding unit by unit, and in one resolution slot, since the second stage does the ranking. It is asked for one
 * term at a time, and the weights are summed here: its own way with several terms counts them alike.
 */
export function createCandidates(postings: readonly Posting[], units: Iterable<number>): Candidates {
  return finish(candidateSteps(postings, units));
}

/** The same in steps. */
export function* candidateSteps(postings: readonly Posting[], units: Iterable<number>): Steps<Candidates> {
  const index = new Index({
    encode: (term: string) => [term],
    tokenize: 'strict',
    resolution: 1,
    fastupdate: false,
  });
  const all = [...units];
  const unitCount = all.length;
  load(index, 'reg', all);
  for (let at = 0; at < postings.length; at += STEP) {
    load(
      index,
      'map',
      postings.slice(at, at + STEP).map(([term, held]) => [term, [held]]),
    );
    yield;
  }
  const holding = (term: string) => index.search(term, { limit: unitCount }) as number[];
  return { propose: createProposer(holding, unitCount) };
}

/** How finely sums are told apart: of units whose sums are of one level, the first that were met are taken. */
const LEVELS = 1_024;

/** Sums what the terms of every unit weigh, in the same room for every question. */
function createProposer(holding: (term: string) => readonly number[], unitCount: number): Candidates['propose'] {
  const sums = new Float32Array(unitCount);
  const met = new Int32Array(unitCount);
  const levels = new Int32Array(LEVELS + 1);

  return (terms, limit, isAllowed) => {
    let count = 0;
    let most = 0;
    for (const { term, weight } of terms) {
      const units = holding(term);
      for (let at = 0; at < units.length; at++) {
        const unit = units[at] as number;
        if (sums[unit] === 0) {
          if (isAllowed && !isAllowed(unit)) continue;
          met[count++] = unit;
        }
        const sum = (sums[unit] as number) + weight;
        sums[unit] = sum;
        if (sum > most) most = sum;
      }
    }
    const scale = LEVELS / (most || 1);
    levels.fill(0);
    for (let at = 0; at < count; at++) {
      const level = Math.floor((sums[met[at] as number] as number) * scale);
      levels[level] = (levels[level] as number) + 1;
    }
    let lowest = LEVELS;
    let above = 0;
    while (lowest > 0 && above + (levels[lowest] as number) < limit) above += levels[lowest--] as number;
    const units: number[] = [];
    let ofLowest = limit - above;
    for (let at = 0; at < count; at++) {
      const unit = met[at] as number;
      const level = Math.floor((sums[unit] as number) * scale);
      sums[unit] = 0;
      if (level > lowest || (level === lowest && ofLowest-- > 0)) units.push(unit);
    }
    return units;
  };
}

/** `import` takes the parsed form of an export as well as its JSON; only the type says otherwise. */
function load(index: Index, key: 'reg' | 'map', data: readonly unknown[]): void {
  index.import(key, data as unknown as string);
}
