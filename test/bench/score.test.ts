import type { ScoredQuestion } from './questions-file.ts';
import { type Ranked, scoreOf } from './score.ts';

const question = (right: string | null, answers: string[][] = []): ScoredQuestion => ({
  text: 'q',
  kind: 'all',
  isUnanswerable: right === null,
  isRight: (id) => id === right,
  isAccepted: () => false,
  answers,
});
const found = (...ids: string[]): Ranked[] => ids.map((id) => ({ id, excerpt: `${id} は ＣＲＥ です` }));

describe('scoreOf', () => {
  it('counts ranks, excerpts and rightly empty answers', () => {
    const questions = [
      question('a', [['cre']]),
      question('b', [['SRE']]),
      question('c'),
      question(null),
      question(null),
    ];
    const answers = [found('a', 'b'), found('a', 'b'), found('a'), [], found('a')];
    expect(scoreOf(questions, answers)).toEqual({
      n: 5,
      hit1: 0.3333,
      hit3: 0.6667,
      mrr: 0.5,
      ndcg: 0.5436,
      excerpt: 0.5,
      empty: '1/2',
    });
  });

  it('judges an excerpt only where the first post is right', () => {
    expect(scoreOf([question('b', [['CRE']])], [found('a', 'b')]).excerpt).toBe(0);
  });

  it('passes over results past the tenth', () => {
    const ids = Array.from({ length: 10 }, (_, at) => `x${at}`);
    expect(scoreOf([question('a')], [found(...ids, 'a')]).mrr).toBe(0);
  });
});
