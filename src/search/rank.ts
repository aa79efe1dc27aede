import { saturation } from './bm25.ts';
import type { Notion, Question, QuestionTerm } from './question.ts';
import { createScanner } from './scan.ts';
import type { SearchIndex } from './search-index.ts';
import { contextOf } from './sentences-of.ts';

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

/** How many neighbours on each side, of the same post, belong to a passage's context. */
export const CONTEXT = 2;

/** One passage that may answer, with its score. */
export interface Hit {
  unit: number;
  score: number;
  features: Readonly<Features>;
}

/** How many passages are looked at with their neighbours, of those that score best by themselves. */
const LOOKED_AT = 32;

/** Scores `units` for a question and gives the best `LOOKED_AT`, best first; ties keep the order of the index. */
export function rank(index: SearchIndex, question: Question, units: readonly number[]): Hit[] {
  const { glance, measure } = createMeasure(index, question);
  return units
    .map((unit) => ({ unit, score: glance(unit) }))
    .sort(bestFirst)
    .slice(0, LOOKED_AT)
    .map(({ unit }) => {
      const features = measure(unit);
      return { unit, features, score: scoreOf(features) };
    })
    .sort(bestFirst);
}

function bestFirst(a: { unit: number; score: number }, b: { unit: number; score: number }): number {
  return b.score - a.score || a.unit - b.unit;
}

function scoreOf(features: Features): number {
  let score = 0;
  for (const [name, weight] of WEIGHED) score += weight * features[name];
  return score;
}

/** `glance` scores a passage by its own words and pairs, `measure` gives all its features. */
interface Measure {
  glance(unit: number): number;
  measure(unit: number): Features;
}

function createMeasure(index: SearchIndex, question: Question): Measure {
  const { terms, notions } = question;
  const scan = createScanner(index, question);
  const average = index.store.averageLength();
  const wordWeight = weightOf(notions, ({ kind }) => kind !== 'pair');
  const pairWeight = weightOf(notions, ({ kind }) => kind === 'pair');
  const plainWeight = weightOf(notions, ({ kind }) => kind === 'word');
  /** By notion: filled anew for every sum. */
  const best = new Float64Array(notions.length);

  /** BM25 of counted terms, as shares of what the question weighs; of a notion's terms the best one counts. */
  const bm25 = (counts: readonly number[], length: number, averageLength: number) => {
    best.fill(0);
    for (let slot = 0; slot < terms.length; slot++) {
      const times = counts[slot] as number;
      if (times === 0) continue;
      const { weight, notions: answered } = terms[slot] as QuestionTerm;
      const value = weight * saturation(times, length, averageLength);
      for (const notion of answered) if (value > (best[notion] as number)) best[notion] = value;
    }
    let words = 0;
    let pairs = 0;
    for (let notion = 0; notion < notions.length; notion++) {
      if ((notions[notion] as Notion).kind === 'pair') pairs += best[notion] as number;
      else words += best[notion] as number;
    }
    return { words: share(words, wordWeight), pairs: share(pairs, pairWeight) };
  };

  /** The share of the question's words that `holds` accepts; a term that stands for a word counts as far as it is like it. */
  const held = (holds: (id: number, slot: number) => boolean | undefined): number => {
    best.fill(0);
    for (let slot = 0; slot < terms.length; slot++) {
      const { id, likeness, notions: answered } = terms[slot] as QuestionTerm;
      if (!holds(id, slot)) continue;
      for (const notion of answered) if (likeness > (best[notion] as number)) best[notion] = likeness;
    }
    let sum = 0;
    for (let notion = 0; notion < notions.length; notion++) {
      const { kind, weight } = notions[notion] as Notion;
      if (kind === 'word') sum += weight * (best[notion] as number);
    }
    return share(sum, plainWeight);
  };

  const ofSet = remember((set: ReadonlySet<number> | undefined) => (set?.size ? held((id) => set.has(id)) : 0));

  const glance = (unit: number): number => {
    const own = scan(unit);
    const { words, pairs } = bm25(own.counts, own.length, average);
    const fields = index.fields.get(index.passages[unit]?.postId ?? '');
    return WEIGHTS.words * words + WEIGHTS.pairs * pairs + WEIGHTS.title * ofSet(fields?.title);
  };

  const measure = (unit: number): Features => {
    const own = scan(unit);
    const { from, to } = contextOf(index, unit, CONTEXT);
    const counts = terms.map(() => 0);
    let length = 0;
    for (let near = from; near < to; near++) {
      const part = scan(near);
      for (let slot = 0; slot < counts.length; slot++) {
        counts[slot] = (counts[slot] as number) + (part.counts[slot] as number);
      }
      length += part.length;
    }
    const passage = bm25(own.counts, own.length, average);
    const context = bm25(counts, length, average * (to - from));
    const fields = index.fields.get(index.passages[unit]?.postId ?? '');
    const headings = index.headings[unit];
    return {
      words: passage.words,
      pairs: passage.pairs,
      contextWords: context.words,
      contextPairs: context.pairs,
      title: ofSet(fields?.title),
      labels: ofSet(fields?.labels),
      description: ofSet(fields?.description),
      headings: ofSet(headings),
      sentence: share(own.sentence, plainWeight),
      adjacency: share(own.adjacency, plainWeight),
      coverage: held(
        (id, slot) => counts[slot] !== 0 || fields?.title.has(id) || fields?.labels.has(id) || headings?.has(id),
      ),
    };
  };

  return { glance, measure };
}

/** Asks once for every set: the passages of a post share its fields. */
function remember<T>(measure: (set: T) => number): (set: T) => number {
  const known = new Map<T, number>();
  return (set) => {
    const value = known.get(set) ?? measure(set);
    known.set(set, value);
    return value;
  };
}

function weightOf(notions: readonly Notion[], counts: (notion: Notion) => boolean): number {
  return notions.reduce((sum, notion) => (counts(notion) ? sum + notion.weight : sum), 0);
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
