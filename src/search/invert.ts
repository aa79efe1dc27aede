import type { Posting } from './candidates.ts';
import type { SearchIndex } from './search-index.ts';
import type { Steps } from './steps.ts';

/** What of an index its units are proposed by. */
export type Proposing = Pick<SearchIndex, 'passages' | 'lexicon' | 'store' | 'headings' | 'fields'>;

/** How many units are looked through between two steps. */
const STEP = 200;

/**
 * Turns the terms of every unit, its own and those of its headings and its post's fields, into the units of every term.
 * Two passes over numbers, the first to count; a step ends now and then, so that others get their turn.
 */
export function* invertSteps(index: Proposing): Steps<Posting[]> {
  const { lexicon, passages } = index;
  const seenIn = new Int32Array(lexicon.size).fill(-1);
  const counts = new Int32Array(lexicon.size);
  for (let unit = 0; unit < passages.length; unit++) {
    const terms = termsOf(index, unit);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      if (term < 0 || seenIn[term] === unit) continue;
      seenIn[term] = unit;
      counts[term] = (counts[term] as number) + 1;
    }
    if (unit % STEP === 0) yield;
  }
  const lists = Array.from(counts, (count) => new Array<number>(count));
  yield;
  const filled = new Int32Array(lexicon.size);
  seenIn.fill(-1);
  for (let unit = 0; unit < passages.length; unit++) {
    const terms = termsOf(index, unit);
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] as number;
      if (term < 0 || seenIn[term] === unit) continue;
      seenIn[term] = unit;
      const place = filled[term] as number;
      (lists[term] as number[])[place] = unit;
      filled[term] = place + 1;
    }
    if (unit % STEP === 0) yield;
  }
  yield;
  return lists.flatMap((units, term): Posting[] => (units.length > 0 ? [[lexicon.term(term), units]] : []));
}

function termsOf({ passages, store, headings, fields }: Proposing, unit: number): Int32Array {
  const [start, end] = [store.start(unit), store.start(unit + 1)];
  const own = fields.get(passages[unit]?.postId ?? '');
  const beside = [own?.title, own?.labels, own?.description, headings[unit]];
  const terms = new Int32Array(end - start + beside.reduce((sum, some) => sum + (some?.length ?? 0), 0));
  terms.set(store.terms.subarray(start, end));
  let at = end - start;
  for (const some of beside) if (some) for (const term of some) terms[at++] = term;
  return terms;
}
