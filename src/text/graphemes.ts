const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });
/** No grapheme that people write is longer: family emoji have 11 units. */
const LONGEST_GRAPHEME = 64;

/**
 * The end of the last whole grapheme within `length` units of `start`, so that nothing is cut inside a character that
 * people see as one; inside a grapheme that is longer than `length` it is cut all the same.
 */
export function graphemeEnd(text: string, start: number, length: number): number {
  let end = start;
  for (const { index, segment } of graphemes.segment(text.slice(start, start + length + LONGEST_GRAPHEME))) {
    if (index + segment.length > length) break;
    end = start + index + segment.length;
  }
  return end > start ? end : start + length;
}
