import type { LocalContext } from '../context.ts';
import { asText } from '../message-content.ts';
import type { Channel, Json, Message, Person } from '../model.ts';
import { Refusal } from '../refusal.ts';

/** One method of the Web API: what it needs, and what it answers; a Refusal becomes `{ok: false, error}`. */
export interface ApiMethod {
  /** Whose token it takes; `none` takes any or none. */
  token: 'bot' | 'app' | 'none';
  /** Scopes of which the manifest must list one. */
  scopes?: string[];
  run(args: Json, context: LocalContext): Json;
}

/** A string argument, or `undefined`. */
export function optional(args: Json, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  return asText(value);
}

/** A string argument that must be there; throws `invalid_arguments` where it is not. */
export function needed(args: Json, name: string): string {
  const value = optional(args, name);
  if (value !== undefined) return value;
  throw new Refusal('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
}

/** True for `true` and its spelling in a form body. */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}

/** The conversation whose id is `channel`; throws `channel_not_found`. */
export function channelOf(args: Json, context: LocalContext): Channel {
  const channel = context.workspace.channels.find(({ id }) => id === args.channel);
  if (!channel) throw new Refusal('channel_not_found');
  return channel;
}

/** Where the bot may write, by id, by name or by a person's id; throws `channel_not_found`, `not_in_channel` or `is_archived`. */
export function writableChannel(args: Json, context: LocalContext): Channel {
  const channel = context.workspace.channel(optional(args, 'channel') ?? '');
  if (!channel) throw new Refusal('channel_not_found');
  if (channel.archived) throw new Refusal('is_archived');
  if (!channel.members.has(context.workspace.bot.id)) throw new Refusal('not_in_channel');
  return channel;
}

/** The person that an argument names; throws `user_not_found`. */
export function userOf(args: Json, context: LocalContext, name = 'user'): Person {
  const user = context.workspace.user(needed(args, name));
  if (!user) throw new Refusal('user_not_found');
  return user;
}

/** A message that everybody sees; throws `message_not_found`, for private ones too. */
export function messageOf(channel: Channel, ts: string, context: LocalContext): Message {
  const message = context.workspace.message(channel.id, ts);
  if (!message || message.ephemeralTo) throw new Refusal('message_not_found');
  return message;
}
