import { growth, median, percentile } from './stats.ts';

describe('percentile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4], 0.5, 2],
    [[5], 0.99, 5],
    [Array.from({ length: 200 }, (_, at) => at + 1), 0.99, 198],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });
});

describe('median', () => {
  it('is the middle value', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
});

describe('growth', () => {
  const points = (power: number) => [1_000, 10_000, 50_000].map((size) => ({ size, value: 3 * size ** power }));

  it.each([0, 0.5, 1, 2])('finds the exponent %d', (power) => {
    expect(growth(points(power))).toBeCloseTo(power, 2);
  });

  it('knows nothing from one point', () => {
    expect(growth(points(1).slice(0, 1))).toBeUndefined();
  });
});
