import type { QuestionTerm } from './question.ts';
import type { SearchIndex } from './search-index.ts';
import { SENTENCE_END } from './term-store.ts';

/** What one pass over a passage's terms tells of a question. Weights are sums of the question's terms, words only. */
export interface Scan {
  /** How often each of the question's terms stands in the passage. */
  counts: Uint16Array;
  /** The passage's length in terms. */
  length: number;
  /** The weight of the one sentence that holds most. */
  sentence: number;
  /** The weight of the words that follow, at most one word between them, the word that they follow in the question. */
  adjacency: number;
}

/** A matched word and the next are neighbours when no more than so many places apart. */
const NEIGHBOURS = 2;

/** Scans passages for one question's terms; what was scanned is remembered as long as the scanner. */
export function createScanner(index: SearchIndex, terms: readonly QuestionTerm[]): (unit: number) => Scan {
  const slots = new Map<number, number>();
  terms.forEach(({ id }, slot) => {
    if (id !== undefined) slots.set(id, slot);
  });
  const seen = new Map<number, Scan>();
  return (unit) => {
    const known = seen.get(unit);
    if (known) return known;
    const scan = scanTerms(index.store.of(unit), terms, slots);
    scan.length = index.store.length(unit);
    seen.set(unit, scan);
    return scan;
  };
}

function scanTerms(stream: Int32Array, terms: readonly QuestionTerm[], slots: ReadonlyMap<number, number>): Scan {
  const scan: Scan = { counts: new Uint16Array(terms.length), length: 0, sentence: 0, adjacency: 0 };
  /** The last sentence in which each term was seen, counted from 1, and whether it has followed its neighbour. */
  const lastSeen = new Uint16Array(terms.length);
  const followed = new Uint8Array(terms.length);
  let sentence = 1;
  let weight = 0;
  let previous = -1;
  let previousAt = 0;
  for (let at = 0; at < stream.length; at++) {
    const id = stream[at] as number;
    if (id === SENTENCE_END) {
      scan.sentence = Math.max(scan.sentence, weight);
      weight = 0;
      sentence++;
      previous = -1;
      continue;
    }
    const slot = slots.get(id);
    if (slot === undefined) continue;
    scan.counts[slot] = (scan.counts[slot] as number) + 1;
    const term = terms[slot] as QuestionTerm;
    if (term.kind === 'pair') continue;
    if (lastSeen[slot] !== sentence) {
      lastSeen[slot] = sentence;
      weight += term.weight;
    }
    if (previous >= 0 && slot === previous + 1 && at - previousAt <= NEIGHBOURS && !followed[slot]) {
      followed[slot] = 1;
      scan.adjacency += Math.min(term.weight, (terms[previous] as QuestionTerm).weight);
    }
    previous = slot;
    previousAt = at;
  }
  scan.sentence = Math.max(scan.sentence, weight);
  return scan;
}
