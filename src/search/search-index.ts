import type { Passage, Post } from '../corpus/types.ts';
import { type Token, tokenize } from '../text/tokenize.ts';
import { type Bridges, createBridges } from './bridges/bridges.ts';
import { createSynonyms, type Synonyms } from './bridges/synonyms.ts';
import { type Candidates, candidateSteps } from './candidates.ts';
import { cutPassage } from './cut-passage.ts';
import { invertSteps } from './invert.ts';
import { createRecall, type KnownTerms } from './known-terms.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { createScanner, type Scanner } from './scan.ts';
import { finish, type Steps } from './steps.ts';
import { isStopWord } from './stop-words.ts';
import { createTermStore, type TermStore } from './term-store.ts';
import { createVocabularyBuilder, type Vocabulary } from './vocabulary.ts';

/** What is known of every post beside its text: the distinct terms of the fields that boost all its passages. */
export interface PostFields {
  title: readonly number[];
  /** Tags, author and aliases, source. */
  labels: readonly number[];
  description: readonly number[];
}

/** The passages of a library, ready to be searched; built once, then only read. */
export interface SearchIndex {
  readonly passages: readonly Passage[];
  readonly lexicon: Lexicon;
  readonly vocabulary: Vocabulary;
  readonly bridges: Bridges;
  readonly synonyms: Synonyms;
  readonly store: TermStore;
  readonly scanner: Scanner;
  readonly candidates: Candidates;
  /** By passage: the distinct terms of the headings above it; one list for all passages below the same headings. */
  readonly headings: readonly (readonly number[])[];
  readonly fields: ReadonlyMap<string, PostFields>;
  readonly posts: ReadonlyMap<string, Post>;
  /** The distinct terms of every text that a field or a heading was made of. */
  readonly phrases: ReadonlyMap<string, readonly number[]>;
}

/** What an index is built with beside its posts. */
export interface IndexOptions {
  synonyms?: readonly (readonly string[])[];
  /** Texts that were cut before: they are not cut again. */
  known?: KnownTerms;
}

const NO_TERMS: readonly number[] = [];

/** Indexes the passages of `posts`; those of one post stand together and in reading order. */
export function buildSearchIndex(
  posts: readonly Post[],
  split: (post: Post) => Passage[],
  options: IndexOptions = {},
): SearchIndex {
  return finish(searchIndexSteps(posts, split, options));
}

/** The same in steps of a few milliseconds each, for a program that has others to serve meanwhile. */
export function* searchIndexSteps(
  posts: readonly Post[],
  split: (post: Post) => Passage[],
  { synonyms = [], known }: IndexOptions = {},
): Steps<SearchIndex> {
  const lexicon = createLexicon();
  const vocabulary = createVocabularyBuilder();
  const store = createTermStore();
  const passages: Passage[] = [];
  const headings: (readonly number[])[] = [];
  const fields = new Map<string, PostFields>();
  const phrases = new Map<string, readonly number[]>();
  const recall = known && createRecall(known, lexicon, vocabulary);
  const intern = ({ term, start, end }: Token, text: string): number => {
    const known = lexicon.size;
    const id = lexicon.intern(term);
    if (id === known) vocabulary.note(term, text.slice(start, end));
    return id;
  };
  const termsOf = (text: string) => {
    const terms = phrases.get(text) ??
      recall?.phrase(text) ?? [...new Set(contentTokens(text).map((token) => intern(token, text)))];
    phrases.set(text, terms);
    return terms;
  };

  for (const post of posts) {
    const own: PostFields = {
      title: termsOf(titleOfItsOwn(post)),
      labels: termsOf([...post.tags, post.author?.name, ...(post.author?.aliases ?? []), post.source].join('\n')),
      description: termsOf(post.description ?? ''),
    };
    fields.set(post.id, own);
    let path = '';
    let pathTerms = NO_TERMS;
    for (const passage of known?.passagesOf(post) ?? split(post)) {
      const joined = passage.headings.join('\n');
      if (joined !== path) {
        path = joined;
        pathTerms = joined ? termsOf(joined) : NO_TERMS;
      }
      const text = post.text.slice(passage.start, passage.end);
      const cut = recall?.cut(text) ?? cutPassage(text, contentTokens, intern);
      // a word of the title stands above every passage of its post, and is no less rare for that
      lexicon.count(cut.terms);
      store.push(cut);
      headings.push(pathTerms);
      passages.push(passage);
      yield fields.size;
    }
  }
  store.trim();
  const postings = yield* invertSteps({ passages, lexicon, store, headings, fields });
  yield;
  const candidates = yield* candidateSteps(postings, passages.keys());
  const words = vocabulary.build();
  return {
    passages,
    lexicon,
    vocabulary: words,
    bridges: createBridges(lexicon, words),
    synonyms: createSynonyms(synonyms),
    store,
    scanner: createScanner(store, passages.length),
    candidates,
    headings,
    fields,
    phrases,
    posts: new Map(posts.map((post) => [post.id, post])),
  };
}

/** A post's title, but not one that was taken from its first sentence: those words stand in the text already. */
function titleOfItsOwn({ title, text }: Post): string {
  return text.startsWith(title.replace(/…$/u, '')) ? '' : title;
}

/** The terms of a text that are indexed, in reading order. */
export function contentTokens(text: string): Token[] {
  return tokenize(text).filter(({ term }) => !isStopWord(term));
}
