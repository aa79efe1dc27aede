import type { Asked } from './asked.ts';
import type { SearchIndex } from './search-index.ts';
import { slotOf, type TermSlots } from './term-slots.ts';
import { A_SENTENCE } from './term-store.ts';

/** What the order of a passage's terms tells of a question. */
export interface Order {
  /** The weight of the notions that the best single sentence holds. */
  sentence: number;
  /** The weight of the notions that follow, at most one word between them, the notion that they follow in the question. */
  adjacency: number;
}

/** Reads passages for one question; what was read is remembered as long as the scanner. */
export interface Scanner {
  /** Slots that were met, each with its place in `TermStore.terms`. */
  readonly matches: readonly number[];
  /** Where the matches of a passage stand in `matches`: from `bounds[at]` to `bounds[at + 1]`, for the `at` that it gives. */
  read(unit: number): number;
  readonly bounds: readonly number[];
  orderOf(unit: number): Order;
}

/** A matched word and the next are neighbours when no more than so many places apart. */
const NEIGHBOURS = 2;

export function createScanner({ store }: SearchIndex, asked: Asked): Scanner {
  const { terms, sentences } = store;
  const places = new Map<number, number>();
  const matches: number[] = [];
  const bounds = [0];
  const marks = createMarks(asked.worth.length);

  const read = (unit: number): number => {
    const known = places.get(unit);
    if (known !== undefined) return known;
    const at = places.size;
    places.set(unit, at);
    match(terms, store.start(unit), store.start(unit + 1), asked.slots, matches);
    bounds.push(matches.length);
    return at;
  };

  return {
    matches,
    bounds,
    read,
    orderOf: (unit) => {
      const at = read(unit);
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
}

/** Appends the slot and the place of every term that is asked for. */
function match(stream: Int32Array, start: number, end: number, slots: TermSlots, matches: number[]): void {
  const { table, mask } = slots;
  for (let at = start; at < end; at++) {
    const id = stream[at] as number;
    if (table[id & mask] === 0) continue;
    const slot = slotOf(slots, id);
    if (slot >= 0) matches.push(slot, at);
  }
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
  matches: readonly number[],
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
