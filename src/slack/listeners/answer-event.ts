import { buildHelp, buildNothingFound } from '../blocks/guides.ts';
import { buildThreadAnswer, THREAD_RESULTS } from '../blocks/thread-answer.ts';
import type { OutMessage } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { exampleQuestions } from '../examples.ts';
import { type HumanMessage, isHumanQuestion } from '../is-human-question.ts';
import { COMMAND } from '../names.ts';
import { type Input, parseInput } from '../parse-input.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { post } from '../send.ts';

/** A mention or a direct message, as Bolt hands it over. */
export interface EventArgs {
  event: object;
  body: { event_id?: string; team_id?: string; is_ext_shared_channel?: boolean };
  client: WebClient;
  context: { botUserId?: string; teamId?: string };
}

/** Answers a person's question in its thread, once; everything else is passed over in silence. */
export async function answerEvent({ event, body, client, context }: EventArgs, deps: Deps): Promise<void> {
  if (!isHumanQuestion(event, context.botUserId)) return;
  if (body.is_ext_shared_channel && !deps.allowSharedChannels) return;
  if (!(await arrivesFirst(event, body, context, deps))) return;
  const thread = event.thread_ts ?? event.ts;
  if (!deps.pace.allow(`${event.channel}:${thread}`)) {
    deps.log.warn({ channel: event.channel }, 'a thread asks too much; no answer for a while');
    return;
  }
  const lang = await deps.locales.of(client, event.user);
  const input = parseInput(event.text, { botUserId: context.botUserId, command: COMMAND });
  await post(deps, client, { channel: event.channel, thread }, answerInThread(input, lang, deps));
}

/** What the bot says in a thread. */
export function answerInThread(input: Input, lang: Lang, deps: Pick<Deps, 'library'>): OutMessage {
  const phrases = phrasesOf(lang);
  const library = deps.library();
  if (input.kind !== 'ask') return buildHelp(exampleQuestions(library), phrases);
  const answer = library.ask(input.question, { limit: THREAD_RESULTS });
  if (answer.results.length > 0) return buildThreadAnswer(answer, phrases);
  return buildNothingFound(answer, exampleQuestions(library), phrases);
}

/** Slack sends an event again when an acknowledgement was lost, and one message as two events. */
async function arrivesFirst(
  event: HumanMessage,
  body: EventArgs['body'],
  context: EventArgs['context'],
  deps: Deps,
): Promise<boolean> {
  const team = context.teamId ?? body.team_id ?? '';
  if (body.event_id && !(await deps.seen.first(`event:${body.event_id}`))) return false;
  return deps.seen.first(`message:${team}:${event.channel}:${event.ts}`);
}
