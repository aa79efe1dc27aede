/** Term saturation and length normalisation of BM25 (Robertson and Zaragoza 2009); short passages want a small k1. */
export const K1 = 0.5;
export const B = 0.75;

/** Inverse document frequency, in Lucene's form that is never negative: ln(1 + (N - n + 0.5) / (n + 0.5)). */
export function inverseDocumentFrequency(unitCount: number, frequency: number): number {
  return Math.log(1 + (unitCount - frequency + 0.5) / (frequency + 0.5));
}

/** How much `count` occurrences in a text of `length` terms are worth, from 0 to K1 + 1; `averageLength` is of all units. */
export function saturation(count: number, length: number, averageLength: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / averageLength));
}
