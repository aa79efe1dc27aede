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

  it('proposes the units that hold most of the terms first', () => {
    expect(candidates.propose(['転職', '理由', '未知'], 10)).toEqual([0, 1]);
  });

  it('proposes no more than asked', () => {
    expect(candidates.propose(['転職'], 1)).toHaveLength(1);
  });

  it('takes the names of object members for words', () => {
    expect(candidates.propose(['__proto__'], 10)).toEqual([2]);
    expect(candidates.propose(['hasOwnProperty'], 10)).toEqual([]);
  });

  it('proposes nothing for no terms', () => {
    expect(candidates.propose([], 10)).toEqual([]);
  });
});
