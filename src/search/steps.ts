/** Work that is cut into steps of a few milliseconds; a step may say how many posts are done. */
export type Steps<T> = Generator<number | undefined, T>;

/** Runs work that is cut into steps without a pause, and gives its result. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs work that is cut into steps, and lets everything else have its turn at least every `sliceMs` milliseconds, or as
 * soon as the step that is under way ends. `onSlice` hears how many posts are done.
 */
export async function finishInSlices<T>(
  steps: Steps<T>,
  {
    sliceMs = 10,
    now = () => performance.now(),
    onSlice = () => {},
  }: { sliceMs?: number; now?: () => number; onSlice?: (done: number) => void } = {},
): Promise<T> {
  let started = now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() - started < sliceMs) continue;
    if (step.value !== undefined) onSlice(step.value);
    await new Promise((resolve) => setImmediate(resolve));
    started = now();
  }
}
