/** Says what a person gets who asks: an answer, one sentence instead, or nothing more for now. */
export interface Rate {
  take(person: string): 'answer' | 'tell' | 'hush';
}

/** At most `most` questions a person in `windowMs`; the first beyond that is told so. */
export function createRate(options: { clock: () => number; most?: number; windowMs?: number; limit?: number }): Rate {
  const { clock, most = 20, windowMs = 60_000, limit = 20_000 } = options;
  const people = new Map<string, { asked: number[]; toldAt?: number }>();
  return {
    take(person) {
      if (most === Number.POSITIVE_INFINITY) return 'answer';
      const now = clock();
      const known = people.get(person) ?? { asked: [] };
      known.asked = known.asked.filter((at) => now - at < windowMs);
      people.delete(person);
      for (const [quiet, { asked }] of people) {
        if (now - (asked.at(-1) ?? 0) < windowMs) break;
        people.delete(quiet);
      }
      people.set(person, known);
      if (people.size > limit) people.delete(people.keys().next().value as string);
      if (known.asked.length < most) {
        known.asked.push(now);
        return 'answer';
      }
      if (known.toldAt !== undefined && now - known.toldAt < windowMs) return 'hush';
      known.toldAt = now;
      return 'tell';
    },
  };
}
