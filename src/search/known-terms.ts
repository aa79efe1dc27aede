import type { Block, Passage, Post } from '../corpus/types.ts';
import type { Lexicon } from './lexicon.ts';
import type { SearchIndex } from './search-index.ts';
import type { CutPassage } from './term-store.ts';
import type { VocabularyBuilder } from './vocabulary.ts';

/** The terms of texts that were cut before, as numbers of a list of their own. What is not known is cut anew. */
export interface KnownTerms {
  readonly terms: readonly string[];
  /** How the text writes a term, where that was noted. */
  readonly surfaces: ReadonlyMap<string, string>;
  /** The passages of a post that was not read again: the list of its blocks is the same. */
  passagesOf(post: Post): Passage[] | undefined;
  /** A passage as it was cut. */
  cut(text: string): (CutPassage & { terms: Int32Array }) | undefined;
  /** The terms of a title, of labels, a description or headings. */
  phrase(text: string): Iterable<number> | undefined;
}

/** What an index knows: a new one that shares texts with it is built in a fraction of the time. */
export function termsOfIndex({ passages, posts, store, lexicon, vocabulary, phrases }: SearchIndex): KnownTerms {
  const units = new Map<string, number>();
  const split = new Map<readonly Block[] | undefined, Passage[]>();
  passages.forEach((passage, unit) => {
    const post = posts.get(passage.postId);
    units.set(post?.text.slice(passage.start, passage.end) ?? '', unit);
    const before = split.get(post?.blocks);
    if (before) before.push(passage);
    else split.set(post?.blocks, [passage]);
  });
  return {
    terms: Array.from({ length: lexicon.size }, (_, id) => lexicon.term(id)),
    surfaces: vocabulary.surfaces,
    passagesOf: ({ blocks }) => split.get(blocks),
    cut: (text) => {
      const unit = units.get(text);
      return unit === undefined ? undefined : store.cut(unit);
    },
    phrase: (text) => phrases.get(text),
  };
}

/** Looks up known texts in the numbers of another index. */
export interface Recall {
  cut(text: string): CutPassage | undefined;
  phrase(text: string): number[] | undefined;
}

/** Carries known terms over to a new index: a term gets its new number, and is noted, when it is first met. */
export function createRecall(known: KnownTerms, lexicon: Lexicon, vocabulary: VocabularyBuilder): Recall {
  const numbers = new Int32Array(known.terms.length).fill(-1);
  const renumber = (id: number): number => {
    if (id < 0) return id;
    const carried = numbers[id] as number;
    if (carried >= 0) return carried;
    const term = known.terms[id] as string;
    const next = lexicon.size;
    const number = lexicon.intern(term);
    if (number === next) vocabulary.note(term, known.surfaces.get(term) ?? '');
    numbers[id] = number;
    return number;
  };
  return {
    cut: (text) => {
      const cut = known.cut(text);
      return cut && { ...cut, terms: cut.terms.map(renumber) };
    },
    phrase: (text) => {
      const ids = known.phrase(text);
      return ids && Array.from(ids, renumber);
    },
  };
}
