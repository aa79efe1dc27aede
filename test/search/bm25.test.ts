import { inverseDocumentFrequency, K1, saturation } from '../../src/search/bm25.ts';

describe('inverseDocumentFrequency', () => {
  it('falls as more units hold the term, and is never negative', () => {
    const values = [0, 1, 10, 50, 100].map((frequency) => inverseDocumentFrequency(100, frequency));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(Math.min(...values)).toBeGreaterThan(0);
  });

  it('is the formula of Lucene', () => {
    expect(inverseDocumentFrequency(10, 2)).toBeCloseTo(Math.log(1 + 8.5 / 2.5), 12);
  });
});

describe('saturation', () => {
  it('is one for one occurrence in a text of average length', () => {
    expect(saturation(1, 100, 100)).toBeCloseTo(1, 12);
  });

  it('grows with occurrences towards K1 + 1, and shrinks with length', () => {
    expect(saturation(3, 100, 100)).toBeGreaterThan(saturation(1, 100, 100));
    expect(saturation(1e9, 100, 100)).toBeCloseTo(K1 + 1, 6);
    expect(saturation(1, 300, 100)).toBeLessThan(saturation(1, 100, 100));
  });
});
