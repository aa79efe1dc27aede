import { AsyncLocalStorage } from 'node:async_hooks';
import type { Library } from '../library.ts';
import type { Outcome } from './meter.ts';
import type { Pace } from './pace.ts';
import type { Seen } from './seen.ts';
import type { Topics } from './topics.ts';

/** Whose payload is being worked on, and what has come of it so far. */
export interface Scope {
  team?: string;
  outcome?: Outcome;
}

/**
 * Keeps workspaces apart for listeners that need not know of it: within `run`, libraries, topics and what was seen are
 * those of the payload's own workspace, however the listener asks for them.
 */
export interface Scopes {
  run<T>(scope: Scope, work: () => Promise<T>): Promise<T>;
  /** `team` names the workspace where no payload is being worked on. */
  library(of: (team?: string) => Library): (team?: string) => Library;
  seen(inner: Seen): Seen;
  pace(inner: Pace): Pace;
  topics(inner: Topics): Topics;
}

/** Makes the scopes of one app. */
export function createScopes(): Scopes {
  const storage = new AsyncLocalStorage<Scope>();
  const own = (key: string) => `${storage.getStore()?.team ?? ''}/${key}`;
  const note = (outcome: Outcome) => {
    const scope = storage.getStore();
    if (scope) scope.outcome ??= outcome;
  };
  return {
    run: (scope, work) => storage.run(scope, work),
    library: (of) => (team) => {
      const library = of(team ?? storage.getStore()?.team);
      return {
        ...library,
        ask: (question, options) => {
          const answer = library.ask(question, options);
          if (answer.total === 0) note('nothing');
          return answer;
        },
      };
    },
    seen: (inner) => ({
      first: async (key) => {
        const isFirst = await inner.first(own(key));
        if (!isFirst) note('repeated');
        return isFirst;
      },
      forget: (key) => inner.forget(own(key)),
    }),
    pace: (inner) => ({ allow: (thread) => inner.allow(own(thread)) }),
    topics: (inner) => ({
      note: (channel, thread, postId) => inner.note(own(channel), thread, postId),
      of: (channel, thread) => inner.of(own(channel), thread),
    }),
  };
}
