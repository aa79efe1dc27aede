import { findTags } from '../formats/html-text.ts';

/** Elements that have no end, or whose end is often left out. */
const UNCLOSED = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th option'.split(' '),
);
const MOST_NESTING = 200;

/** Whether a page has more elements than `most`, or deeper ones than people write: parsers' time grows faster than they do. */
export function isTooHard(html: string, most: number): boolean {
  let elements = 0;
  let depth = 0;
  for (const { name, closing } of findTags(html)) {
    if (!closing) elements++;
    if (!UNCLOSED.has(name)) depth = Math.max(0, depth + (closing ? -1 : 1));
    if (elements > most || depth > MOST_NESTING) return true;
  }
  return false;
}
