import type { Deps } from '../deps.ts';
import { phrasesOf } from '../phrases.ts';
import { decodeState } from '../state.ts';
import { type FormArgs, readField, refuseForm } from './form.ts';
import { readMoreView } from './read-more.ts';

/** Puts the post's matching passages in the place of the form. */
export async function handleInside(args: FormArgs, deps: Deps): Promise<void> {
  const { body, view, ack } = args;
  const phrases = phrasesOf(deps.locales.peek(body.user.id));
  const state = decodeState('insideForm', view.private_metadata);
  const library = deps.library();
  const post = state && library.post(state.p);
  if (!post) return refuseForm(args, state ? phrases.gone : phrases.staleButton, phrases);
  const asked = readField(view, 'question');
  await ack({ response_action: 'update', view: readMoreView(library, post, asked, phrases, { isAskedOfPost: true }) });
}
