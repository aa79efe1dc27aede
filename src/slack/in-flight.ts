/** Counts what is being worked on, so that a stop can wait for it. */
export interface InFlight {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is left, or after `ms`. */
  drain(ms: number): Promise<void>;
}

/** An empty counter. */
export function createInFlight(): InFlight {
  let count = 0;
  let wake: (() => void)[] = [];
  return {
    async run(work) {
      count += 1;
      try {
        return await work();
      } finally {
        count -= 1;
        if (count === 0) {
          for (const resolve of wake) resolve();
          wake = [];
        }
      }
    },
    async drain(ms) {
      if (count === 0) return;
      await within(new Promise<void>((resolve) => wake.push(resolve)), ms);
    },
  };
}

/** Waits for a promise at most `ms`; true when it settled in time. Rejections pass through. */
export async function within(promise: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([promise.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
