import { type Features, scoreOf } from './features.ts';
import { createMeasure } from './measure.ts';
import type { Question } from './question.ts';
import type { SearchIndex } from './search-index.ts';

/** One passage that may answer, with its score. */
export interface Hit {
  unit: number;
  score: number;
  features: Readonly<Features>;
}

/** Scores `units` for a question, best first; ties keep the order of the index. */
export function rank(index: SearchIndex, question: Question, units: readonly number[]): Hit[] {
  const measure = createMeasure(index, question);
  return units
    .map((unit) => {
      const features = measure(unit);
      return { unit, features, score: scoreOf(features) };
    })
    .sort(bestFirst);
}

function bestFirst(a: { unit: number; score: number }, b: { unit: number; score: number }): number {
  if (a.score === b.score) return a.unit - b.unit;
  return b.score > a.score ? 1 : -1;
}
