import type { Question } from './question.ts';
import type { SearchIndex } from './search-index.ts';
import { SENTENCE_END } from './term-store.ts';

/** What one pass over a passage's terms tells of a question. */
export interface Scan {
  /** How often each of the question's terms stands in the passage. */
  counts: number[];
  /** The passage's length in terms. */
  length: number;
  /** The weight of the notions that the best single sentence holds. */
  sentence: number;
  /** The weight of the notions that follow, at most one word between them, the notion that they follow in the question. */
  adjacency: number;
}

/** A matched word and the next are neighbours when no more than so many places apart. */
const NEIGHBOURS = 2;
/** A power of two: the size of the sieve that lets nearly every term of a passage be passed over without a look-up. */
const SIEVE = 4096;

/** The question's terms by their number in the index, and what one scan after the other writes its marks into. */
interface Asked {
  question: Question;
  slots: ReadonlyMap<number, number>;
  sieve: Uint8Array;
  marks: Marks;
}

/** By notion: the sentence in which it was last seen, and the scan in which it followed its neighbour; both are counted on. */
interface Marks {
  sentence: number;
  scan: number;
  lastSeen: Int32Array;
  followed: Int32Array;
}

/** Scans passages for one question; what was scanned is remembered as long as the scanner. */
export function createScanner({ store }: SearchIndex, question: Question): (unit: number) => Scan {
  const slots = new Map<number, number>();
  const sieve = new Uint8Array(SIEVE);
  question.terms.forEach(({ id }, slot) => {
    slots.set(id, slot);
    sieve[id & (SIEVE - 1)] = 1;
  });
  const { length } = question.notions;
  const marks = { sentence: 0, scan: 0, lastSeen: new Int32Array(length), followed: new Int32Array(length) };
  const asked = { question, slots, sieve, marks };
  const seen = new Map<number, Scan>();
  return (unit) => {
    const known = seen.get(unit);
    if (known) return known;
    const scan = scanTerms(store.terms, store.start(unit), store.start(unit + 1), asked);
    scan.length = store.length(unit);
    seen.set(unit, scan);
    return scan;
  };
}

function scanTerms(stream: Int32Array, start: number, end: number, { question, slots, sieve, marks }: Asked): Scan {
  const { terms, notions } = question;
  const scan: Scan = { counts: terms.map(() => 0), length: 0, sentence: 0, adjacency: 0 };
  const { lastSeen, followed } = marks;
  marks.scan++;
  marks.sentence++;
  let weight = 0;
  let previous = -2;
  let previousAt = 0;
  for (let at = start; at < end; at++) {
    const id = stream[at] as number;
    if (id === SENTENCE_END) {
      scan.sentence = Math.max(scan.sentence, weight);
      weight = 0;
      marks.sentence++;
      previous = -2;
      continue;
    }
    if (sieve[id & (SIEVE - 1)] === 0) continue;
    const slot = slots.get(id);
    if (slot === undefined) continue;
    scan.counts[slot] = (scan.counts[slot] as number) + 1;
    const term = terms[slot] as Question['terms'][number];
    for (const notion of term.notions) {
      if (notions[notion]?.kind !== 'word') continue;
      if (lastSeen[notion] !== marks.sentence) {
        lastSeen[notion] = marks.sentence;
        weight += term.weight;
      }
      if (notion === previous + 1 && at - previousAt <= NEIGHBOURS && followed[notion] !== marks.scan) {
        followed[notion] = marks.scan;
        scan.adjacency += Math.min(term.weight, notions[previous]?.weight ?? 0);
      }
      previous = notion;
      previousAt = at;
    }
  }
  scan.sentence = Math.max(scan.sentence, weight);
  return scan;
}
