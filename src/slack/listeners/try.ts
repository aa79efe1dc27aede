import type { Deps } from '../deps.ts';
import type { Input } from '../parse-input.ts';
import { answerPrivately, post } from '../send.ts';
import { decodeState } from '../state.ts';
import { answerInThread } from './answer-event.ts';
import { answerAlone } from './command.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/** Asks the offered question: in the thread of a direct message, and elsewhere for the eyes of whoever pressed. */
export async function handleTry(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const state = decodeState('try', args.action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  const { body, client } = args;
  const input: Input = { kind: 'ask', question: state.q };
  const lang = await deps.locales.of(client, body.user.id);
  const asker = askerOf(args);
  if (!isPrivate(args) && body.message && asker.channel?.startsWith('D')) {
    const thread = body.message.thread_ts ?? body.message.ts;
    return post(deps, client, { channel: asker.channel, thread }, answerInThread(input, lang, deps));
  }
  await answerPrivately(deps, asker, answerAlone(input, lang, deps), { replace: isPrivate(args) });
}
