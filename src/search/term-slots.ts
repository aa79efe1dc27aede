/**
 * The places of a question's terms in its list, by their numbers: open addressing in a table so sparse that nearly every
 * other term of a passage is passed over with one look.
 */
export interface TermSlots {
  /** A place and one; 0 where there is none. */
  table: Int16Array;
  mask: number;
  ids: Int32Array;
}

const LEAST_SIZE = 1024;
const SPARSENESS = 4;

export function createTermSlots(terms: readonly { id: number }[]): TermSlots {
  let size = LEAST_SIZE;
  while (size < terms.length * SPARSENESS) size *= 2;
  const mask = size - 1;
  const table = new Int16Array(size);
  const ids = new Int32Array(terms.length);
  terms.forEach(({ id }, slot) => {
    let at = id & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = slot + 1;
    ids[slot] = id;
  });
  return { table, mask, ids };
}

/** The place of the term with the number `id`; -1 for every other number. */
export function slotOf({ table, mask, ids }: TermSlots, id: number): number {
  for (let at = id & mask; ; at = (at + 1) & mask) {
    const slot = (table[at] as number) - 1;
    if (slot < 0 || ids[slot] === id) return slot;
  }
}
