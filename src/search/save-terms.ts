import type { Post } from '../corpus/types.ts';
import type { KnownTerms } from './known-terms.ts';
import type { SearchIndex } from './search-index.ts';

/** The terms of an index as they are kept on disk: numbers beside their names. */
export interface SavedTerms {
  terms: string[];
  /** Numbers of terms, each with the way in which it is written. */
  surfaces: [id: number, surface: string][];
  /** Texts of fields and headings, each with how many of `phraseTerms` are its own. */
  phrases: [text: string, length: number][];
  phraseTerms: Int32Array;
  /** Four numbers a passage: its post's place in a list, start, end, and how many of `streamTerms` are its own. */
  passages: Int32Array;
  streamTerms: Int32Array;
}

/** Takes out of an index what need not be cut again; `placeOf` gives a post's place in the list that is kept beside it. */
export function saveTerms(
  { lexicon, vocabulary, phrases, passages, store }: SearchIndex,
  placeOf: (postId: string) => number,
): SavedTerms {
  const phraseTerms: number[] = [];
  const numbers = new Int32Array(passages.length * 4);
  passages.forEach(({ postId, start, end }, unit) => {
    numbers.set([placeOf(postId), start, end, store.start(unit + 1) - store.start(unit)], unit * 4);
  });
  return {
    terms: Array.from({ length: lexicon.size }, (_, id) => lexicon.term(id)),
    surfaces: [...vocabulary.surfaces].map(([term, surface]) => [lexicon.find(term) ?? 0, surface]),
    phrases: [...phrases].map(([text, ids]) => {
      for (const id of ids) phraseTerms.push(id);
      return [text, ids.size];
    }),
    phraseTerms: Int32Array.from(phraseTerms),
    passages: numbers,
    streamTerms: store.terms.slice(0, store.start(passages.length)),
  };
}

/** Reads what was kept back; throws a RangeError where numbers point outside of what they count. */
export function restoreTerms(saved: SavedTerms, posts: readonly (Post | undefined)[]): KnownTerms {
  const { terms, phraseTerms, streamTerms } = saved;
  expectWithin(phraseTerms, 0, terms.length);
  expectWithin(streamTerms, -1, terms.length);
  const streams = new Map<string, Int32Array>();
  let used = 0;
  for (let at = 0; at < saved.passages.length; at += 4) {
    const [place = -1, start = 0, end = 0, length = 0] = saved.passages.subarray(at, at + 4);
    const text = posts[place]?.text;
    if (text === undefined || start < 0 || end < start || end > text.length || length < 0)
      throw new RangeError('passages');
    streams.set(text.slice(start, end), streamTerms.subarray(used, used + length));
    used += length;
  }
  if (used !== streamTerms.length) throw new RangeError('streams');
  const phrases = new Map<string, Int32Array>();
  let phraseStart = 0;
  for (const [text, length] of saved.phrases) {
    phrases.set(text, phraseTerms.subarray(phraseStart, phraseStart + length));
    phraseStart += length;
  }
  if (phraseStart !== phraseTerms.length) throw new RangeError('phrases');
  const surfaces = new Map<string, string>();
  for (const [id, surface] of saved.surfaces) {
    const term = terms[id];
    if (term === undefined) throw new RangeError('surfaces');
    surfaces.set(term, surface);
  }
  return { terms, surfaces, stream: (text) => streams.get(text), phrase: (text) => phrases.get(text) };
}

function expectWithin(numbers: Int32Array, least: number, below: number): void {
  for (const number of numbers) if (number < least || number >= below) throw new RangeError('terms');
}
