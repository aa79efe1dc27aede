/** A clock and timers that stand still until they are moved, and a way to know that nothing is under way. */
export interface FakeTime {
  clock: () => number;
  setTimer: (run: () => void, ms: number) => () => void;
  /** Changes what the clock says, as somebody who sets it does: timers keep their distance. */
  setClock(to: number): void;
  /** Lets so many milliseconds pass, one timer after the other. */
  advance(ms: number): Promise<void>;
  /** Forgets all timers, as a process that is killed does. */
  kill(): void;
  /** Counts what the functions of an object have under way. */
  watched<T extends object>(target: T): T;
  /** Resolves when everything that is watched has come back. */
  settle(): Promise<void>;
}

export function createFakeTime(start: number): FakeTime {
  let elapsed = 0;
  let base = start;
  let underWay = 0;
  let whenBack = () => {};
  let timers: { at: number; run: () => void }[] = [];

  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (underWay === 0) continue;
      quiet = -1;
      await new Promise<void>((resolve) => {
        whenBack = resolve;
      });
    }
  }

  return {
    clock: () => base + elapsed,
    setTimer: (run, ms) => {
      const timer = { at: elapsed + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    setClock: (to) => {
      base = to - elapsed;
    },
    advance: async (ms) => {
      const end = elapsed + ms;
      for (;;) {
        await settle();
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter((one) => one !== next);
        elapsed = Math.max(elapsed, next.at);
        next.run();
      }
      elapsed = end;
      await settle();
    },
    kill: () => {
      timers = [];
    },
    watched: <T extends object>(target: T): T => {
      const entries = Object.entries(target).map(([name, value]) => {
        if (typeof value !== 'function') return [name, value];
        return [
          name,
          async (...args: unknown[]) => {
            underWay++;
            try {
              return await value(...args);
            } finally {
              underWay--;
              if (underWay === 0) whenBack();
            }
          },
        ];
      });
      return Object.fromEntries(entries);
    },
    settle,
  };
}
