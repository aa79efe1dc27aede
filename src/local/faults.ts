/**
 * What goes wrong with one call: an error that Slack names, an HTTP status, or a lost line.
 * `reset` and `timeout` do what was asked and then cut the line, or never answer; `refuse` cuts it before anything was done.
 */
export type Fault =
  | { error: string; [field: string]: unknown }
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'reset'
  | 'timeout'
  | 'refuse';

/** The faults that wait for their method, first come first served. */
export class Faults {
  readonly #queues = new Map<string, Fault[]>();

  add(method: string, fault: Fault, times = 1): void {
    const queue = this.#queues.get(method) ?? [];
    this.#queues.set(method, [...queue, ...Array.from({ length: times }, () => fault)]);
  }

  take(method: string): Fault | undefined {
    return this.#queues.get(method)?.shift();
  }
}
