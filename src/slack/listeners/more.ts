import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { actionPattern } from '../names.ts';
import { answerPrivately } from '../send.ts';
import { decodeState } from '../state.ts';
import { answerAlone } from './command.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/** Listens for "more" and "back". */
export function registerMore(app: App, deps: Deps): void {
  app.action(actionPattern('more'), (args) => handleMore(args as unknown as PressArgs, deps));
}

/** Puts another page in the place of the private answer. */
export async function handleMore(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const state = decodeState('more', args.action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  const lang = await deps.locales.of(args.client, args.body.user.id);
  const page = answerAlone({ kind: 'ask', question: state.q }, lang, deps, { offset: state.o });
  await answerPrivately(deps, askerOf(args), page, { replace: isPrivate(args) });
}
