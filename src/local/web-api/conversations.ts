import type { LocalContext } from '../context.ts';
import type { Channel, Json, Message } from '../model.ts';
import { messageObject } from '../payloads.ts';
import { Refusal } from '../refusal.ts';
import { type ApiMethod, channelOf, flag, messageOf, needed, optional } from './method.ts';

const MAX_PAGE = 1_000;

/** The `conversations.*` methods. */
export const conversationMethods: Record<string, ApiMethod> = {
  'conversations.open': { token: 'bot', scopes: ['im:write'], run: open },
  'conversations.list': { token: 'bot', scopes: ['channels:read', 'im:read'], run: list },
  'conversations.info': {
    token: 'bot',
    scopes: ['channels:read', 'im:read'],
    run: (args, context) => ({ channel: channelObject(channelOf(args, context), context) }),
  },
  'conversations.join': { token: 'bot', scopes: ['channels:join'], run: join },
  'conversations.members': {
    token: 'bot',
    scopes: ['channels:read', 'im:read'],
    run: (args, context) => ({
      members: [...channelOf(args, context).members],
      response_metadata: { next_cursor: '' },
    }),
  },
  'conversations.history': { token: 'bot', scopes: ['channels:history', 'im:history'], run: history },
  'conversations.replies': { token: 'bot', scopes: ['channels:history', 'im:history'], run: replies },
};

function channelObject(channel: Channel, { workspace }: LocalContext): Json {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    ...(isIm ? { user: channel.person } : { name: channel.name, name_normalized: channel.name }),
    created: 0,
    is_channel: !isIm,
    is_im: isIm,
    is_group: false,
    is_mpim: false,
    is_private: isIm,
    is_archived: channel.archived,
    is_general: channel.name === 'general',
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_member: channel.members.has(workspace.bot.id),
    num_members: channel.members.size,
    context_team_id: workspace.team.id,
  };
}

function open(args: Json, context: LocalContext): Json {
  const named = optional(args, 'channel') ?? needed(args, 'users');
  if (named.includes(',')) throw new Refusal('not_enough_users');
  const channel = context.workspace.channels.find((entry) => entry.person === named || entry.id === named);
  if (!channel) throw new Refusal(args.channel === undefined ? 'user_not_found' : 'channel_not_found');
  return {
    no_op: true,
    already_open: true,
    channel: flag(args.return_im) ? channelObject(channel, context) : { id: channel.id },
  };
}

function list(args: Json, context: LocalContext): Json {
  const types = (optional(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const wanted = context.workspace.channels.filter(
    (channel) =>
      types.includes(channel.kind === 'im' ? 'im' : 'public_channel') &&
      !(flag(args.exclude_archived) && channel.archived),
  );
  const channels = wanted.map((channel) => channelObject(channel, context));
  return { channels, response_metadata: { next_cursor: '' } };
}

function join(args: Json, context: LocalContext): Json {
  const { workspace } = context;
  const channel = channelOf(args, context);
  if (channel.kind === 'im') throw new Refusal('method_not_supported_for_channel_type');
  if (channel.archived) throw new Refusal('is_archived');
  const already = channel.members.has(workspace.bot.id);
  channel.members.add(workspace.bot.id);
  return {
    channel: channelObject(channel, context),
    ...(already && { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }),
  };
}

function readable(args: Json, context: LocalContext): Channel {
  const channel = channelOf(args, context);
  if (!channel.members.has(context.workspace.bot.id)) throw new Refusal('not_in_channel');
  return channel;
}

function page(messages: Message[], args: Json, context: LocalContext): Json {
  const limit = Math.min(Math.max(Number(optional(args, 'limit') ?? 100) || 100, 1), MAX_PAGE);
  const from = Number(optional(args, 'cursor') ?? 0) || 0;
  const next = from + limit < messages.length ? String(from + limit) : '';
  return {
    messages: messages.slice(from, from + limit).map((message) => messageObject(message, context.workspace)),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function between(args: Json): (message: Message) => boolean {
  const oldest = Number(optional(args, 'oldest') ?? 0);
  const latest = Number(optional(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = flag(args.inclusive);
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function history(args: Json, context: LocalContext): Json {
  const channel = readable(args, context);
  const roots = context.workspace.messages.filter(
    (message) => message.channel === channel.id && !message.ephemeralTo && !message.threadTs,
  );
  return page(roots.filter(between(args)).reverse(), args, context);
}

function replies(args: Json, context: LocalContext): Json {
  const channel = readable(args, context);
  const ts = needed(args, 'ts');
  const message = context.workspace.message(channel.id, ts);
  if (!message || message.ephemeralTo) throw new Refusal('thread_not_found');
  const root = messageOf(channel, message.threadTs ?? ts, context);
  const [first, ...rest] = context.workspace.thread(channel.id, root.ts);
  return page(first ? [first, ...rest.filter(between(args))] : [], args, context);
}
