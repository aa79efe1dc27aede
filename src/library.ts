import type { Author, Post, PostKind, Problem } from './corpus/types.ts';
import type { Span } from './text/span.ts';

export type { Author, Post, PostKind, Problem, Span };

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

/** All that the rest of the program sees of the corpus, its index and its passages. Immutable: a reload builds another. */
export interface Library {
  /** Newest first. */
  readonly posts: readonly Post[];
  readonly problems: readonly Problem[];
  readonly passageCount: number;
  /** Answers a question of any length and content; `offset` and `limit` (3) choose the page. */
  ask(question: string, options?: { limit?: number; offset?: number }): Answer;
  post(id: string): Post | undefined;
  /** Two or three whole sentences, at most 200 characters; throws for an unknown id. */
  summary(id: string): string;
  /** Every passage of the post that matches, best first, at most `limit` (10); throws for an unknown id. */
  excerpts(id: string, question: string, options?: { limit?: number }): Excerpt[];
  /** Posts that are about the same, best first, at most `limit` (3); throws for an unknown id. */
  similar(id: string, options?: { limit?: number }): Post[];
  /** One passage that can be read alone (60-200 characters), drawn with `random` (0 to 1); nothing from an empty library. */
  pick(random: () => number): { post: Post; excerpt: Excerpt } | undefined;
}
