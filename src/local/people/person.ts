import type { LocalContext } from '../context.ts';
import type { Ack, Channel, Message, Person } from '../model.ts';
import { notice } from '../notices.ts';
import { Refusal } from '../refusal.ts';

/** A Refusal of which the person has heard in a notice. */
export class ToldRefusal extends Refusal {}

/** The person that acts; throws `user_not_found`. The bot is none. */
export function personOf(id: string, context: LocalContext): Person {
  const person = context.workspace.people.find((entry) => entry.id === id);
  if (!person) throw new Refusal('user_not_found');
  return person;
}

/** A conversation that the person is in; throws `channel_not_found`. */
export function channelFor(person: Person, idOrName: string, context: LocalContext): Channel {
  const channel = context.workspace.channel(idOrName);
  if (!channel?.members.has(person.id)) throw new Refusal('channel_not_found');
  return channel;
}

/** A message that the person sees; throws `message_not_found`. */
export function messageFor(person: Person, channel: string, ts: string, context: LocalContext): Message {
  const message = context.workspace.message(channel, ts);
  if (!message || !context.workspace.sees(person.id, message)) throw new Refusal('message_not_found');
  return message;
}

/** Shows a person one line for a moment. */
export function notify(person: Person, text: string, context: LocalContext): void {
  context.workspace.tell({ type: 'notice', text }, (id) => id === person.id);
}

/** The bot's answer; where there is none, the person is told and a Refusal thrown. */
export function answered(ack: Ack, person: Person, context: LocalContext): unknown {
  if (ack.ok) return ack.body;
  const key = context.bot.connected ? 'noResponse' : 'notConnected';
  notify(person, notice(person, key, context.workspace.bot.realName), context);
  throw new ToldRefusal(context.bot.connected ? 'no_response' : 'not_connected');
}

/** Does what the bot asked for; where Slack would refuse it, the person is told why. */
export function orTell<T>(person: Person, context: LocalContext, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const details = [error.message, ...error.complaints].join(' ');
    context.log(`an answer of the bot was refused: ${details}`);
    notify(person, `${notice(person, 'refused', context.workspace.bot.realName)} (${details})`, context);
    throw new ToldRefusal(error.message, error.complaints);
  }
}
