import { aboutThisPost } from '../about-this-post.ts';
import { note } from '../blocks/elements.ts';
import { buildHelp, buildNothingFound, buildNotice } from '../blocks/guides.ts';
import { titleOf } from '../blocks/post-line.ts';
import { buildInsideAnswer, buildThreadAnswer, THREAD_RESULTS } from '../blocks/thread-answer.ts';
import type { OutBlock, OutMessage } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { exampleQuestions } from '../examples.ts';
import { type HumanMessage, isHumanQuestion } from '../is-human-question.ts';
import { COMMAND } from '../names.ts';
import { type Input, parseInput } from '../parse-input.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { post } from '../send.ts';
import { topicOf } from '../thread-topic.ts';
import { answerVerb } from '../verbs/answer-verb.ts';

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
  const { user, channel, text: raw = '' } = event;
  const team = context.teamId ?? body.team_id;
  const isAbout = event.thread_ts !== undefined && input.kind === 'ask' && aboutThisPost(input.question) !== undefined;
  const topic = isAbout ? await topicOf({ team, channel, thread }, deps) : undefined;
  const answer = (asked: Input) => answerInThread(asked, lang, deps, { channel, thread, topic });
  const request = { deps, client, lang, user, channel, team, isPrivate: false, raw, answer };
  const said = (await answerVerb(input, request)) ?? answer(input);
  await post(deps, client, { channel, thread }, said);
}

/** Where a question is answered: in a thread that may be about a post, below something to say first. */
interface ThreadOptions {
  channel?: string;
  thread?: string;
  topic?: string;
  lead?: OutBlock[];
}

/** What the bot says in a thread; a question about "this post" is looked for inside the thread's post first. */
export function answerInThread(
  input: Input,
  lang: Lang,
  deps: Pick<Deps, 'library' | 'topics'>,
  { channel, thread, topic, lead = [] }: ThreadOptions = {},
): OutMessage {
  const phrases = phrasesOf(lang);
  const library = deps.library();
  if (input.kind === 'thanks') return buildNotice(phrases.welcome);
  if (input.kind !== 'ask') return buildHelp(exampleQuestions(library, { lang }), phrases);
  const { question } = input;
  const about = aboutThisPost(question);
  const found = topic === undefined ? undefined : library.post(topic);
  if (about && found) {
    const excerpts = library.excerpts(found.id, about.asked || library.summary(found.id));
    const matching = about.asked ? excerpts.filter(({ highlights }) => highlights.length > 0) : excerpts;
    if (matching.length > 0) return buildInsideAnswer({ post: found, excerpts: matching, question }, phrases, lead);
  }
  const first = about && [...lead, note(found ? phrases.insideNone(titleOf(found, phrases)) : phrases.whichPost)];
  const answer = library.ask((about?.asked || undefined) ?? question, { limit: THREAD_RESULTS });
  const [best] = answer.results;
  if (!best) return buildNothingFound(answer, exampleQuestions(library, { lang }), phrases, first ?? lead);
  if (channel && thread) deps.topics.note(channel, thread, best.post.id);
  return buildThreadAnswer(answer, phrases, first ?? lead);
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
