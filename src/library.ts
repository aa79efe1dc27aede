import type { Author, Corpus, Post, PostKind, Problem } from './corpus/types.ts';
import { createByAuthor } from './library/by-author.ts';
import { type BestExcerpt, createExcerpts } from './library/excerpts.ts';
import { answerKind } from './passages/answer-kind.ts';
import { passageKey } from './passages/passage-key.ts';
import { standalonePassages } from './passages/pick.ts';
import { splitPassages } from './passages/split.ts';
import { summaryOf } from './passages/summary.ts';
import { inverseDocumentFrequency } from './search/bm25.ts';
import { isNothing } from './search/confidence.ts';
import { type Explanation, explain } from './search/explain.ts';
import { rank } from './search/rank.ts';
import { type Found, type PostHit, search } from './search/search.ts';
import { type IndexOptions, type SearchIndex, searchIndexSteps } from './search/search-index.ts';
import { sentencesOf } from './search/sentences-of.ts';
import { similarPosts } from './search/similar.ts';
import { finish, type Steps } from './search/steps.ts';
import type { Span } from './text/span.ts';

export type { Author, Explanation, Post, PostKind, Problem, Span };

/** A quotation: `text` is cut from `Post.text` as it stands there, `highlights` are spans of `text`. */
export interface Excerpt {
  text: string;
  highlights: Span[];
  /** The exact place on the web, where the post has a url. */
  link?: string;
  /** The nearest heading above. */
  heading?: string;
  slide?: number;
}

/** One post that answers, with its best excerpt (at most 200 characters) and its summary (at most 200). */
export interface Result {
  post: Post;
  /** Only comparable within one answer. */
  score: number;
  excerpt: Excerpt;
  summary: string;
}

/** A word of the question that the library does not hold, and the word of the library that was searched instead. */
export interface Correction {
  from: string;
  to: string;
}

/** What the library says to a question. `results` is empty exactly when nothing answers; then `near` has what to try. */
export interface Answer {
  question: string;
  /** The page that was asked for, best first. */
  results: Result[];
  /** How many posts answer in all. */
  total: number;
  corrections: Correction[];
  /** At most three words and two posts. */
  near: { words: string[]; posts: Post[] };
}

/** A passage that can be read alone (60-200 characters); `key` names it within its post, and outlives a reload. */
export interface Readable {
  key: string;
  excerpt: Excerpt;
}

/** All that the rest of the program sees of the corpus, its index and its passages. Immutable: a reload builds another. */
export interface Library {
  /** Newest first. */
  readonly posts: readonly Post[];
  readonly problems: readonly Problem[];
  readonly passageCount: number;
  /** Answers a question of any length and content; `offset` and `limit` (3) choose the page. */
  ask(question: string, options?: { limit?: number; offset?: number }): Answer;
  /** Why the first `limit` (3) posts stand where they stand, or why none counts as an answer. */
  explain(question: string, options?: { limit?: number }): Explanation;
  post(id: string): Post | undefined;
  /** Two or three whole sentences, at most 200 characters; throws for an unknown id. */
  summary(id: string): string;
  /** Every passage of the post that matches, best first, each text once, at most `limit` (10); none where nothing does; throws for an unknown id. */
  excerpts(id: string, question: string, options?: { limit?: number }): Excerpt[];
  /** All posts of the post's author in order of time, itself among them; none of an unknown author; throws for an unknown id. */
  byAuthor(id: string): Post[];
  /** Posts that are about the same, best first, at most `limit` (3); throws for an unknown id. */
  similar(id: string, options?: { limit?: number }): Post[];
  /** The passages of a post that can be read alone, in order, each once; throws for an unknown id. */
  readable(id: string): readonly Readable[];
  /** One passage that can be read alone (60-200 characters), drawn with `random` (0 to 1); nothing from an empty library. */
  pick(random: () => number): { post: Post; excerpt: Excerpt } | undefined;
}

const FIRST_PAGE = 3;
const MOST_EXCERPTS = 10;
/** How many neighbours of the best passage, on each side, its excerpt may be cut from. */
const EXCERPT_REACH = 1;
const NEAR_WORDS = 3;
const NEAR_POSTS = 2;
/** A word that is worth being offered by itself: two characters, not of hiragana alone. */
const MEANS_SOMETHING = /^(?=.*[^\p{Script=Hiragana}ー]).{2,}$/u;

/** Builds the library of a corpus: cuts its posts into passages and indexes them. Takes about a second for two million characters. */
export function createLibrary(corpus: Corpus, options: IndexOptions = {}): Library {
  return finish(librarySteps(corpus, options)).library;
}

/** The same in steps, with the index, whose texts need not be cut again for the next library. */
export function* librarySteps(
  corpus: Corpus,
  options: IndexOptions = {},
): Steps<{ library: Library; index: SearchIndex }> {
  const posts = [...corpus.posts].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || (a.id < b.id ? -1 : 1));
  const index = yield* searchIndexSteps(posts, splitPassages, options);
  return { library: libraryOf(posts, corpus.problems, index), index };
}

