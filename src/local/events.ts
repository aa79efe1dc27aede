import type { LocalContext } from './context.ts';
import type { Channel, Json, Message } from './model.ts';
import { eventBody, messageObject } from './payloads.ts';

/** Sends one event to the bot, where its manifest subscribes to `name`. */
export function sendEvent(context: LocalContext, name: string, event: Json): void {
  const { events } = context.workspace.manifest;
  if (!events || events.includes(name)) context.bot.sendEvent(eventBody(event, context.workspace));
}

/** Tells the bot of a new message: a direct message as `message`, a mention in a channel that it is in as `app_mention`. */
export function announceMessage(context: LocalContext, message: Message): void {
  const { workspace } = context;
  const channel = channelOf(context, message);
  if (!channel || message.ephemeralTo || !channel.members.has(workspace.bot.id)) return;
  const event = { ...messageObject(message, workspace), channel: channel.id, event_ts: message.ts };
  if (channel.kind === 'im') {
    sendEvent(context, 'message.im', { ...event, channel_type: 'im' });
  } else if (message.user !== workspace.bot.id && message.text.includes(`<@${workspace.bot.id}>`)) {
    sendEvent(context, 'app_mention', { ...event, type: 'app_mention' });
  }
}

/** Tells the bot of an edit: `message_changed` in a direct message, a second `app_mention` with `edited` in a channel. */
export function announceChange(context: LocalContext, message: Message): void {
  const { workspace } = context;
  const channel = channelOf(context, message);
  if (!channel || message.ephemeralTo) return;
  if (channel.kind === 'channel') announceMessage(context, message);
  else sendChange(context, channel, 'message_changed', { message: messageObject(message, workspace) });
}

/** Tells the bot that a direct message went. */
export function announceDeletion(context: LocalContext, message: Message): void {
  const channel = channelOf(context, message);
  if (!channel || message.ephemeralTo || channel.kind === 'channel') return;
  const previous = { previous_message: messageObject(message, context.workspace), deleted_ts: message.ts };
  sendChange(context, channel, 'message_deleted', previous);
}

function sendChange(context: LocalContext, channel: Channel, subtype: string, fields: Json): void {
  const ts = context.workspace.ids.ts();
  const event = { type: 'message', subtype, hidden: true, channel: channel.id, channel_type: 'im', ts, event_ts: ts };
  sendEvent(context, 'message.im', { ...event, ...fields });
}

function channelOf(context: LocalContext, message: Message): Channel | undefined {
  return context.workspace.channels.find((channel) => channel.id === message.channel);
}
