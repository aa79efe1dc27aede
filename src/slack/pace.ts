/** Says whether one more answer may be given in a thread. */
export interface Pace {
  allow(thread: string): boolean;
}

/** At most `most` answers a thread in `windowMs`: whatever goes wrong, two programs do not fill a channel. */
export function createPace(options: { clock: () => number; most?: number; windowMs?: number; limit?: number }): Pace {
  const { clock, most = 10, windowMs = 10 * 60 * 1000, limit = 5_000 } = options;
  const threads = new Map<string, number[]>();
  return {
    allow(thread) {
      const now = clock();
      const recent = (threads.get(thread) ?? []).filter((at) => now - at < windowMs);
      threads.delete(thread);
      threads.set(thread, recent);
      if (threads.size > limit) threads.delete(threads.keys().next().value as string);
      if (recent.length >= most) return false;
      recent.push(now);
      return true;
    },
  };
}
