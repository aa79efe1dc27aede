import type { RespondArguments } from '@slack/bolt';
import { webApi } from '@slack/bolt';
import { buildNotice } from './blocks/guides.ts';
import type { OutMessage } from './blocks/types.ts';
import type { Deps, WebClient } from './deps.ts';
import { neverReachedSlack, slackErrorCode } from './failures.ts';
import { phrasesOf } from './phrases.ts';
import type { Respond } from './respond-to.ts';

/** `text` is escaped, never marked up; previews stay off (https://docs.slack.dev/messaging/unfurling-links-in-messages/). */
const QUIET = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

/** Slack's codes for blocks that it does not take. */
const BLOCK_ERRORS = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'];

/** Longer waits would answer a question that nobody remembers. */
const LONGEST_WAIT_S = 20;

/** Where a message goes. */
export interface Place {
  channel: string;
  thread?: string;
}

/** Posts a message once: it is sent again only where Slack certainly did not take it, and as plain text where it refused the blocks. */
export async function post(deps: Deps, client: WebClient, place: Place, message: OutMessage): Promise<void> {
  const { chat } = deps.poster(client);
  const send = (parts: Partial<OutMessage> & { text: string }) =>
    chat.postMessage({ ...QUIET, channel: place.channel, thread_ts: place.thread, ...parts });
  await orPlainText(deps, message, (parts) => once(deps, () => send(parts)));
}

/** Who is to see a private answer, and the ways to reach them. */
export interface Asker {
  respond?: Respond;
  client: WebClient;
  channel?: string;
  user: string;
  thread?: string;
}

/** How a private answer stands to the message whose button was pressed. */
export interface PrivateOptions {
  replace?: boolean;
  /** What to say instead where the pressed message can no longer be answered. */
  late?: OutMessage;
  /** What to say instead far from it, in a direct message. */
  afar?: OutMessage;
  /** Whether it does no harm twice: then it is sent again where Slack may or may not have taken it. */
  repeatable?: boolean;
}

/**
 * Answers one person: through the `response_url`, else as an ephemeral message, else as a direct message, `afar` where
 * that is to say something else. What fails every way is logged.
 */
export async function answerPrivately(
  deps: Deps,
  asker: Asker,
  message: OutMessage,
  options: PrivateOptions = {},
): Promise<void> {
  const { client, channel, user, thread } = asker;
  const responded = await respondPrivately(deps, asker, message, options);
  if (responded === 'sent') return;
  const { late = message, afar = late } = options;
  // it may stand there already: the same once more would be one too many
  let isUnsure = responded === 'unsure' && !options.repeatable;
  const unsure = () => buildNotice(phrasesOf(deps.locales.peek(user)).unsure);
  try {
    if (channel && !isDirect(channel)) {
      const isRepeatable = isUnsure || options.repeatable;
      const { chat } = isRepeatable ? client : deps.poster(client);
      await orPlainText(deps, isUnsure ? unsure() : late, (parts) =>
        once(deps, () => chat.postEphemeral({ ...QUIET, channel, user, thread_ts: thread, ...parts })),
      );
      return;
    }
  } catch (error) {
    deps.log.info({ code: slackErrorCode(error) }, 'an answer beside the message was not possible');
    isUnsure ||= mayHaveReached(error) && !options.repeatable;
  }
  const place = channel && isDirect(channel) ? { channel, thread } : { channel: user };
  try {
    if (isUnsure || options.repeatable) {
      const { text, blocks } = isUnsure ? unsure() : afar;
      await twice(() => client.chat.postMessage({ ...QUIET, channel: place.channel, thread_ts: thread, text, blocks }));
    } else await post(deps, client, place, afar);
  } catch (error) {
    deps.log.warn({ code: slackErrorCode(error) }, 'a private answer reached nobody');
  }
}

/** Whether a channel is a direct message, where nobody else reads. */
export function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

/** Puts a message in the place of a private one; false where that is no longer possible. */
export async function replacePrivately(deps: Deps, respond: Respond, message: OutMessage): Promise<boolean> {
  return (await respondPrivately(deps, { respond }, message, { replace: true })) === 'sent';
}

async function respondPrivately(
  deps: Deps,
  { respond, thread }: Pick<Asker, 'respond' | 'thread'>,
  message: OutMessage,
  { replace = false }: PrivateOptions,
): Promise<'sent' | 'refused' | 'unsure'> {
  if (!respond) return 'refused';
  const base: RespondArguments = { ...QUIET, response_type: 'ephemeral', replace_original: replace };
  const address = replace || !thread ? base : { ...base, thread_ts: thread };
  try {
    await respond({ ...address, ...message });
    return 'sent';
  } catch (error) {
    const { statusCode: status } = error as { statusCode?: number };
    deps.log.warn({ status }, 'a response_url did not take an answer');
    if (status === undefined) return neverReachedSlack(error) ? 'refused' : 'unsure';
    if (status === 404 || status === 410 || status === 429) return 'refused';
  }
  try {
    await respond({ ...address, text: message.text });
    return 'sent';
  } catch (error) {
    return (error as { statusCode?: number }).statusCode === undefined ? 'unsure' : 'refused';
  }
}

/** Shows a message to the whole channel through the `response_url`, which works where the bot is no member. */
export async function respondInChannel(deps: Deps, respond: Respond, message: OutMessage): Promise<boolean> {
  try {
    await respond({ ...QUIET, response_type: 'in_channel', replace_original: false, ...message });
    return true;
  } catch (error) {
    deps.log.warn({ status: (error as { statusCode?: number }).statusCode }, 'a response_url did not take a share');
    return false;
  }
}

/** Sends the blocks, and where Slack refuses them the text alone, so that there is always an answer. */
async function orPlainText(
  deps: Deps,
  message: OutMessage,
  send: (parts: Partial<OutMessage> & { text: string }) => Promise<unknown>,
): Promise<void> {
  try {
    await send(message);
  } catch (error) {
    const code = slackErrorCode(error);
    if (!code || !BLOCK_ERRORS.includes(code)) throw error;
    deps.log.error({ code, ...blockErrors(error) }, 'Slack refused the blocks of a message');
    await send({ text: message.text });
  }
}

/** Which blocks Slack complains of, by pointers into the message. */
function blockErrors(error: unknown): Record<string, unknown> {
  const { errors, response_metadata } = (error as { data: Record<string, unknown> }).data;
  return { errors, response_metadata };
}

/** The last way to a person is gone once more, with the client's own attempts, unless Slack refused. */
async function twice<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (slackErrorCode(error)) throw error;
    return await call();
  }
}

async function once<T>(deps: Deps, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const wait = waitBeforeSecond(error);
    if (wait === undefined) throw error;
    deps.log.warn({ wait }, 'Slack did not take a message; it is sent once more');
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
    return await call();
  }
}

function waitBeforeSecond(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return error.retryAfter <= LONGEST_WAIT_S ? error.retryAfter : undefined;
  }
  return neverReachedSlack(error) ? 1 : undefined;
}

/** Whether Slack may have taken a call that failed: it named no refusal, and the call was on its way. */
function mayHaveReached(error: unknown): boolean {
  if (error instanceof webApi.WebAPIRateLimitedError || slackErrorCode(error)) return false;
  return !neverReachedSlack(error);
}
