import type { Span } from '../text/span.ts';
import type { SearchIndex } from './search-index.ts';
import { A_SENTENCE } from './term-store.ts';

/** A sentence as a span of `Post.text`, and where the index holds what stands in it: nothing is cut again. */
export interface IndexedSentence extends Span {
  /** Its terms stand in `TermStore.terms` from here to there, words first. */
  termsFrom: number;
  termsTo: number;
  /** How many of them have a place, and where the first place stands in `TermStore.places`. */
  words: number;
  placesFrom: number;
}

/** The sentences of a passage, in order. */
export function sentencesOf({ passages, store }: SearchIndex, unit: number): IndexedSentence[] {
  const offset = passages[unit]?.start ?? 0;
  const { sentences } = store;
  const found: IndexedSentence[] = [];
  let termsFrom = store.start(unit);
  let placesFrom = store.firstPlace(unit);
  for (let row = store.firstSentence(unit); row < store.firstSentence(unit + 1); row += A_SENTENCE) {
    const words = sentences[row + 3] as number;
    const termsTo = termsFrom + (sentences[row + 2] as number);
    found.push({
      start: offset + (sentences[row] as number),
      end: offset + (sentences[row + 1] as number),
      termsFrom,
      termsTo,
      words,
      placesFrom,
    });
    // a sentence's end stands between two
    termsFrom = termsTo + 1;
    placesFrom += 2 * words;
  }
  return found;
}

/** The passages around one, of the same post: `reach` on each side at most, itself among them. From `from`, before `to`. */
export function contextOf({ passages }: SearchIndex, unit: number, reach: number): { from: number; to: number } {
  const post = passages[unit]?.postId;
  let from = unit;
  let to = unit + 1;
  while (unit - from < reach && from > 0 && passages[from - 1]?.postId === post) from--;
  while (to - unit <= reach && to < passages.length && passages[to]?.postId === post) to++;
  return { from, to };
}
