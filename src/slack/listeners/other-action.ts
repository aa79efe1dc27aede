import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { OTHER_ACTIONS } from '../names.ts';
import { type PressArgs, tell } from './press.ts';

/** Listens for every action that no other listener has: Bolt runs all that match, and an action that none acknowledges fails. */
export function registerOtherAction(app: App, deps: Deps): void {
  app.action(OTHER_ACTIONS, (args) => handleOtherAction(args as unknown as PressArgs, deps));
}

/** Acknowledges a link; says of a button that is no longer known that it is not. */
export async function handleOtherAction(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  if (args.action.url) return;
  await tell(args, deps, (phrases) => phrases.staleButton);
}
