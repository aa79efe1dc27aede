import { saturation } from './bm25.ts';
import type { QuestionTerm } from './question.ts';
import type { SearchIndex } from './search-index.ts';
import { contextOf } from './sentences-of.ts';
import { SENTENCE_END } from './term-store.ts';

/** How a passage fits a question; every feature is a share of the question's whole weight, so that answers compare. */
export interface Features {
  words: number;
  pairs: number;
  contextWords: number;
  contextPairs: number;
  title: number;
  labels: number;
  description: number;
  headings: number;
  /** The best single sentence's share of the question's words. */
  sentence: number;
  /** The share of the question's words that the passage, its context or its fields hold at all. */
  coverage: number;
}

/** What each feature adds to a score; fitted on `jaquad_train_0000` and `_0001` and the dev questions. */
export const WEIGHTS: Readonly<Record<keyof Features, number>> = {
  words: 1,
  pairs: 0.6,
  contextWords: 0.6,
  contextPairs: 0.4,
  title: 0.3,
  labels: 0.2,
  description: 0.2,
  headings: 0.2,
  sentence: 0.2,
  coverage: 0,
};

/** How many neighbours on each side, of the same post, belong to a passage's context. */
export const CONTEXT = 2;

/** One passage that may answer, with its score. */
export interface Hit {
  unit: number;
  score: number;
  features: Features;
}

/** Scores `units` for the question's terms, best first; ties keep the order of the index. */
export function rank(index: SearchIndex, terms: readonly QuestionTerm[], units: readonly number[]): Hit[] {
  const scorer = createScorer(index, terms);
  return units
    .map((unit) => {
      const features = scorer(unit);
      return { unit, features, score: scoreOf(features) };
    })
    .sort((a, b) => b.score - a.score || a.unit - b.unit);
}

export function scoreOf(features: Features): number {
  let score = 0;
  for (const name of Object.keys(WEIGHTS) as (keyof Features)[]) score += WEIGHTS[name] * features[name];
  return score;
}

/** What one pass over a passage's terms tells: how often each of the question's terms stands there, and the best sentence. */
interface Counts {
  counts: Uint16Array;
  length: number;
  bestSentence: number;
}

function createScorer(index: SearchIndex, terms: readonly QuestionTerm[]): (unit: number) => Features {
  const slots = new Map<number, number>();
  terms.forEach((term, slot) => {
    if (term.id !== undefined) slots.set(term.id, slot);
  });
  const total = { word: weightOf(terms, 'word'), pair: weightOf(terms, 'pair') };
  const seen = new Map<number, Counts>();
  const average = index.store.averageLength();

  const count = (unit: number): Counts => {
    const known = seen.get(unit);
    if (known) return known;
    const counts = new Uint16Array(terms.length);
    let sentence = 0;
    let bestSentence = 0;
    let inSentence = new Set<number>();
    for (const id of index.store.of(unit)) {
      if (id === SENTENCE_END) {
        bestSentence = Math.max(bestSentence, sentence);
        sentence = 0;
        inSentence = new Set();
        continue;
      }
      const slot = slots.get(id);
      if (slot === undefined) continue;
      counts[slot] = (counts[slot] ?? 0) + 1;
      const term = terms[slot] as QuestionTerm;
      if (term.kind === 'word' && !inSentence.has(slot)) {
        inSentence.add(slot);
        sentence += term.weight;
      }
    }
    const made = { counts, length: index.store.length(unit), bestSentence: Math.max(bestSentence, sentence) };
    seen.set(unit, made);
    return made;
  };

  const bm25 = (counts: Uint16Array, length: number, averageLength: number): { word: number; pair: number } => {
    const sums = { word: 0, pair: 0 };
    terms.forEach((term, slot) => {
      const times = counts[slot] ?? 0;
      if (times) sums[term.kind] += term.weight * saturation(times, length, averageLength);
    });
    return { word: share(sums.word, total.word), pair: share(sums.pair, total.pair) };
  };

  return (unit) => {
    const own = count(unit);
    const context = contextOf(index, unit, CONTEXT).map(count);
    const around = new Uint16Array(terms.length);
    let length = 0;
    for (const part of context) {
      part.counts.forEach((times, slot) => {
        around[slot] = (around[slot] ?? 0) + times;
      });
      length += part.length;
    }
    const here = bm25(own.counts, own.length, average);
    const near = bm25(around, length, average * context.length);
    const passage = index.passages[unit];
    const fields = passage && index.fields.get(passage.postId);
    const held = (set: Set<number> | undefined) => fieldShare(set, terms, total.word);
    const covered = terms.reduce((sum, term, slot) => {
      const present =
        around[slot] ||
        (term.id !== undefined &&
          (fields?.title.has(term.id) || fields?.labels.has(term.id) || index.headings[unit]?.has(term.id)));
      return term.kind === 'word' && present ? sum + term.weight : sum;
    }, 0);
    return {
      words: here.word,
      pairs: here.pair,
      contextWords: near.word,
      contextPairs: near.pair,
      title: held(fields?.title),
      labels: held(fields?.labels),
      description: held(fields?.description),
      headings: held(index.headings[unit]),
      sentence: share(own.bestSentence, total.word),
      coverage: share(covered, total.word),
    };
  };
}

function fieldShare(set: Set<number> | undefined, terms: readonly QuestionTerm[], total: number): number {
  if (!set?.size) return 0;
  let sum = 0;
  for (const term of terms) if (term.kind === 'word' && term.id !== undefined && set.has(term.id)) sum += term.weight;
  return share(sum, total);
}

function weightOf(terms: readonly QuestionTerm[], kind: QuestionTerm['kind']): number {
  return terms.reduce((sum, term) => (term.kind === kind ? sum + term.weight : sum), 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
