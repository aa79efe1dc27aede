import { inNumbers } from './asked.ts';
import { saturation } from './bm25.ts';
import type { Features } from './features.ts';
import type { Question } from './question.ts';
import type { PostFields, SearchIndex } from './search-index.ts';
import { contextOf } from './sentences-of.ts';
import { slotOf } from './term-slots.ts';

/** How many neighbours on each side, of the same post, belong to a passage's context. */
const CONTEXT = 2;

const NONE: readonly number[] = [];
const NO_FIELDS: PostFields = { title: NONE, labels: NONE, description: NONE };

/** Gives all features of a passage. */
export type Measure = (unit: number) => Features;

export function createMeasure(index: SearchIndex, question: Question): Measure {
  const asked = inNumbers(question);
  const { slots, weight, likeness, answers, answersFrom, worth, isWord, isPair } = asked;
  const { store, scanner } = index;
  const { bounds, read, orderOf } = scanner;
  scanner.begin(asked);
  const average = store.averageLength();
  const pairWeight = weightOf(worth, isPair);
  const plainWeight = weightOf(worth, isWord);
  const wordWeight = question.notions.reduce((sum, { kind, weight: own }) => (kind === 'pair' ? sum : sum + own), 0);
  /** By slot, of the passages that were gathered, and which slots those are. */
  const times = new Uint32Array(weight.length);
  const gathered = new Int32Array(weight.length);
  let distinct = 0;
  /** By notion, of whose terms the best one counts; every sum leaves it empty. */
  const best = new Float64Array(worth.length);
  const shares = new Map<readonly number[], number>();

  /** Counts the terms of neighbouring passages; gives how many terms these have in all. */
  const gather = (from: number, to: number): number => {
    for (let at = 0; at < distinct; at++) times[gathered[at] as number] = 0;
    distinct = 0;
    let length = 0;
    for (let unit = from; unit < to; unit++) {
      const at = read(unit);
      const { matches } = scanner;
      for (let match = bounds[at] as number; match < (bounds[at + 1] as number); match += 2) {
        const slot = matches[match] as number;
        if (times[slot] === 0) gathered[distinct++] = slot;
        times[slot] = (times[slot] as number) + 1;
      }
      length += store.length(unit);
    }
    return length;
  };

  const raise = (slot: number, value: number): void => {
    for (let answer = answersFrom[slot] as number; answer < (answersFrom[slot + 1] as number); answer++) {
      const notion = answers[answer] as number;
      if (value > (best[notion] as number)) best[notion] = value;
    }
  };

  /** BM25 of what was gathered, as shares of what the question weighs. */
  const bm25 = (length: number, averageLength: number) => {
    for (let at = 0; at < distinct; at++) {
      const slot = gathered[at] as number;
      raise(slot, (weight[slot] as number) * saturation(times[slot] as number, length, averageLength));
    }
    let words = 0;
    let pairs = 0;
    for (let notion = 0; notion < best.length; notion++) {
      const value = best[notion] as number;
      if (value === 0) continue;
      best[notion] = 0;
      if (isPair[notion] === 1) pairs += value;
      else words += value;
    }
    return { words: share(words, wordWeight), pairs: share(pairs, pairWeight) };
  };

  /** Notes what a field holds; a term that stands for a word counts as far as it is like it. */
  const hold = (ids: readonly number[]): void => {
    for (let at = 0; at < ids.length; at++) {
      const slot = slotOf(slots, ids[at] as number);
      if (slot >= 0) raise(slot, likeness[slot] as number);
    }
  };
  /** The share of the question's words that are held. */
  const heldShare = (): number => {
    let sum = 0;
    for (let notion = 0; notion < best.length; notion++) {
      const value = best[notion] as number;
      if (value === 0) continue;
      best[notion] = 0;
      if (isWord[notion] === 1) sum += (worth[notion] as number) * value;
    }
    return share(sum, plainWeight);
  };
  /** The same of a field alone; asked once for every field, since the passages of a post share theirs. */
  const shareOf = (ids: readonly number[]): number => {
    if (ids.length === 0) return 0;
    const known = shares.get(ids);
    if (known !== undefined) return known;
    hold(ids);
    const value = heldShare();
    shares.set(ids, value);
    return value;
  };

  return (unit) => {
    const fields = fieldsOf(index, unit);
    const headings = index.headings[unit] ?? NONE;
    const { sentence, adjacency } = orderOf(unit);
    const passage = bm25(gather(unit, unit + 1), average);
    const { from, to } = contextOf(index, unit, CONTEXT);
    const context = bm25(gather(from, to), average * (to - from));
    const title = shareOf(fields.title);
    const labels = shareOf(fields.labels);
    const description = shareOf(fields.description);
    const above = shareOf(headings);
    for (let at = 0; at < distinct; at++) raise(gathered[at] as number, likeness[gathered[at] as number] as number);
    hold(fields.title);
    hold(fields.labels);
    hold(headings);
    return {
      words: passage.words,
      pairs: passage.pairs,
      contextWords: context.words,
      contextPairs: context.pairs,
      title,
      labels,
      description,
      headings: above,
      sentence: share(sentence, plainWeight),
      adjacency: share(adjacency, plainWeight),
      coverage: heldShare(),
    };
  };
}

function fieldsOf({ fields, passages }: SearchIndex, unit: number): PostFields {
  return fields.get(passages[unit]?.postId ?? '') ?? NO_FIELDS;
}

function weightOf(worth: Float64Array, counts: Uint8Array): number {
  return worth.reduce((sum, own, notion) => (counts[notion] === 1 ? sum + own : sum), 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
