import { PAIR_MARK } from '../text/tokenize.ts';
import { confidence, evidenceOf, LEAST } from './confidence.ts';
import { type Features, WEIGHTS } from './features.ts';
import type { Found } from './search.ts';

/** Why an answer is what it is. */
export interface Explanation {
  /** What was asked for, each with the terms that answer it; pairs of characters are left out. */
  notions: {
    surface: string;
    weight: number;
    known: boolean;
    terms: { term: string; likeness: number; weight: number }[];
  }[];
  corrections: readonly { from: string; to: string }[];
  /** The sum that decides whether anything answers, what it must reach, and what it is made of. */
  confidence: { value: number; least: number; evidence: Record<string, number> };
  /** Best first: what each feature of the best passage adds to the score, largest first. */
  results: { postId: string; score: number; parts: { feature: keyof Features; value: number; adds: number }[] }[];
}

/** Explains the first `limit` posts of what was found, whether or not they count as an answer. */
export function explain(found: Found, limit: number): Explanation {
  const { question, posts } = found;
  const evidence = evidenceOf(found);
  return {
    notions: question.notions.flatMap(({ surface, kind, weight, known }, notion) => {
      const terms = question.terms
        .filter((term) => term.notions.includes(notion) && !term.term.startsWith(PAIR_MARK))
        .map(({ term, likeness, weight: own }) => ({ term, likeness, weight: own }));
      return kind === 'pair' ? [] : [{ surface, weight, known, terms }];
    }),
    corrections: question.corrections,
    confidence: { value: confidence(evidence), least: LEAST, evidence: { ...evidence } },
    results: posts.slice(0, limit).map(({ postId, score, hits }) => ({
      postId,
      score,
      parts: (Object.keys(WEIGHTS) as (keyof Features)[])
        .map((feature) => ({ feature, value: hits[0]?.features[feature] ?? 0 }))
        .map((part) => ({ ...part, adds: part.value * WEIGHTS[part.feature] }))
        .filter(({ adds }) => adds > 0)
        .sort((a, b) => b.adds - a.adds),
    })),
  };
}
