import { completeBlocks } from './complete-blocks.ts';
import type { LocalContext } from './context.ts';
import { announceChange, announceDeletion, announceMessage } from './events.ts';
import { asText, readContent } from './message-content.ts';
import type { Json, Message } from './model.ts';
import { Refusal } from './refusal.ts';

/** How often and how long a response_url works; https://docs.slack.dev/interactivity/handling-user-interaction */
export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_LIFE_MS = 30 * 60_000;

interface Grant {
  user: string;
  channel: string;
  /** The message whose element was used. */
  source?: { channel: string; ts: string };
  at: number;
  uses: number;
}

/** Where a response_url leads: who may answer whom, and how often still. */
export class ResponseUrls {
  readonly #grants = new Map<string, Grant>();

  /** The path of a fresh response_url. */
  issue(context: LocalContext, kind: 'commands' | 'actions', user: string, channel: string, source?: Message): string {
    const now = context.workspace.clock();
    for (const [path, grant] of this.#grants) if (now - grant.at > 2 * RESPONSE_URL_LIFE_MS) this.#grants.delete(path);
    const path = `/${kind}/${context.workspace.team.id}/${context.workspace.ids.secret()}`;
    const from = source && { channel: source.channel, ts: source.ts };
    this.#grants.set(path, { user, channel, source: from, at: now, uses: 0 });
    return `${context.url()}${path}`;
  }

  has(path: string): boolean {
    return this.#grants.has(path);
  }

  /** Does what the body asks; throws a Refusal (`used_url` or `expired_url` when the address is spent). */
  use(context: LocalContext, path: string, body: Json): void {
    const grant = this.#grants.get(path);
    if (!grant) throw new Refusal('invalid_url');
    if (context.workspace.clock() - grant.at > RESPONSE_URL_LIFE_MS) throw new Refusal('expired_url');
    if (grant.uses >= RESPONSE_URL_USES) throw new Refusal('used_url');
    respond(context, grant, body);
    grant.uses += 1;
  }
}

/** What an app answers in the acknowledgement of a command: a message like any to a response_url. */
export function answerCommand(context: LocalContext, user: string, channel: string, body: Json): void {
  respond(context, { user, channel, at: 0, uses: 0 }, body);
}

function respond(context: LocalContext, grant: Grant, body: Json): void {
  const { workspace } = context;
  const source = grant.source && workspace.message(grant.source.channel, grant.source.ts);
  if (isTrue(body.delete_original)) {
    if (!source) return;
    workspace.remove(source);
    announceDeletion(context, source);
    return;
  }
  const content = readContent(body, workspace.ids, { maxBlockText: Number.POSITIVE_INFINITY });
  const { text, blocks } = content;
  if (isTrue(body.replace_original) && source) {
    const fresh = blocks && completeBlocks(blocks, workspace.ids);
    workspace.change(source, { text, blocks: fresh, ...(!source.ephemeralTo && { editedAt: workspace.ids.ts() }) });
    announceChange(context, source);
    return;
  }
  const threadTs = body.thread_ts === undefined ? undefined : asText(body.thread_ts);
  const inChannel = body.response_type === 'in_channel';
  const message = workspace.add({
    channel: grant.channel,
    user: workspace.bot.id,
    text,
    blocks,
    ...(threadTs && { threadTs }),
    ...(!inChannel && { ephemeralTo: grant.user }),
  });
  announceMessage(context, message);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
