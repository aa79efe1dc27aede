import { tokenize } from '../../src/text/tokenize.ts';
import { contentTerms } from './peers.ts';

const LONGEST = 200;

/** The 200 characters of a text that hold the most different terms of a question: what a plain search can show. */
export function densestWindow(text: string, question: string): string {
  const asked = new Set(contentTerms(question));
  const places = tokenize(text)
    .filter(({ term }) => asked.has(term))
    .sort((a, b) => a.start - b.start);
  let best = { start: 0, terms: 0 };
  for (const [at, first] of places.entries()) {
    const terms = new Set<string>();
    for (let next = at; (places[next]?.end ?? Number.POSITIVE_INFINITY) <= first.start + LONGEST; next++) {
      terms.add(places[next]?.term ?? '');
    }
    if (terms.size > best.terms) best = { start: first.start, terms: terms.size };
  }
  const start = Math.max(0, Math.min(best.start, text.length - LONGEST));
  return text.slice(start, start + LONGEST);
}
