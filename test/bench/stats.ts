/** How long something took, in milliseconds, over many times. */
export interface Times {
  n: number;
  median: number;
  p99: number;
  worst: number;
}

/** The value that `share` (0 to 1) of `values` do not exceed (nearest rank); NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function timesOf(values: readonly number[]): Times {
  return {
    n: values.length,
    median: round(median(values)),
    p99: round(percentile(values, 0.99)),
    worst: round(Math.max(...values)),
  };
}

/** The exponent e of value = c * size^e that fits best (least squares over logarithms): 1 is growth in step. */
export function growth(points: readonly { size: number; value: number }[]): number | undefined {
  if (points.length < 2) return undefined;
  const logs = points.map(({ size, value }) => [Math.log(size), Math.log(value)] as const);
  const mean = (place: 0 | 1) => logs.reduce((sum, pair) => sum + pair[place], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return round(above / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0));
}

/** Three decimals are more than a shared machine can measure. */
export function round(value: number, decimals = 3): number {
  return Number(value.toFixed(decimals));
}
