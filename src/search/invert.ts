import type { Posting } from './candidates.ts';
import type { SearchIndex } from './search-index.ts';
import type { Steps } from './steps.ts';

/** What of an index its units are proposed by. */
export type Proposing = Pick<SearchIndex, 'passages' | 'lexicon' | 'store' | 'headings' | 'fields'>;

/** How many units are looked through between two steps. */
const STEP = 200;

/**
 * Turns the terms of every unit, its own and those of its headings and its post's fields, into the units of every term.
 * Two passes over numbers; a step ends now and then, so that others get their turn.
 */
export function* invertSteps(index: Proposing): Steps<Posting[]> {
  const { lexicon, passages } = index;
  const counts = new Int32Array(lexicon.size);
  const seenIn = new Int32Array(lexicon.size).fill(-1);
  const visit = (unit: number, take: (term: number) => void): void => {
    for (const terms of termsOf(index, unit)) {
      for (const term of terms) {
        if (term < 0 || seenIn[term] === unit) continue;
        seenIn[term] = unit;
        take(term);
      }
    }
  };
  for (let unit = 0; unit < passages.length; unit++) {
    visit(unit, (term) => {
      counts[term] = (counts[term] as number) + 1;
    });
    if (unit % STEP === 0) yield;
  }
  const lists = new Array<number[]>(lexicon.size);
  const filled = new Int32Array(lexicon.size);
  for (let term = 0; term < lexicon.size; term++) lists[term] = new Array<number>(counts[term] as number);
  seenIn.fill(-1);
  for (let unit = 0; unit < passages.length; unit++) {
    visit(unit, (term) => {
      const at = filled[term] as number;
      (lists[term] as number[])[at] = unit;
      filled[term] = at + 1;
    });
    if (unit % STEP === 0) yield;
  }
  return lists.flatMap((units, term): Posting[] => (units.length > 0 ? [[lexicon.term(term), units]] : []));
}

function termsOf({ passages, store, headings, fields }: Proposing, unit: number): Iterable<number>[] {
  const own = fields.get(passages[unit]?.postId ?? '');
  return [
    store.terms.subarray(store.start(unit), store.start(unit + 1)),
    ...(own ? [own.title, own.labels, own.description] : []),
    headings[unit] ?? [],
  ];
}
