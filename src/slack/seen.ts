/** Remembers keys for an hour or longer, so that what arrives twice is answered once. */
export interface Seen {
  /** True for the first caller with this key, false for every later one. */
  first(key: string): Promise<boolean>;
  /** Lets the key be first again, after what it stood for did not happen. */
  forget(key: string): Promise<void>;
}

/** Slack sends an event again within minutes (https://docs.slack.dev/apis/events-api); two hours are ample. */
const TTL_MS = 2 * 60 * 60 * 1000;

/** A `Seen` in this process's memory; the oldest keys give way past `limit`. */
export function createMemorySeen(options: { clock: () => number; limit?: number }): Seen {
  const { clock, limit = 20_000 } = options;
  const keys = new Map<string, number>();
  return {
    async first(key) {
      const now = clock();
      for (const [old, at] of keys) {
        if (now - at < TTL_MS && keys.size <= limit) break;
        keys.delete(old);
      }
      if (keys.has(key)) return false;
      keys.set(key, now);
      return true;
    },
    async forget(key) {
      keys.delete(key);
    },
  };
}
