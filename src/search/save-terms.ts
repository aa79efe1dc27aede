import type { Block, Passage, Post } from '../corpus/types.ts';
import type { KnownTerms } from './known-terms.ts';
import type { SearchIndex } from './search-index.ts';
import { A_SENTENCE, type CutPassage } from './term-store.ts';

/** The terms of an index as they are kept on disk: numbers beside their names. */
export interface SavedTerms {
  terms: string[];
  /** Numbers of terms, each with the way in which it is written. */
  surfaces: [id: number, surface: string][];
  /** Texts of fields and headings, each with how many of `phraseTerms` are its own. */
  phrases: [text: string, length: number][];
  phraseTerms: Int32Array;
  /**
   * Eight numbers a passage: its post's place in a list, start, end, slide or -1, its place in `headings`, and how many of
   * `streamTerms`, `sentences` and `places` are its own.
   */
  passages: Int32Array;
  headings: string[][];
  streamTerms: Int32Array;
  sentences: Int32Array;
  places: Uint8Array;
}

/** How many numbers stand for a passage. */
const A_PASSAGE = 8;

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
    const cut = store.cut(unit);
    const lengths = [cut.terms.length, cut.sentences.length, cut.places.length];
    numbers.set([placeOf(postId), start, end, slide, headings.length - 1, ...lengths], unit * A_PASSAGE);
  });
  return {
    terms: Array.from({ length: lexicon.size }, (_, id) => lexicon.term(id)),
    surfaces: [...vocabulary.surfaces].map(([term, surface]) => [lexicon.find(term) ?? 0, surface]),
    phrases: [...phrases].map(([text, ids]) => {
      for (const id of ids) phraseTerms.push(id);
      return [text, ids.length];
    }),
    phraseTerms: Int32Array.from(phraseTerms),
    passages: numbers,
    headings,
    streamTerms: store.terms,
    sentences: store.sentences,
    places: store.places,
  };
}

/** Reads what was kept back; throws a RangeError where numbers point outside of what they count. */
export function restoreTerms(saved: SavedTerms, posts: readonly (Post | undefined)[]): KnownTerms {
  const { terms, phraseTerms, streamTerms } = saved;
  expectWithin(phraseTerms, 0, terms.length);
  expectWithin(streamTerms, -1, terms.length);
  const cuts = new Map<string, CutPassage & { terms: Int32Array }>();
  const split = new Map<readonly Block[], Passage[]>();
  const left = {
    terms: createTaker(streamTerms),
    sentences: createTaker(saved.sentences),
    places: createTaker(saved.places),
    phrases: createTaker(phraseTerms),
  };
  for (let at = 0; at < saved.passages.length; at += A_PASSAGE) {
    const [place = -1, start = 0, end = 0, slide = -1, path = -1, ...lengths] = saved.passages.subarray(
      at,
      at + A_PASSAGE,
    );
    const post = posts[place];
    const headings = saved.headings[path];
    if (!post || !headings || start < 0 || end < start || end > post.text.length) throw new RangeError('passages');
    const [termCount = -1, sentenceNumbers = -1, placeCount = -1] = lengths;
    const cut = {
      terms: left.terms.take(termCount),
      sentences: left.sentences.take(sentenceNumbers),
      places: left.places.take(placeCount),
    };
    expectWhole(cut, end - start);
    cuts.set(post.text.slice(start, end), cut);
    const passage = { postId: post.id, headings, slide: slide < 0 ? undefined : slide, start, end };
    const before = split.get(post.blocks);
    if (before) before.push(passage);
    else split.set(post.blocks, [passage]);
  }
  const phrases = new Map<string, Int32Array>();
  for (const [text, length] of saved.phrases) phrases.set(text, left.phrases.take(length));
  if (Object.values(left).some(({ isOver }) => !isOver())) throw new RangeError('numbers of nothing');
  const surfaces = new Map<string, string>();
  for (const [id, surface] of saved.surfaces) {
    const term = terms[id];
    if (term === undefined) throw new RangeError('surfaces');
    surfaces.set(term, surface);
  }
  const passagesOf = ({ blocks }: Post) => split.get(blocks);
  return { terms, surfaces, passagesOf, cut: (text) => cuts.get(text), phrase: (text) => phrases.get(text) };
}

function expectWithin(numbers: Int32Array, least: number, below: number): void {
  for (const number of numbers) if (number < least || number >= below) throw new RangeError('terms');
}

/** Takes one run of numbers after the other. */
function createTaker<T extends Int32Array | Uint8Array>(numbers: T) {
  let used = 0;
  return {
    take: (length: number): T => {
      if (length < 0 || used + length > numbers.length) throw new RangeError('numbers');
      used += length;
      return numbers.subarray(used - length, used) as T;
    },
    isOver: () => used === numbers.length,
  };
}

/** Sentences stand within their passage of `length` units, and words within their sentence. */
function expectWhole({ terms, sentences, places }: CutPassage, length: number): void {
  let counted = 0;
  let place = 0;
  for (let row = 0; row < sentences.length; row += A_SENTENCE) {
    const [start = -1, end = -1, own = -1, words = -1] = Array.from(
      { length: A_SENTENCE },
      (_, at) => sentences[row + at],
    );
    if (start < 0 || end < start || end > length || words < 0 || own < words) throw new RangeError('sentences');
    for (const after = place + 2 * words; place < after; place += 2) {
      const [from = -1, to = -1] = [places[place], places[place + 1]];
      if (from > to || to > end - start) throw new RangeError('places');
    }
    counted += own + (row > 0 ? 1 : 0);
  }
  if (counted !== terms.length || place !== places.length) throw new RangeError('sentences');
}
