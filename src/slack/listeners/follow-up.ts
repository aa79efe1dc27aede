import { buildFollowUpForm } from '../blocks/forms.ts';
import { buildNotice } from '../blocks/guides.ts';
import { askedBy } from '../blocks/thread-answer.ts';
import type { Deps } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { parseField } from '../parse-input.ts';
import { phrasesOf } from '../phrases.ts';
import { answerPrivately, post } from '../send.ts';
import { decodeState, type State } from '../state.ts';
import { answerInThread } from './answer-event.ts';
import { type FormArgs, readField, refuseForm } from './form.ts';
import { showModal } from './modal.ts';
import { askerOf, type PressArgs, tell, threadOf } from './press.ts';

/** Opens a small form, so that a further question needs no mention and the bot no right to read the channel. */
export async function handleFollowUp(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const state = decodeState('followUp', args.action.value);
  const { channel } = askerOf(args);
  const thread = threadOf(args);
  if (!state || !channel || !thread) return tell(args, deps, (phrases) => phrases.staleButton);
  const post = state.p === undefined ? undefined : deps.library().post(state.p);
  const form: State<'followUpForm'> = { c: channel, m: thread, ...(post && { p: post.id }) };
  await showModal(args, deps, {
    title: (phrases) => phrases.followUp,
    build: (phrases) => buildFollowUpForm(form, post, phrases),
  });
}

/** Answers in the thread where the button stands, under the question and the name of whoever asked. */
export async function handleFollowUpForm(args: FormArgs, deps: Deps): Promise<void> {
  const { body, view, client, ack } = args;
  const user = body.user.id;
  const state = decodeState('followUpForm', view.private_metadata);
  const lang = deps.locales.peek(user);
  const phrases = phrasesOf(lang);
  if (!state) return refuseForm(args, phrases.staleButton, phrases);
  if (!deps.pace.allow(`${state.c}:${state.m}`)) return refuseForm(args, phrases.slowDown, phrases);
  await ack();
  const { c: channel, m: thread, p: topic } = state;
  const input = parseField(readField(view, 'question'));
  const lead = input.kind === 'ask' ? [askedBy(user, input.question, phrases)] : [];
  const place = { channel, thread };
  try {
    await post(deps, client, place, answerInThread(input, lang, deps, { ...place, topic, lead }));
  } catch (error) {
    const code = slackErrorCode(error);
    if (code === undefined) throw error;
    deps.log.info({ code }, 'a thread took no further answer');
    await answerPrivately(deps, { client, channel, user, thread }, buildNotice(phrases.threadClosed));
  }
}
