import { randomBytes } from 'node:crypto';

/** Makes the identifiers of one workspace; no two are alike. */
export interface Ids {
  /** `1700000000.000100`: the clock's time, later than any before it. */
  ts(): string;
  /** Like `Ev0000000A1`: the prefix and a number that counts up. */
  next(prefix: string): string;
  /** A url-safe string that nobody can guess. */
  secret(): string;
}

/** Counts from one; `clock` gives milliseconds. */
export function createIds(clock: () => number): Ids {
  let lastMicros = 0;
  let count = 0;
  return {
    ts() {
      lastMicros = Math.max(lastMicros + 100, Math.floor(clock()) * 1000);
      const micros = lastMicros % 1_000_000;
      return `${Math.floor(lastMicros / 1_000_000)}.${String(micros).padStart(6, '0')}`;
    },
    next(prefix) {
      count += 1;
      return `${prefix}${count.toString(36).toUpperCase().padStart(9, '0')}`;
    },
    secret: () => randomBytes(18).toString('base64url'),
  };
}
