import type { Ids } from './ids.ts';

/** How long a trigger_id may open a view, in milliseconds. */
export const TRIGGER_LIFE_MS = 3_000;

export interface Trigger {
  user: string;
  /** The view whose button was pressed. */
  viewId?: string;
}

/** The trigger_ids of one workspace: each opens one view, within three seconds. */
export class Triggers {
  readonly #ids: Ids;
  readonly #clock: () => number;
  readonly #issued = new Map<string, Trigger & { at: number; used: boolean }>();

  constructor(ids: Ids, clock: () => number) {
    this.#ids = ids;
    this.#clock = clock;
  }

  issue(trigger: Trigger): string {
    const now = this.#clock();
    for (const [id, { at }] of this.#issued) if (now - at > 60 * TRIGGER_LIFE_MS) this.#issued.delete(id);
    const id = `${this.#ids.next('')}.${this.#ids.secret()}`;
    this.#issued.set(id, { ...trigger, at: now, used: false });
    return id;
  }

  /** The trigger, spent; or Slack's name for what is wrong with it. */
  redeem(id: string): Trigger | 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' {
    const trigger = this.#issued.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (this.#clock() - trigger.at > TRIGGER_LIFE_MS) return 'expired_trigger_id';
    trigger.used = true;
    return trigger;
  }
}
