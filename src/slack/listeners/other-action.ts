import type { Deps } from '../deps.ts';
import { phrasesOf } from '../phrases.ts';
import { type FormArgs, refuseForm } from './form.ts';
import { type PressArgs, tell } from './press.ts';

/** Acknowledges a link; says of a button that is no longer known that it is not. */
export async function handleOtherAction(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  if (args.action.url) return;
  await tell(args, deps, (phrases) => phrases.staleButton);
}

/** Says of a form that is no longer known that it is not. */
export async function handleOtherForm(args: FormArgs, deps: Deps): Promise<void> {
  const phrases = phrasesOf(deps.locales.peek(args.body.user.id));
  await refuseForm(args, phrases.staleButton, phrases);
}