function libraryOf(posts: readonly Post[], problems: readonly Problem[], index: SearchIndex): Library {
  const unitsOf = new Map<string, number[]>();
  index.passages.forEach(({ postId }, unit) => {
    const units = unitsOf.get(postId);
    if (units) units.push(unit);
    else unitsOf.set(postId, [unit]);
  });
  const excerpts = createExcerpts(index);
  const ofAuthor = createByAuthor(posts);
  const rarity = (term: number) => inverseDocumentFrequency(index.passages.length, index.lexicon.frequency(term));
  const summaries = new Map<string, string>();

  const sentencesWithTerms = (unit: number) =>
    sentencesOf(index, unit).map(({ start, end, termsFrom, termsTo }) => ({
      start,
      end,
      terms: Array.from(index.store.terms.subarray(termsFrom, termsTo)),
    }));

  const known = (id: string): Post => {
    const post = index.posts.get(id);
    if (!post) throw new Error(`library: no post with id "${id}"`);
    return post;
  };

  const summary = (id: string): string => {
    const post = known(id);
    const made =
      summaries.get(id) ??
      summaryOf(post, { rarity, sentences: () => (unitsOf.get(id) ?? []).flatMap(sentencesWithTerms) });
    summaries.set(id, made);
    return made;
  };

  const readablesOf = new Map<string, readonly Readable[]>();
  const readable = (id: string): readonly Readable[] => {
    const made = readablesOf.get(id) ?? readablePassages(known(id));
    readablesOf.set(id, made);
    return made;
  };

  const resultOf = ({ postId, score, hits: [best] }: PostHit, bestExcerpt: BestExcerpt): Result[] => {
    const excerpt = best && bestExcerpt(best.unit, EXCERPT_REACH);
    return excerpt ? [{ post: known(postId), score, excerpt, summary: summary(postId) }] : [];
  };

  return {
    posts,
    problems,
    passageCount: index.passages.length,
    post: (id) => index.posts.get(id),
    summary,
    ask: (text, { limit = FIRST_PAGE, offset = 0 } = {}) => {
      const found = search(index, text);
      const { question, posts: hits } = found;
      const corrections = [...question.corrections];
      if (isNothing(found)) return { question: text, results: [], total: 0, corrections, near: near(found) };
      const bestExcerpt = excerpts.answering(question, answerKind(text));
      const results = hits.slice(offset, offset + limit).flatMap((hit) => resultOf(hit, bestExcerpt));
      return { question: text, results, total: hits.length, corrections, near: { words: [], posts: [] } };
    },
    explain: (text, { limit = FIRST_PAGE } = {}) => explain(search(index, text), limit),
    excerpts: (id, text, { limit = MOST_EXCERPTS } = {}) => {
      known(id);
      const units = unitsOf.get(id) ?? [];
      const { question } = search(index, text);
      const hits = rank(index, question, units).filter(({ features: { words, pairs } }) => words + pairs > 0);
      const bestExcerpt = excerpts.answering(question, answerKind(text));
      const byKey = new Map<string, Excerpt>();
      for (const { unit } of hits) {
        if (byKey.size >= limit) break;
        const excerpt = bestExcerpt(unit);
        const key = excerpt && passageKey(excerpt.text);
        if (key && !byKey.has(key)) byKey.set(key, excerpt);
      }
      return [...byKey.values()];
    },
    byAuthor: (id) => ofAuthor(known(id)),
    similar: (id, { limit = FIRST_PAGE } = {}) =>
      similarPosts(index, known(id), unitsOf.get(id) ?? [], limit).map(known),
    readable,
    pick: (random) => pick(posts, random, readable),
  };

  /** The rarest words of a question that the library does hold, and the posts that hold most of them. */
  function near({ question, posts: hits }: Found): Answer['near'] {
    const words = question.notions.filter(
      ({ kind, known, surface }) => kind === 'word' && known && MEANS_SOMETHING.test(surface),
    );
    return {
      words: words
        .sort((a, b) => b.weight - a.weight)
        .slice(0, NEAR_WORDS)
        .map(({ surface }) => surface),
      posts: hits.slice(0, NEAR_POSTS).map(({ postId }) => known(postId)),
    };
  }

  function readablePassages(post: Post): Readable[] {
    const byKey = new Map<string, Readable>();
    for (const span of standalonePassages(post)) {
      const excerpt = excerpts.at(post, span, unitAt(post.id, span));
      const key = passageKey(excerpt.text);
      if (!byKey.has(key)) byKey.set(key, { key, excerpt });
    }
    return [...byKey.values()];
  }

  function unitAt(id: string, span: Span): number | undefined {
    return unitsOf.get(id)?.find((unit) => (index.passages[unit]?.end ?? 0) > span.start);
  }
}

function pick(
  posts: readonly Post[],
  random: () => number,
  readable: (id: string) => readonly Readable[],
): { post: Post; excerpt: Excerpt } | undefined {
  const left = [...posts];
  while (left.length) {
    const [post] = left.splice(Math.floor(random() * left.length), 1);
    const passages = post ? readable(post.id) : [];
    const passage = passages[Math.floor(random() * passages.length)];
    if (post && passage) return { post, excerpt: passage.excerpt };
  }
  return undefined;
}
