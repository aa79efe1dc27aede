import type { RespondFn } from '@slack/bolt';
import { buildNotice } from '../blocks/guides.ts';
import type { Deps, WebClient } from '../deps.ts';
import type { Phrases } from '../phrases.ts';
import { phrasesOf } from '../phrases.ts';
import { type Asker, answerPrivately } from '../send.ts';

/** The press of a button, as Bolt hands it over: in a message or in a view, by anybody, at any time later. */
export interface PressArgs {
  action: { action_id?: string; value?: string; url?: string };
  body: {
    user: { id: string };
    channel?: { id: string };
    message?: { ts: string; thread_ts?: string };
    container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean; thread_ts?: string };
    trigger_id?: string;
  };
  ack(): Promise<void>;
  respond?: RespondFn;
  client: WebClient;
}

/** Whoever pressed, and the ways to answer them where they pressed. */
export function askerOf({ body, respond, client }: PressArgs): Asker {
  return {
    respond,
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

/** Tells whoever pressed one sentence, privately. */
export async function tell(args: PressArgs, deps: Deps, sentence: (phrases: Phrases) => string): Promise<void> {
  const lang = await deps.locales.of(args.client, args.body.user.id);
  await answerPrivately(deps, askerOf(args), buildNotice(sentence(phrasesOf(lang))));
}
