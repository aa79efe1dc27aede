import { buildNotice } from '../blocks/guides.ts';
import type { Deps, WebClient } from '../deps.ts';
import { asksNothing, readableText } from '../parse-input.ts';
import { phrasesOf } from '../phrases.ts';
import type { Respond } from '../respond-to.ts';
import { answerPrivately } from '../send.ts';
import { answerAlone } from './command.ts';

/** A message shortcut, as Bolt hands it over. */
export interface ShortcutArgs {
  shortcut: {
    user: { id: string };
    channel?: { id: string };
    message?: { text?: string; thread_ts?: string };
  };
  context: { botUserId?: string };
  ack(): Promise<void>;
  respond: Respond;
  client: WebClient;
}

/** Shows posts that have to do with a message, to whoever asked alone. */
export async function handleShortcut(
  { shortcut, ack, respond, client, context }: ShortcutArgs,
  deps: Deps,
): Promise<void> {
  await ack();
  const { user, channel, message } = shortcut;
  const lang = await deps.locales.of(client, user.id);
  const question = readableText(message?.text ?? '', context.botUserId);
  const asker = { respond, client, channel: channel?.id, user: user.id, thread: message?.thread_ts };
  const said = asksNothing(question)
    ? buildNotice(phrasesOf(lang).shortcutEmpty)
    : answerAlone({ kind: 'ask', question }, lang, deps);
  await answerPrivately(deps, asker, said);
}
