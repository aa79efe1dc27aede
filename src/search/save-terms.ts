import type { Block, Passage, Post } from '../corpus/types.ts';
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
  /** Six numbers a passage: its post's place in a list, start, end, slide or -1, its place in `headings`, its length in `streamTerms`. */
  passages: Int32Array;
  headings: string[][];
  streamTerms: Int32Array;
}

/** How many numbers stand for a passage. */
const A_PASSAGE = 6;

/** Takes out of an index what need not be cut again; `placeOf` gives a post's place in the list that is kept beside it. */
export function saveTerms(
  { lexicon, vocabulary, phrases, passages, store }: SearchIndex,
  placeOf: (postId: string) => number,
): SavedTerms {
  const phraseTerms: number[] = [];
  const numbers = new Int32Array(passages.length * A_PASSAGE);
  const headings: string[][] = [];
  passages.forEach((passage, unit) => {
    const { postId, start, end, slide = -1 } = passage;
    if (headings.at(-1) !== passage.headings) headings.push(passage.headings);
    const length = store.start(unit + 1) - store.start(unit);
    numbers.set([placeOf(postId), start, end, slide, headings.length - 1, length], unit * A_PASSAGE);
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
    headings,
    streamTerms: store.terms.slice(0, store.start(passages.length)),
  };
}

/** Reads what was kept back; throws a RangeError where numbers point outside of what they count. */
export function restoreTerms(saved: SavedTerms, posts: readonly (Post | undefined)[]): KnownTerms {
  const { terms, phraseTerms, streamTerms } = saved;
  expectWithin(phraseTerms, 0, terms.length);
  expectWithin(streamTerms, -1, terms.length);
  const streams = new Map<string, Int32Array>();
  const split = new Map<readonly Block[], Passage[]>();
  let used = 0;
  for (let at = 0; at < saved.passages.length; at += A_PASSAGE) {
    const [place = -1, start = 0, end = 0, slide = -1, path = -1, length = 0] = saved.passages.subarray(
      at,
      at + A_PASSAGE,
    );
    const post = posts[place];
    const headings = saved.headings[path];
    if (!post || !headings || start < 0 || end < start || end > post.text.length || length < 0)
      throw new RangeError('passages');
    streams.set(post.text.slice(start, end), streamTerms.subarray(used, used + length));
    used += length;
    const passage = { postId: post.id, headings, slide: slide < 0 ? undefined : slide, start, end };
    const before = split.get(post.blocks);
    if (before) before.push(passage);
    else split.set(post.blocks, [passage]);
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
  const passagesOf = ({ blocks }: Post) => split.get(blocks);
  return { terms, surfaces, passagesOf, stream: (text) => streams.get(text), phrase: (text) => phrases.get(text) };
}

function expectWithin(numbers: Int32Array, least: number, below: number): void {
  for (const number of numbers) if (number < least || number >= below) throw new RangeError('terms');
}
