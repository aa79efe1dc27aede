import type { Queries } from './database.ts';

/** Remembers keys for two hours, for all replicas and over restarts: what arrives twice is answered once. */
export interface SeenKeys {
  /** True for the first caller with this key, false for every later one. */
  first(key: string, now?: number): Promise<boolean>;
  /** Lets the key be first again, after what it stood for did not happen. */
  forget(key: string): Promise<void>;
}

/** Slack sends an event again within minutes (https://docs.slack.dev/apis/events-api); two hours are ample. */
const TTL_MS = 2 * 60 * 60 * 1000;
const PRUNE_EVERY_MS = 10 * 60 * 1000;

const FIRST = `INSERT INTO senpai_seen AS old (key, at) VALUES (?, ?)
  ON CONFLICT (key) DO UPDATE SET at = excluded.at WHERE old.at <= ?
  RETURNING 1`;

/** The keys that a database has seen; old ones are removed on the way. */
export function createSeenKeys({ run, returning }: Queries, clock: () => number): SeenKeys {
  let pruned = Number.NEGATIVE_INFINITY;
  return {
    first: async (key, now = clock()) => {
      const isFirst = (await returning(FIRST, [key, now, now - TTL_MS])).length > 0;
      if (Math.abs(now - pruned) >= PRUNE_EVERY_MS) {
        pruned = now;
        await run('DELETE FROM senpai_seen WHERE at <= ?', [now - TTL_MS]);
      }
      return isFirst;
    },
    forget: (key) => run('DELETE FROM senpai_seen WHERE key = ?', [key]),
  };
}
