import { buildEmpty, buildHelp, buildNothingFound, buildNotice } from '../blocks/guides.ts';
import { buildPrivateAnswer, PAGE_SIZE } from '../blocks/private-answer.ts';
import type { OutBlock, OutMessage } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { exampleQuestions } from '../examples.ts';
import { type Input, parseInput } from '../parse-input.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import type { Respond } from '../respond-to.ts';
import { answerPrivately } from '../send.ts';
import { withContinuation } from '../shelf.ts';
import { answerVerb } from '../verbs/answer-verb.ts';

/** The slash command, as Bolt hands it over. */
export interface CommandArgs {
  command: { text?: string; user_id: string; channel_id: string; team_id?: string; trigger_id?: string };
  ack(): Promise<void>;
  respond: Respond;
  client: WebClient;
  context?: { teamId?: string };
}

/** Answers the command to the asker alone. */
export async function handleCommand(args: CommandArgs, deps: Deps): Promise<void> {
  await args.ack();
  const { command, respond, client, context } = args;
  const { user_id: user, channel_id: channel, text: raw = '' } = command;
  const lang = await deps.locales.of(client, user);
  const input = parseInput(raw);
  const answer = (asked: Input) => answerAlone(asked, lang, deps);
  const team = context?.teamId ?? command.team_id;
  const request = {
    deps,
    client,
    lang,
    user,
    channel,
    team,
    isPrivate: true,
    raw,
    answer,
    trigger: command.trigger_id,
  };
  const said = await answerVerb(input, request);
  if (said === null) return;
  await answerPrivately(deps, { respond, client, channel, user }, said ?? answer(input));
}

/** The page that is shown again: where it starts, what of it was shared, and something to say first. */
interface Page {
  offset?: number;
  shared?: number[];
  lead?: OutBlock[];
}

/** What the bot says to one person. */
export function answerAlone(input: Input, lang: Lang, deps: Pick<Deps, 'library'>, page: Page = {}): OutMessage {
  const phrases = phrasesOf(lang);
  const library = deps.library();
  if (input.kind === 'help') return buildHelp(exampleQuestions(library, { lang }), phrases);
  if (input.kind === 'empty') return buildEmpty(exampleQuestions(library, { lang }), phrases);
  if (input.kind === 'thanks') return buildNotice(phrases.welcome);
  const answer = library.ask(input.question, { limit: PAGE_SIZE, offset: page.offset ?? 0 });
  if (answer.results.length === 0) {
    return buildNothingFound(answer, exampleQuestions(library, { lang }), phrases, page.lead);
  }
  const continues = withContinuation(
    library,
    answer.results.map(({ post }) => post),
  );
  return buildPrivateAnswer(answer, { phrases, continues, ...page });
}
