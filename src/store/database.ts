/** What a column may hold: times are epoch milliseconds, flags are 0 or 1, lists are JSON. */
export type Value = string | number | null;

/** Statements against one database; `?` stands for each value, in order. */
export interface Queries {
  /** Reads. */
  query<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
  /** Writes. */
  run(sql: string, values?: readonly Value[]): Promise<void>;
  /** Writes, and answers with what RETURNING names. */
  returning<Row>(sql: string, values?: readonly Value[]): Promise<Row[]>;
}

/**
 * The port that the store's concerns are written against. Rejects with StoreUnavailable where the database cannot be
 * reached, read or written; any other error is a mistake in a statement.
 */
export interface Database extends Queries {
  dialect: 'sqlite' | 'postgres';
  /** All of `work` or nothing, with no writer beside it on SQLite. */
  transaction<T>(work: (inside: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** No call waits longer than this for a connection, and no longer for a lock, in milliseconds. */
export const PATIENCE_MS = 2_400;

/** U+0000 goes nowhere: PostgreSQL refuses it in text, and SQLite's text ends at it. */
export function withoutNul(values: readonly Value[]): Value[] {
  return values.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value));
}
