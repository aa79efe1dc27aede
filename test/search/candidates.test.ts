import { jest } from '@jest/globals';

jest.unstable_mockModule('flexsearch', () => import('flexsearch/debug' as string));
const { createCandidates } = await import('../../src/search/candidates.ts');

describe('createCandidates', () => {
  const candidates = createCandidates(
    [
      ['転職', [0, 1]],
      ['理由', [0]],
      ['cre', [0]],
      ['__proto__', [2]],
      ['constructor', [2]],
    ],
    [0, 1, 2],
  );

  const propose = (terms: Record<string, number>, limit = 10, isAllowed?: (unit: number) => boolean) => {
    const weighed = Object.entries(terms).map(([term, weight]) => ({ term, weight }));
    return candidates.propose(weighed, limit, isAllowed).sort();
  };

  it('proposes every unit that holds one of the terms, each once', () => {
    expect(propose({ 転職: 1, 理由: 1, 未知: 1 })).toEqual([0, 1]);
  });

  it('proposes the units whose terms weigh most, and no more than asked', () => {
    expect(propose({ 転職: 1, 理由: 1 }, 1)).toEqual([0]);
    expect(propose({ 転職: 1, constructor: 3 }, 1)).toEqual([2]);
    expect(propose({ 転職: 2, cre: 1, constructor: 2.5 }, 2)).toEqual([0, 2]);
  });

  it('forgets a question when the next one comes', () => {
    propose({ 転職: 5, 理由: 5 });
    expect(propose({ 転職: 1, constructor: 2 }, 1)).toEqual([2]);
  });

  it('proposes the first of the units that weigh alike', () => {
    expect(propose({ 転職: 1 }, 1)).toEqual([0]);
  });

  it('leaves out the units that are not allowed, whatever they weigh', () => {
    expect(propose({ 転職: 1, 理由: 5 }, 1, (unit) => unit !== 0)).toEqual([1]);
  });

  it('takes the names of object members for words', () => {
    expect(candidates.propose([{ term: '__proto__', weight: 1 }], 10)).toEqual([2]);
    expect(propose({ hasOwnProperty: 1 })).toEqual([]);
  });

  it('proposes nothing for no terms', () => {
    expect(candidates.propose([], 10)).toEqual([]);
  });
});
