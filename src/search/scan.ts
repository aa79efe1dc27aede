import type { Asked } from './asked.ts';
import { slotOf } from './term-slots.ts';
import { A_SENTENCE, type TermStore } from './term-store.ts';

/** What the order of a passage's terms tells of a question. */
export interface Order {
  /** The weight of the notions that the best single sentence holds. */
  sentence: number;
  /** The weight of the notions that follow, at most one word between them, the notion that they follow in the question. */
  adjacency: number;
}

/** Reads the passages of one index, for one question after the other in the same room: a question makes no garbage of it. */
export interface Scanner {
  /** Forgets what was read, and reads for another question. */
  begin(asked: Asked): void;
  /** Slots that were met, each with its place in `TermStore.terms`; another array after more was read. */
  readonly matches: Int32Array;
  /** Where the matches of a passage stand in `matches`: from `bounds[at]` to `bounds[at + 1]`, for the `at` that it gives. */
  read(unit: number): number;
  readonly bounds: Int32Array;
  orderOf(unit: number): Order;
}

/** A matched word and the next are neighbours when no more than so many places apart. */
const NEIGHBOURS = 2;

const FIRST_MATCHES = 1 << 12;

export function createScanner(store: TermStore, unitCount: number): Scanner {
  const { terms, sentences } = store;
  /** By unit, one more than its place among those that were read; 0 where it was not. */
  const places = new Int32Array(unitCount);
  const units = new Int32Array(unitCount);
  const bounds = new Int32Array(unitCount + 1);
  let read = 0;
  let matches: Int32Array = new Int32Array(FIRST_MATCHES);
  let asked: Asked;
  let marks: Marks;

  /** Appends the slot and the place of every term of a passage that is asked for; gives where they end. */
  const match = (start: number, end: number, from: number): number => {
    const most = from + 2 * (end - start);
    if (most > matches.length) matches = grown(matches, most);
    const { slots } = asked;
    const { table, mask } = slots;
    let to = from;
    for (let at = start; at < end; at++) {
      const id = terms[at] as number;
      if (table[id & mask] === 0) continue;
      const slot = slotOf(slots, id);
      if (slot < 0) continue;
      matches[to++] = slot;
      matches[to++] = at;
    }
    return to;
  };

  const scanner: Scanner = {
    get matches() {
      return matches;
    },
    bounds,
    begin: (next) => {
      for (let at = 0; at < read; at++) places[units[at] as number] = 0;
      read = 0;
      asked = next;
      marks = createMarks(next.worth.length);
    },
    read: (unit) => {
      const known = places[unit] as number;
      if (known > 0) return known - 1;
      units[read] = unit;
      bounds[read + 1] = match(store.start(unit), store.start(unit + 1), bounds[read] as number);
      places[unit] = ++read;
      return read - 1;
    },
    orderOf: (unit) => {
      const at = scanner.read(unit);
      const after = bounds[at + 1] as number;
      marks.passage++;
      const order = { sentence: 0, adjacency: 0 };
      let from = bounds[at] as number;
      let end = store.start(unit);
      for (let row = store.firstSentence(unit); row < store.firstSentence(unit + 1); row += A_SENTENCE) {
        end += sentences[row + 2] as number;
        let to = from;
        while (to < after && (matches[to + 1] as number) < end) to += 2;
        if (to > from) followSentence(matches, from, to, asked, marks, order);
        from = to;
        // a sentence's end stands between two
        end++;
      }
      return order;
    },
  };
  return scanner;
}

function grown(array: Int32Array, least: number): Int32Array {
  const larger = new Int32Array(Math.max(2 * array.length, least));
  larger.set(array);
  return larger;
}

/** By notion: the sentence in which it was last seen, and the passage in which it followed its neighbour; both are counted on. */
interface Marks {
  sentence: number;
  passage: number;
  lastSeen: Int32Array;
  followed: Int32Array;
}

function createMarks(notions: number): Marks {
  return { sentence: 0, passage: 0, lastSeen: new Int32Array(notions), followed: new Int32Array(notions) };
}

function followSentence(
  matches: Int32Array,
  from: number,
  to: number,
  { weight, answers, answersFrom, worth, isWord }: Asked,
  marks: Marks,
  order: Order,
): void {
  const { lastSeen, followed, passage } = marks;
  const sentence = ++marks.sentence;
  let sum = 0;
  let previous = -2;
  let previousAt = 0;
  for (let match = from; match < to; match += 2) {
    const slot = matches[match] as number;
    const at = matches[match + 1] as number;
    const own = weight[slot] as number;
    for (let answer = answersFrom[slot] as number; answer < (answersFrom[slot + 1] as number); answer++) {
      const notion = answers[answer] as number;
      if (isWord[notion] === 0) continue;
      if (lastSeen[notion] !== sentence) {
        lastSeen[notion] = sentence;
        sum += own;
      }
      if (notion === previous + 1 && at - previousAt <= NEIGHBOURS && followed[notion] !== passage) {
        followed[notion] = passage;
        order.adjacency += Math.min(own, worth[previous] as number);
      }
      previous = notion;
      previousAt = at;
    }
  }
  order.sentence = Math.max(order.sentence, sum);
}
