import { createIds, type Ids } from './ids.ts';
import type { LocalManifest } from './manifest.ts';
import type { Channel, Message, Person } from './model.ts';
import type { PageEvent } from './protocol.ts';

/** Something that a page should hear; `to` says whose page. */
export interface Change {
  event: PageEvent;
  to: (userId: string) => boolean;
}

const TEAM = { id: 'T0LOCAL001', name: 'Senpai Works', domain: 'senpai-works' };
const APP_ID = 'A0LOCAL001';
const BOT_ID = 'B0LOCAL001';
const BOT_USER = 'U0BOTLOCAL';

const PEOPLE: Person[] = [
  { id: 'U0MISAKI01', name: 'misaki', realName: '美咲', locale: 'ja-JP', isBot: false },
  { id: 'U0ALEX0001', name: 'alex', realName: 'Alex', locale: 'en-US', isBot: false },
];

/** The people, channels and messages of the one workspace, in memory; every change is told to the subscribers. */
export class Workspace {
  readonly team = TEAM;
  readonly appId = APP_ID;
  readonly botId = BOT_ID;
  readonly manifest: LocalManifest;
  readonly clock: () => number;
  readonly ids: Ids;
  readonly bot: Person;
  readonly people: Person[];
  readonly users: Person[];
  readonly channels: Channel[];
  /** Oldest first; private ones too. */
  readonly messages: Message[] = [];
  readonly #listeners = new Set<(change: Change) => void>();

  constructor(manifest: LocalManifest, clock: () => number) {
    this.manifest = manifest;
    this.clock = clock;
    this.ids = createIds(clock);
    this.bot = {
      id: BOT_USER,
      name: manifest.name.toLowerCase(),
      realName: manifest.name,
      locale: 'en-US',
      isBot: true,
    };
    this.people = PEOPLE.map((person) => ({ ...person }));
    this.users = [...this.people, this.bot];
    const everybody = this.people.map((person) => person.id);
    const channel = (id: string, name: string, members: string[]): Channel => {
      return { id, name, kind: 'channel', members: new Set(members), archived: false };
    };
    this.channels = [
      channel('C0GENERAL1', 'general', [...everybody, BOT_USER]),
      channel('C0STORIES1', 'career-stories', [...everybody, BOT_USER]),
      channel('C0RANDOM01', 'random', everybody),
      ...this.people.map((person): Channel => {
        const members = new Set([person.id, BOT_USER]);
        const id = `D${person.id.slice(1)}`;
        return { id, name: 'directmessage', kind: 'im', members, archived: false, person: person.id };
      }),
    ];
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells every subscriber; without `to`, for every page. */
  tell(event: PageEvent, to: (userId: string) => boolean = () => true): void {
    for (const listener of this.#listeners) listener({ event, to });
  }

  user(id: string): Person | undefined {
    return this.users.find((user) => user.id === id);
  }

  /** By id, `#name` or name; a person's id names the direct message with the bot. */
  channel(idOrName: string): Channel | undefined {
    const name = idOrName.replace(/^#/, '');
    return this.channels.find(
      (channel) =>
        channel.id === idOrName ||
        (channel.kind === 'channel' && channel.name === name) ||
        (channel.person !== undefined && channel.person === idOrName),
    );
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }

  /** The root and its replies, oldest first, without private messages. */
  thread(channel: string, rootTs: string): Message[] {
    return this.messages.filter(
      (message) =>
        message.channel === channel && !message.ephemeralTo && (message.ts === rootTs || message.threadTs === rootTs),
    );
  }

  add(fields: Omit<Message, 'ts' | 'reactions'>): Message {
    const message: Message = { ...fields, ts: this.ids.ts(), reactions: [] };
    this.messages.push(message);
    this.#tellMessage(message);
    return message;
  }

  change(message: Message, fields: Partial<Message>): void {
    Object.assign(message, fields);
    this.#tellMessage(message);
  }

  remove(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1);
    const event: PageEvent = { type: 'message_deleted', channel: message.channel, ts: message.ts };
    this.tell(event, (user) => this.sees(user, message));
  }

  sees(user: string, message: Message): boolean {
    if (message.ephemeralTo) return message.ephemeralTo === user;
    return this.channels.find((channel) => channel.id === message.channel)?.members.has(user) ?? false;
  }

  #tellMessage(message: Message): void {
    this.tell({ type: 'message', message: pageMessage(message) }, (user) => this.sees(user, message));
  }
}

/** A message as the page draws it. */
export function pageMessage(message: Message): PageEventMessage {
  const { ts, channel, user, text, blocks, threadTs, reactions } = message;
  return {
    ts,
    channel,
    user,
    text,
    ...(blocks && { blocks }),
    ...(threadTs && { threadTs }),
    ...(message.ephemeralTo && { ephemeral: true }),
    ...(message.editedAt && { edited: true }),
    ...(reactions.length > 0 && { reactions }),
  };
}

type PageEventMessage = Extract<PageEvent, { type: 'message' }>['message'];
