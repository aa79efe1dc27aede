import type { ScoredQuestion } from './questions-file.ts';
import { round } from './stats.ts';

/** The first results of an engine, best first. */
export interface Ranked {
  id: string;
  excerpt: string;
}

/** How well an engine answers questions; shares from 0 to 1. */
export interface Score {
  n: number;
  /** The right post is first, or among the first three. */
  hit1: number;
  hit3: number;
  /** Mean reciprocal rank and nDCG of the right post, 0 past rank 10. */
  mrr: number;
  ndcg: number;
  /** The first result is right and its excerpt of at most 200 characters holds the answer. */
  excerpt: number | null;
  /** Of the questions that nothing answers, those that got no result. */
  empty: string | null;
}

const LONGEST_EXCERPT = 200;

/** Scores an engine's answers to `questions`, by the same place. */
export function scoreOf(questions: readonly ScoredQuestion[], answers: readonly (readonly Ranked[])[]): Score {
  const sums = { hit1: 0, hit3: 0, mrr: 0, ndcg: 0, excerpt: 0, judged: 0, empty: 0, none: 0 };
  questions.forEach((question, at) => {
    const ranked = (answers[at] ?? []).slice(0, 10);
    if (question.isUnanswerable) {
      sums.none += 1;
      sums.empty += ranked.length === 0 ? 1 : 0;
      return;
    }
    const rank = ranked.findIndex(({ id }) => question.isRight(id));
    if (rank >= 0) {
      sums.hit1 += rank === 0 ? 1 : 0;
      sums.hit3 += rank < 3 ? 1 : 0;
      sums.mrr += 1 / (rank + 1);
      sums.ndcg += 1 / Math.log2(rank + 2);
    }
    if (question.answers.length === 0) return;
    sums.judged += 1;
    const [first] = ranked;
    if (first && rank === 0 && holdsAnswer(question, first)) sums.excerpt += 1;
  });
  const answerable = questions.length - sums.none || 1;
  return {
    n: questions.length,
    hit1: round(sums.hit1 / answerable, 4),
    hit3: round(sums.hit3 / answerable, 4),
    mrr: round(sums.mrr / answerable, 4),
    ndcg: round(sums.ndcg / answerable, 4),
    excerpt: sums.judged ? round(sums.excerpt / sums.judged, 4) : null,
    empty: sums.none ? `${sums.empty}/${sums.none}` : null,
  };
}

function holdsAnswer(question: ScoredQuestion, { id, excerpt }: Ranked): boolean {
  if (question.isAccepted(id)) return true;
  const shown = fold([...excerpt].slice(0, LONGEST_EXCERPT).join(''));
  return question.answers.some((words) => words.every((word) => shown.includes(fold(word))));
}

/** Width, case, white space and Markdown's marks do not matter. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*_`>#|~]+/gu, '');
}
