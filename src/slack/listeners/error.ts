import type { App } from '@slack/bolt';
import { buildNotice } from '../blocks/guides.ts';
import type { Deps, WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import type { InFlight } from '../in-flight.ts';
import { readableText } from '../parse-input.ts';
import { phrasesOf } from '../phrases.ts';
import { answerPrivately } from '../send.ts';

/** Anything that Bolt may hand over with an error: commands, events and presses lie in it side by side. */
interface AnyBody {
  type?: string;
  command?: string;
  text?: string;
  user_id?: string;
  channel_id?: string;
  response_url?: string;
  user?: { id?: string };
  channel?: { id?: string };
  container?: { channel_id?: string };
  actions?: { action_id?: string; value?: string }[];
  event?: {
    type?: string;
    text?: string;
    user?: string;
    channel?: string;
    channel_type?: string;
    thread_ts?: string;
    ts?: string;
  };
}

type BoltError = Error & { code?: string; original?: Error; originals?: Error[] };

interface ErrorArgs {
  error: BoltError;
  body: unknown;
  context?: { botToken?: string };
}

/**
 * The one boundary of all listeners: logs a failure once, without what was asked, and tells the asker one sentence, which
 * a stop waits for.
 */
export function registerError(
  app: App,
  { deps, inFlight, clientOf }: { deps: Deps; inFlight: InFlight; clientOf(botToken?: string): WebClient },
): void {
  const handle = (args: ErrorArgs) => inFlight.run(() => handleError(args, deps, clientOf(args.context?.botToken)));
  app.error(handle as Parameters<App['error']>[0]);
}

/** Never throws: an error about an error helps nobody. */
export async function handleError({ error, body }: ErrorArgs, deps: Deps, client: WebClient): Promise<void> {
  const payload = (body ?? {}) as AnyBody;
  for (const failure of error.originals ?? [error]) {
    deps.log.error({ ...factsOf(failure, payload), payload: kindOf(payload) }, 'a listener failed');
  }
  try {
    await tellAsker(payload, deps, client);
  } catch {
    deps.log.warn({ payload: kindOf(payload) }, 'nobody could be told of the failure');
  }
}

function factsOf(error: BoltError, payload: AnyBody): Record<string, unknown> {
  // Bolt wraps what has no code of its own, and the wrapper knows nothing of where it came from.
  const cause = error.original ?? error;
  return { name: cause.name, code: error.code, slack: slackErrorCode(cause), stack: withoutQuestion(cause, payload) };
}

/** Where an error comes from; words of the question that got into its message are left out. */
function withoutQuestion({ stack = '' }: Error, payload: AnyBody): string {
  const raw = writtenIn(payload);
  const readable = raw.flatMap((text) => (text ? [text, readableText(text), text.replace(/<@\w+>/g, '').trim()] : []));
  const words = readable.flatMap((text) => [text, ...(text.match(/[^\s"{}:,]{2,}/g) ?? [])]);
  return [...new Set(words)]
    .filter((word) => word.length > 3 || /\P{ASCII}/u.test(word))
    .toSorted((a, b) => b.length - a.length)
    .reduce((kept, word) => kept.replaceAll(word, '[question]'), stack);
}

/** Where people's words lie in payloads: what they typed, and the states of our buttons and forms. */
const WORDS = new Set(['text', 'value', 'private_metadata']);

function writtenIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (WORDS.has(key) && value.length < 5_000 ? [value] : []) : writtenIn(value),
  );
}

function kindOf(payload: AnyBody): string {
  return payload.event?.type ?? payload.actions?.[0]?.action_id ?? payload.command ?? payload.type ?? 'unknown';
}

async function tellAsker(payload: AnyBody, deps: Deps, client: WebClient): Promise<void> {
  const user = payload.user_id ?? payload.user?.id ?? payload.event?.user;
  const channel = payload.channel_id ?? payload.channel?.id ?? payload.container?.channel_id ?? payload.event?.channel;
  if (!user) return;
  const lang = await deps.locales.of(client, user);
  const url = payload.response_url;
  const respond = url ? deps.respondTo(url) : undefined;
  const thread = payload.event?.thread_ts;
  await answerPrivately(deps, { respond, client, channel, user, thread }, buildNotice(phrasesOf(lang).failed), {
    repeatable: true,
  });
}
