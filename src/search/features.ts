/** How a passage fits a question; every feature is a share of the question's whole weight, so that answers compare. */
export interface Features {
  /** BM25 of the passage, by words and by pairs of characters. */
  words: number;
  pairs: number;
  /** The same of the passage and its neighbours together. */
  contextWords: number;
  contextPairs: number;
  /** The question's words that stand in a field of the post, or in the headings above the passage. */
  title: number;
  labels: number;
  description: number;
  headings: number;
  /** The best single sentence's share of the question's words. */
  sentence: number;
  /** The question's words that stand next to each other as they do in the question. */
  adjacency: number;
  /** The share of the question's words that the passage, its neighbours or its fields hold at all. */
  coverage: number;
}

/** What each feature adds to a score, in the order of `Features`; `npm run bench -- --only fit` fits those that
 * plain paragraphs can teach, `--quality` measures a change. */
export const WEIGHTS: Readonly<Record<keyof Features, number>> = {
  words: 0.65,
  pairs: 0.5,
  contextWords: 0.3,
  contextPairs: 0.25,
  title: 0.3,
  labels: 0.2,
  description: 0.2,
  headings: 0.2,
  sentence: 0.15,
  adjacency: 0.25,
  coverage: 0.25,
};

const WEIGHED = Object.entries(WEIGHTS) as [keyof Features, number][];

/** Of a passage that was not asked for in words. */
export const NO_FEATURES: Readonly<Features> = Object.freeze(
  Object.fromEntries(Object.keys(WEIGHTS).map((name) => [name, 0])) as unknown as Features,
);

export function scoreOf(features: Readonly<Features>): number {
  let score = 0;
  for (const [name, weight] of WEIGHED) score += weight * features[name];
  return score;
}
