type TypedArray = Int32Array | Uint8Array;

/** Runs of numbers one after the other in one typed array. */
export interface Numbers<T extends TypedArray> {
  push(run: ArrayLike<number>): void;
  readonly all: T;
  /** Run number `at` stands from `start(at)` to `start(at + 1)`. */
  start(at: number): number;
  of(at: number): T;
  /** Gives back the room that was kept for more. */
  trim(): void;
}

const FIRST_CAPACITY = 1 << 14;

/** Grown by doubling. */
export function createNumbers<T extends TypedArray>(type: new (length: number) => T): Numbers<T> {
  let all = new type(FIRST_CAPACITY);
  let used = 0;
  const starts: number[] = [0];
  const start = (at: number) => starts[at] ?? used;
  return {
    push: (run) => {
      if (used + run.length > all.length) {
        const grown = new type(Math.max(all.length * 2, used + run.length));
        grown.set(all);
        all = grown;
      }
      all.set(run, used);
      used += run.length;
      starts.push(used);
    },
    get all() {
      return all;
    },
    start,
    of: (at) => all.subarray(start(at), start(at + 1)) as T,
    trim: () => {
      all = all.slice(0, used) as T;
    },
  };
}
