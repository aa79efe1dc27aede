import type { App } from '@slack/bolt';
import { oneLine } from '../blocks/plain.ts';
import { echo } from '../blocks/private-answer.ts';
import type { Deps } from '../deps.ts';
import { createDoublePress, type DoublePress } from '../double-press.ts';
import { actionPattern } from '../names.ts';
import type { Phrases } from '../phrases.ts';
import { decodeState } from '../state.ts';
import { askerOf, type PressArgs, tell, threadOf } from './press.ts';

/** The longest wish that is kept. */
const LONGEST_WISH = 200;

/** Listens for votes on answers, and for wishes where nothing was found. */
export function registerFeedback(app: App, deps: Deps): void {
  const presses = newPresses();
  app.action(actionPattern('feedback'), (args) => handleFeedback(args as unknown as PressArgs, deps, presses));
  app.action(actionPattern('want'), (args) => handleWant(args as unknown as PressArgs, deps, presses));
}

const newPresses = (): DoublePress => createDoublePress({ clock: () => performance.now() });

/** Counts a vote for the post alone, one a person and answer; neither the question nor the person is kept. */
export async function handleFeedback(args: PressArgs, deps: Deps, presses = newPresses()): Promise<void> {
  await args.ack();
  const state = decodeState('feedback', args.action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  if (!deps.library().post(state.p)) return tell(args, deps, (phrases) => phrases.gone);
  await keep(args, deps, {
    key: `vote:${state.p}`,
    save: deps.store && ((store) => store.feedback.add(state.p, state.k, state.v)),
    thanks: (phrases) => phrases.feedbackThanks,
    already: (phrases) => phrases.feedbackAlready,
    notKept: (phrases) => phrases.feedbackNotKept,
    presses,
  });
}

/** Keeps the words that found nothing, and nothing else. */
export async function handleWant(args: PressArgs, deps: Deps, presses = newPresses()): Promise<void> {
  await args.ack();
  const state = decodeState('want', args.action.value);
  const words = Array.from(oneLine(state?.q ?? ''))
    .slice(0, LONGEST_WISH)
    .join('');
  if (!words) return tell(args, deps, (phrases) => phrases.staleButton);
  await keep(args, deps, {
    key: `want:${words}`,
    save: deps.store && ((store) => store.wanted.add(words)),
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
  save: ((store: Store) => Promise<void>) | undefined;
  thanks: Say;
  already: Say;
  notKept: Say;
  presses: DoublePress;
}

async function keep(args: PressArgs, deps: Deps, wish: Wish): Promise<void> {
  const { key, save, thanks, already, notKept, presses } = wish;
  const { channel, user } = askerOf(args);
  const once = `${key}:${user}:${channel}:${args.body.container?.message_ts ?? threadOf(args) ?? ''}`;
  // The answers to a double click would come in any order
  if (presses.isRepeated(`${args.body.team?.id ?? ''}/${once}`)) return;
  if (!deps.store || !save) return tell(args, deps, notKept);
  if (!(await deps.votes.first(once))) return tell(args, deps, already);
  try {
    await save(deps.store);
  } catch (error) {
    await deps.votes.forget(once);
    deps.log.warn({ name: (error as Error).name }, 'the store did not keep what somebody told');
    return tell(args, deps, notKept);
  }
  await tell(args, deps, thanks);
}
