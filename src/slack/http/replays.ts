/** Remembers signatures, so that a request that was recorded on its way is not worked on a second time. */
export interface Replays {
  /** True for the first caller with this signature, false for every later one. */
  first(signature: string): boolean;
  /** Lets the signature be first again, after what it stood for did not happen. */
  forget(signature: string): void;
}

/** A signature is good for five minutes before its time and five after it. */
const GOOD_MS = 11 * 60 * 1000;
/** A power of two: one megabyte a generation. */
const PLACES = 1 << 17;
const FREE = 0;
const FORGOTTEN = -1;

/**
 * Holds every signature for as long as it is good, or the last `most` where more arrive, in two tables of one size:
 * when the younger is full or old enough, it takes the place of the older. The memory is the same however many come.
 */
export function createReplays({
  clock,
  most = (PLACES * 3) / 4,
}: {
  clock: () => number;
  /** Up to 98,304. */
  most?: number;
}): Replays {
  let older = createTable();
  let younger = createTable();
  let since = clock();
  const turn = (): void => {
    const isIdle = clock() - since >= 2 * GOOD_MS;
    [older, younger] = [younger, older];
    younger.clear();
    if (isIdle) older.clear();
    since = clock();
  };
  return {
    first: (signature) => {
      if (younger.used() >= most || clock() - since >= GOOD_MS) turn();
      const key = keyOf(signature);
      if (younger.find(key) || older.find(key)) return false;
      younger.add(key);
      return true;
    },
    forget: (signature) => {
      const key = keyOf(signature);
      younger.remove(key);
      older.remove(key);
    },
  };
}

/** 52 bits of a signature (`v0=` and hexadecimal digits), from one upwards: enough to tell a hundred thousand apart. */
function keyOf(signature: string): number {
  return Number.parseInt(signature.slice(3, 16), 16) + 1;
}

/** A set of positive numbers: open addressing, one place after the other. */
function createTable() {
  const places = new Float64Array(PLACES);
  let used = 0;
  const placeOf = (key: number): number => {
    let at = key % PLACES;
    while (places[at] !== FREE && places[at] !== key) at = (at + 1) % PLACES;
    return at;
  };
  return {
    /** Places that are no longer free. */
    used: () => used,
    find: (key: number) => places[placeOf(key)] === key,
    add: (key: number): void => {
      const at = placeOf(key);
      if (places[at] === FREE) used++;
      places[at] = key;
    },
    remove: (key: number): void => {
      const at = placeOf(key);
      if (places[at] === key) places[at] = FORGOTTEN;
    },
    clear: (): void => {
      places.fill(FREE);
      used = 0;
    },
  };
}
