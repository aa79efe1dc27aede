/** Runs work that is cut into steps without a pause, and gives its result. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Runs work that is cut into steps, and lets everything else have its turn at least every `sliceMs` milliseconds, or as
 * soon as the step that is under way ends.
 */
export async function finishInSlices<T>(
  steps: Generator<void, T>,
  { sliceMs = 10, now = () => performance.now() }: { sliceMs?: number; now?: () => number } = {},
): Promise<T> {
  let started = now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - started < sliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    started = now();
  }
}
