import type { App } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import { OTHER_ACTIONS, OTHER_FORMS } from '../names.ts';
import { phrasesOf } from '../phrases.ts';
import { type FormArgs, refuseForm } from './form.ts';
import { type PressArgs, tell } from './press.ts';

/** Listens for every action and form that no other listener has: Bolt runs all that match, and an action that none acknowledges fails. */
export function registerOtherAction(app: App, deps: Deps): void {
  app.action(OTHER_ACTIONS, (args) => handleOtherAction(args as unknown as PressArgs, deps));
  app.view(OTHER_FORMS, (args) => {
    const form = args as unknown as FormArgs;
    const phrases = phrasesOf(deps.locales.peek(form.body.user.id));
    return refuseForm(form, phrases.staleButton, phrases);
  });
}

/** Acknowledges a link; says of a button that is no longer known that it is not. */
export async function handleOtherAction(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  if (args.action.url) return;
  await tell(args, deps, (phrases) => phrases.staleButton);
}
