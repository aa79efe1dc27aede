/** Lets callers wait for something to become true; `check` is called after every change. */
export class Watchers {
  readonly #waiting = new Set<() => void>();
  readonly #failures = new Set<(error: Error) => void>();

  /** Called after a change. */
  check(): void {
    for (const look of [...this.#waiting]) look();
  }

  /** What `predicate` gives as soon as it is truthy; rejects after `ms` milliseconds or when the server closes. */
  waitFor<T>(predicate: () => T, ms = 3_000): Promise<NonNullable<T>> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        this.#failures.delete(fail);
      };
      const fail = (error: Error) => {
        end();
        reject(error);
      };
      const look = () => {
        try {
          const value = predicate();
          if (!value) return;
          end();
          resolve(value);
        } catch (error) {
          fail(error as Error);
        }
      };
      const timer = setTimeout(() => fail(new Error(`local Slack: nothing of the kind in ${ms} ms: ${predicate}`)), ms);
      this.#waiting.add(look);
      this.#failures.add(fail);
      look();
    });
  }

  close(): void {
    for (const fail of [...this.#failures]) fail(new Error('local Slack: closed while something was awaited'));
  }
}
