import type { Library } from '../library.ts';
import type { Deps } from './deps.ts';
import type { Outcome } from './meter.ts';

/** Whose payload is being worked on, and what has come of it so far. */
export interface Scope {
  team?: string;
  outcome?: Outcome;
}

/** What all workspaces share: their libraries are told apart by team. */
export type SharedDeps = Omit<Deps, 'library'> & { library(team?: string): Library };

/**
 * Keeps workspaces apart: gives what the listeners of one payload may know. Libraries, topics and what was seen are those
 * of the payload's own workspace, and what comes of it is noted in `scope`.
 */
export function scopedDeps(shared: SharedDeps, scope: Scope): Deps {
  const own = (key: string) => `${scope.team ?? ''}/${key}`;
  const note = (outcome: Outcome) => {
    scope.outcome ??= outcome;
  };
  const seenHere = (seen: Deps['seen']): Deps['seen'] => ({
    first: async (key) => {
      const isFirst = await seen.first(own(key));
      if (!isFirst) note('repeated');
      return isFirst;
    },
    forget: (key) => seen.forget(own(key)),
  });
  return {
    ...shared,
    library: () => {
      const library = shared.library(scope.team);
      return {
        ...library,
        ask: (question, options) => {
          const answer = library.ask(question, options);
          if (answer.total === 0) note('nothing');
          return answer;
        },
      };
    },
    seen: seenHere(shared.seen),
    votes: seenHere(shared.votes),
    pace: { allow: (thread) => shared.pace.allow(own(thread)) },
    topics: {
      note: (channel, thread, postId) => shared.topics.note(own(channel), thread, postId),
      of: (channel, thread) => shared.topics.of(own(channel), thread),
    },
  };
}
