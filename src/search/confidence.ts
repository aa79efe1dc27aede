import type { Hit } from './rank.ts';
import type { Found } from './search.ts';

/** What tells an answered question from one that no post answers; shares of the question's weight, but for the last two. */
export interface Evidence {
  /** Of what is asked for, the most that one passage, its surroundings and its fields hold. */
  coverage: number;
  /** The same by pairs of characters, which see through inflection and slips; `coverage` where a question has none. */
  pairs: number;
  /** The best passage's BM25, and its best single sentence. */
  words: number;
  sentence: number;
  /** The share of words that no post holds in any spelling. */
  unknown: number;
  /** The best post's score, as `rank` gives it. */
  score: number;
  /** The logarithm of how many words are asked for, and one: a long question is never covered whole. */
  length: number;
}

/**
 * The weights of a logistic regression that tells questions about JaQuAD's paragraphs from the same questions asked of
 * the other articles; `npm run bench -- --only fit` fits them anew.
 */
const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  coverage: 1.9,
  pairs: 4.1,
  words: 4.8,
  sentence: 3.6,
  unknown: -6.2,
  score: 2.2,
  length: 1.7,
};
/**
 * Below this sum nothing answers. On JaQuAD's 0002 and 0003 two in a thousand answers are lost for it, and 73 % of the
 * questions without one are told so (`inPlace` of the same command).
 */
export const LEAST = 8.5;
const TRUSTED_POSTS = 3;

/** Whether no post answers: decided by how much of what is asked for the best posts hold, rare words before common ones. */
export function isNothing(found: Found): boolean {
  if (found.posts.length === 0) return true;
  const onlyFiltered = found.question.notions.length === 0 && found.query.narrowed;
  return !onlyFiltered && confidence(evidenceOf(found)) < LEAST;
}

/** The sum that is held against `LEAST`. */
export function confidence(evidence: Evidence): number {
  return (Object.keys(WEIGHTS) as (keyof Evidence)[]).reduce((sum, name) => sum + WEIGHTS[name] * evidence[name], 0);
}

/** What the best posts say for and against an answer. */
export function evidenceOf({ question, posts }: Pick<Found, 'question' | 'posts'>): Evidence {
  const hits = posts.slice(0, TRUSTED_POSTS).flatMap((post) => post.hits);
  const most = (name: keyof Hit['features']) => hits.reduce((best, { features }) => Math.max(best, features[name]), 0);
  const words = question.notions.filter(({ kind }) => kind === 'word');
  const weightOf = (notions: typeof words) => notions.reduce((sum, { weight }) => sum + weight, 0);
  const coverage = most('coverage');
  return {
    coverage,
    pairs: question.notions.some(({ kind }) => kind === 'pair') ? most('contextPairs') : coverage,
    words: most('words'),
    sentence: most('sentence'),
    unknown: words.length > 0 ? weightOf(words.filter(({ known }) => !known)) / weightOf(words) : 0,
    score: posts[0]?.score ?? 0,
    length: Math.log(1 + words.length),
  };
}
