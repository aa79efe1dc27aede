import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { buildNotice } from './blocks/guides.ts';
import type { Deps } from './deps.ts';
import { isHumanQuestion } from './is-human-question.ts';
import { type FormArgs, refuseForm } from './listeners/form.ts';
import { type PressArgs, tell } from './listeners/press.ts';
import { type ActionName, actionOf, type FormName, formOf } from './names.ts';
import { parseInput } from './parse-input.ts';
import { phrasesOf } from './phrases.ts';
import type { Rate } from './rate.ts';
import { answerPrivately } from './send.ts';
import { VERBS } from './verbs/all-verbs.ts';
import { daily } from './verbs/daily.ts';
import { findVerb } from './verbs/verb.ts';

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/** Buttons and forms that search. */
const ASKING_PRESSES: readonly ActionName[] = ['try', 'more', 'homeSearch'];
const ASKING_FORMS: readonly FormName[] = ['inside', 'followUp'];

/** What came of a payload that may be a question: it is answered, it was refused, or no person asked. */
export type Admission = 'answer' | 'refused' | 'nobody';

/** Lets a person ask so often; whoever asks too much is told so where they asked, and help and settings are always there. */
export async function admit(args: Args, { deps, rate }: { deps: Deps; rate: Rate }): Promise<Admission> {
  const question = questionOf(args, deps);
  if (typeof question !== 'object') return question;
  const verdict = rate.take(`${args.context.teamId ?? ''}/${question.user}`);
  if (verdict === 'answer') return 'answer';
  await question.refuse(verdict === 'tell');
  return 'refused';
}

interface Question {
  user: string;
  /** Acknowledges, and tells the sentence; where nothing asks for an answer, only if `isFirst`. */
  refuse(isFirst: boolean): Promise<void>;
}

function questionOf(args: Args, deps: Deps): Question | 'answer' | 'nobody' {
  if ('command' in args) return commandOf(args, deps);
  if ('event' in args) return eventOf(args, deps);
  if ('view' in args) return askedByForm(args.view.callback_id, args as unknown as FormArgs, deps);
  const isAsking = 'action' in args ? asksBy(args.action as PressArgs['action']) : 'shortcut' in args;
  return isAsking ? pressOf(args as unknown as PressArgs, deps) : 'answer';
}

function asksBy({ action_id: id }: PressArgs['action']): boolean {
  const name = actionOf(id);
  return name !== undefined && ASKING_PRESSES.includes(name);
}

/** A button or the shortcut: both say who and where in the same way. */
function pressOf(args: PressArgs, deps: Deps): Question {
  return { user: args.body.user.id, refuse: (isFirst) => refusePress(args, isFirst, deps) };
}

function askedByForm(callbackId: string, args: FormArgs, deps: Deps): Question | 'answer' {
  const name = formOf(callbackId);
  if (!name || !ASKING_FORMS.includes(name)) return 'answer';
  const user = args.body.user.id;
  const phrases = phrasesOf(deps.locales.peek(user));
  return { user, refuse: () => refuseForm(args, phrases.tooFast, phrases) };
}

function commandOf(args: Extract<Args, { command: unknown }>, deps: Deps): Question | 'answer' {
  const { text, user_id: user } = args.command;
  const input = parseInput(text);
  if (input.kind !== 'ask' || findVerb(VERBS, input.question)?.verb === daily) return 'answer';
  const { tooFast } = phrasesOf(deps.locales.peek(user));
  return { user, refuse: () => args.ack({ response_type: 'ephemeral', text: tooFast }) };
}

async function refusePress(args: PressArgs, isFirst: boolean, deps: Deps): Promise<void> {
  await args.ack();
  const { response_url: url } = args.body;
  if (isFirst) await tell(url ? { ...args, respond: deps.respondTo(url) } : args, deps, ({ tooFast }) => tooFast);
}

function eventOf(args: Extract<Args, { event: unknown }>, deps: Deps): Question | 'answer' | 'nobody' {
  const event: { type: string; channel_type?: string } = args.event;
  if (!/^(?:app_mention|message)$/.test(event.type)) return 'answer';
  if (!isHumanQuestion(event, args.context.botUserId)) return 'nobody';
  const isShared = (args.body as { is_ext_shared_channel?: boolean }).is_ext_shared_channel;
  if (isShared && !deps.allowSharedChannels) return 'nobody';
  if (event.type === 'message' && event.channel_type !== 'im') return 'nobody';
  // Slack sends it again where an acknowledgement was lost: it is the same question
  if (args.context.retryNum) return 'answer';
  const { user, channel, thread_ts: thread = event.ts } = event;
  return {
    user,
    refuse: async (isFirst) => {
      if (!isFirst) return;
      const { tooFast } = phrasesOf(await deps.locales.of(args.client, user));
      await answerPrivately(deps, { client: args.client, channel, user, thread }, buildNotice(tooFast));
    },
  };
}
