import type { App, RespondFn } from '@slack/bolt';
import { buildEmpty, buildHelp, buildNothingFound } from '../blocks/guides.ts';
import { buildPrivateAnswer, PAGE_SIZE } from '../blocks/private-answer.ts';
import type { OutMessage } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { exampleQuestions } from '../examples.ts';
import { COMMAND } from '../names.ts';
import { type Input, parseInput } from '../parse-input.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { answerPrivately } from '../send.ts';

/** The slash command, as Bolt hands it over. */
export interface CommandArgs {
  command: { text?: string; user_id: string; channel_id: string };
  ack(): Promise<void>;
  respond: RespondFn;
  client: WebClient;
}

/** Listens for the slash command. */
export function registerCommand(app: App, deps: Deps): void {
  app.command(COMMAND, (args) => handleCommand(args, deps));
}

/** Answers the command to the asker alone. */
export async function handleCommand({ command, ack, respond, client }: CommandArgs, deps: Deps): Promise<void> {
  await ack();
  const lang = await deps.locales.of(client, command.user_id);
  const asker = { respond, client, channel: command.channel_id, user: command.user_id };
  await answerPrivately(deps, asker, answerAlone(parseInput(command.text), lang, deps));
}

/** What the bot says to one person; `offset` and `shared` are those of the page that is shown again. */
export function answerAlone(
  input: Input,
  lang: Lang,
  deps: Pick<Deps, 'library'>,
  page: { offset?: number; shared?: number[] } = {},
): OutMessage {
  const phrases = phrasesOf(lang);
  const library = deps.library();
  if (input.kind === 'help') return buildHelp(exampleQuestions(library), phrases);
  if (input.kind === 'empty') return buildEmpty(exampleQuestions(library), phrases);
  const answer = library.ask(input.question, { limit: PAGE_SIZE, offset: page.offset ?? 0 });
  if (answer.results.length > 0) return buildPrivateAnswer(answer, { phrases, ...page });
  return buildNothingFound(answer, exampleQuestions(library), phrases);
}
