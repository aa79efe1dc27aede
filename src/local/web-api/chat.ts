import type { LocalContext } from '../context.ts';
import { announceChange, announceDeletion, announceMessage } from '../events.ts';
import { readContent, readJson } from '../message-content.ts';
import type { Channel, Json } from '../model.ts';
import { messageObject } from '../payloads.ts';
import type { AnyBlock } from '../protocol.ts';
import { Refusal } from '../refusal.ts';
import { type ApiMethod, channelOf, messageOf, needed, optional, userOf, writableChannel } from './method.ts';

/** Longer texts of chat.update are refused. */
const MAX_UPDATED_TEXT = 4_000;

/** The `chat.*` methods. */
export const chatMethods: Record<string, ApiMethod> = {
  'chat.postMessage': { token: 'bot', scopes: ['chat:write'], run: postMessage },
  'chat.update': { token: 'bot', scopes: ['chat:write'], run: update },
  'chat.delete': { token: 'bot', scopes: ['chat:write'], run: remove },
  'chat.postEphemeral': { token: 'bot', scopes: ['chat:write'], run: postEphemeral },
  'chat.getPermalink': { token: 'bot', run: getPermalink },
};

function postMessage(args: Json, context: LocalContext): Json {
  const { workspace } = context;
  const channel = writableChannel(args, context);
  const content = readContent(args, workspace.ids);
  const threadTs = rootOf(channel, optional(args, 'thread_ts'), context);
  const metadata = args.metadata === undefined ? undefined : readJson(args.metadata, 'invalid_metadata_format');
  const message = workspace.add({
    channel: channel.id,
    user: workspace.bot.id,
    text: content.text,
    blocks: content.blocks,
    ...(threadTs && { threadTs }),
    ...(metadata !== undefined && { metadata }),
  });
  announceMessage(context, message);
  const answer = { channel: channel.id, ts: message.ts, message: messageObject(message, workspace) };
  return content.warnings.length > 0
    ? { ...answer, warning: content.warnings.join(','), response_metadata: { warnings: content.warnings } }
    : answer;
}

/** The thread's root, for a root or a reply. */
function rootOf(channel: Channel, threadTs: string | undefined, context: LocalContext): string | undefined {
  if (threadTs === undefined) return undefined;
  if (!/^\d+\.\d{6}$/.test(threadTs)) throw new Refusal('invalid_thread_ts');
  const parent = context.workspace.message(channel.id, threadTs);
  if (!parent || parent.ephemeralTo) throw new Refusal('thread_not_found');
  return parent.threadTs ?? parent.ts;
}

function update(args: Json, context: LocalContext): Json {
  const { workspace } = context;
  const channel = channelOf(args, context);
  const message = messageOf(channel, needed(args, 'ts'), context);
  if (message.user !== workspace.bot.id) throw new Refusal('cant_update_message');
  const { text, blocks } = readContent(args, workspace.ids, { maxText: MAX_UPDATED_TEXT });
  if (hasRichText(message.blocks) && blocks && !hasRichText(blocks)) throw new Refusal('block_mismatch');
  const untouched = args.blocks === undefined && args.markdown_text === undefined;
  workspace.change(message, {
    text,
    blocks: untouched ? message.blocks : blocks,
    editedAt: workspace.ids.ts(),
  });
  announceChange(context, message);
  return { channel: channel.id, ts: message.ts, text, message: messageObject(message, workspace) };
}

function hasRichText(blocks: AnyBlock[] | undefined): boolean {
  return blocks?.some((block) => block.type === 'rich_text') ?? false;
}

function remove(args: Json, context: LocalContext): Json {
  const channel = channelOf(args, context);
  const message = messageOf(channel, needed(args, 'ts'), context);
  if (message.user !== context.workspace.bot.id) throw new Refusal('cant_delete_message');
  context.workspace.remove(message);
  announceDeletion(context, message);
  return { channel: channel.id, ts: message.ts };
}

function postEphemeral(args: Json, context: LocalContext): Json {
  const channel = writableChannel(args, context);
  const user = userOf(args, context);
  if (!channel.members.has(user.id)) throw new Refusal('user_not_in_channel');
  const { text, blocks } = readContent(args, context.workspace.ids);
  const threadTs = rootOf(channel, optional(args, 'thread_ts'), context);
  const message = context.workspace.add({
    channel: channel.id,
    user: context.workspace.bot.id,
    text,
    blocks,
    ephemeralTo: user.id,
    ...(threadTs && { threadTs }),
  });
  return { message_ts: message.ts };
}

function getPermalink(args: Json, context: LocalContext): Json {
  const channel = channelOf(args, context);
  const message = messageOf(channel, needed(args, 'message_ts'), context);
  const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
  const place = `/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: channel.id, permalink: `${context.url()}${place}` };
}
