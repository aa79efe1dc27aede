/** Tells the second click of a double click, or an impatient one, from a press that means it. */
export interface DoublePress {
  /** Whether the same was pressed within the last seconds. */
  isRepeated(key: string): boolean;
}

/** Presses in this process's memory, in milliseconds of `clock`; each forgets itself after `withinMs`. */
export function createDoublePress({
  clock,
  withinMs = 3_000,
}: {
  clock: () => number;
  withinMs?: number;
}): DoublePress {
  const pressed = new Map<string, number>();
  return {
    isRepeated(key) {
      const now = clock();
      for (const [old, at] of pressed) {
        if (now - at < withinMs) break;
        pressed.delete(old);
      }
      if (pressed.has(key)) return true;
      pressed.set(key, now);
      return false;
    },
  };
}
