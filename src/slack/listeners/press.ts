import { buildNotice } from '../blocks/guides.ts';
import { buildNoticeView } from '../blocks/modal.ts';
import type { Deps, WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { BOT_NAME } from '../names.ts';
import type { Phrases } from '../phrases.ts';
import { phrasesOf } from '../phrases.ts';
import type { Respond } from '../respond-to.ts';
import { type Asker, answerPrivately } from '../send.ts';

/** The view in which something was pressed or sent. */
export interface PressedView {
  id: string;
  type?: string;
  root_view_id?: string;
  previous_view_id?: string | null;
  private_metadata?: string;
  state?: { values?: Record<string, Record<string, { value?: string | null }>> };
}

/** The press of a button, or a choice, as Bolt hands it over: in a message or in a view, by anybody, at any time later. */
export interface PressArgs {
  action: {
    action_id?: string;
    value?: string | null;
    url?: string;
    selected_option?: { value?: string } | null;
  };
  body: {
    user: { id: string };
    team?: { id: string } | null;
    channel?: { id: string };
    message?: { ts: string; thread_ts?: string };
    container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean; thread_ts?: string };
    view?: PressedView;
    trigger_id?: string;
    response_url?: string;
  };
  ack(): Promise<void>;
  respond?: Respond;
  client: WebClient;
}

/** Whoever pressed, and the ways to answer them where they pressed. */
export function askerOf({ body, respond, client }: PressArgs): Asker {
  return {
    // A view has no response_url, and Bolt's function would only fail.
    respond: body.view ? undefined : respond,
    client,
    channel: body.channel?.id ?? body.container?.channel_id,
    user: body.user.id,
    thread: body.message?.thread_ts ?? body.container?.thread_ts,
  };
}

/** Whether the pressed message is seen by its reader alone; only such a one may be replaced. */
export function isPrivate({ body }: PressArgs): boolean {
  return body.container?.is_ephemeral ?? body.message === undefined;
}

/** The thread that the pressed message stands in, or starts. */
export function threadOf({ body }: PressArgs): string | undefined {
  return body.message?.thread_ts ?? body.container?.thread_ts ?? body.message?.ts ?? body.container?.message_ts;
}

/** Tells whoever pressed one sentence, privately: beside the message, or in a modal where they pressed in a view. */
export async function tell(args: PressArgs, deps: Deps, sentence: (phrases: Phrases) => string): Promise<void> {
  const phrases = phrasesOf(await deps.locales.of(args.client, args.body.user.id));
  if (args.body.view) return tellInView(args, deps, sentence(phrases), phrases);
  await answerPrivately(deps, askerOf(args), buildNotice(sentence(phrases)));
}

async function tellInView(
  { client, body: { view: pressed, trigger_id, user } }: PressArgs,
  deps: Deps,
  sentence: string,
  phrases: Phrases,
): Promise<void> {
  const view = buildNoticeView(BOT_NAME, sentence, phrases);
  const show = pressed?.type === 'home' ? client.views.open : client.views.push;
  try {
    if (!trigger_id) throw new Error('there is no trigger_id');
    await show({ trigger_id, view });
  } catch (error) {
    deps.log.info({ code: slackErrorCode(error) }, 'a view could not be opened; the sentence goes as a message');
    await answerPrivately(deps, { client, user: user.id }, buildNotice(sentence));
  }
}
