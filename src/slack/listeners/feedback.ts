import { oneLine } from '../blocks/plain.ts';
import { echo } from '../blocks/private-answer.ts';
import type { Deps } from '../deps.ts';
import { createDoublePress, type DoublePress } from '../double-press.ts';
import type { Phrases } from '../phrases.ts';
import { decodeState } from '../state.ts';
import { askerOf, type PressArgs, tell, threadOf } from './press.ts';

/** A vote or a wish, of the workspace that it came from. */
export type VoteArgs = PressArgs & { context?: { teamId?: string } };

/** The longest wish that is kept. */
const LONGEST_WISH = 200;

/** What was pressed a moment ago. */
export const newPresses = (): DoublePress => createDoublePress({ clock: () => performance.now() });

/** Counts a vote for the post alone, one a person and answer; neither the question nor the person is kept. */
export async function handleFeedback(args: VoteArgs, deps: Deps, presses = newPresses()): Promise<void> {
  await args.ack();
  const state = decodeState('feedback', args.action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  if (!deps.library().post(state.p)) return tell(args, deps, (phrases) => phrases.gone);
  await keep(args, deps, {
    key: `vote:${state.p}`,
    save: ({ feedback }, team) => feedback.add(team, state.p, state.k, state.v),
    thanks: (phrases) => phrases.feedbackThanks,
    already: (phrases) => phrases.feedbackAlready,
    notKept: (phrases) => phrases.feedbackNotKept,
    presses,
  });
}

/** Keeps the words that found nothing, and nothing else. */
export async function handleWant(args: VoteArgs, deps: Deps, presses = newPresses()): Promise<void> {
  await args.ack();
  const state = decodeState('want', args.action.value);
  const words = Array.from(oneLine(state?.q ?? ''))
    .slice(0, LONGEST_WISH)
    .join('');
  if (!words) return tell(args, deps, (phrases) => phrases.staleButton);
  await keep(args, deps, {
    key: `want:${words}`,
    save: ({ wanted }, team) => wanted.add(team, words),
    thanks: (phrases) => phrases.wantThanks(echo(words)),
    already: (phrases) => phrases.wantAlready,
    notKept: (phrases) => phrases.wantNotKept,
    presses,
  });
}

type Store = NonNullable<Deps['store']>;
type Say = (phrases: Phrases) => string;

interface Wish {
  key: string;
  save(store: Store, team: string): Promise<void>;
  thanks: Say;
  already: Say;
  notKept: Say;
  presses: DoublePress;
}

async function keep(args: VoteArgs, deps: Deps, wish: Wish): Promise<void> {
  const { key, save, thanks, already, notKept, presses } = wish;
  const { channel, user } = askerOf(args);
  const team = args.context?.teamId ?? args.body.team?.id ?? '';
  const once = `${key}:${user}:${channel}:${args.body.container?.message_ts ?? threadOf(args) ?? ''}`;
  // The answers to a double click would come in any order
  if (presses.isRepeated(`${team}/${once}`)) return;
  if (!deps.store) return tell(args, deps, notKept);
  if (!(await deps.votes.first(once))) return tell(args, deps, already);
  try {
    await save(deps.store, team);
  } catch (error) {
    await deps.votes.forget(once);
    deps.log.warn({ name: (error as Error).name }, 'the store did not keep what somebody told');
    return tell(args, deps, notKept);
  }
  await tell(args, deps, thanks);
}
