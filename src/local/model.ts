import type { AnyBlock } from './protocol.ts';

/** Anything that came as JSON. */
export type Json = Record<string, unknown>;

export interface Person {
  id: string;
  name: string;
  realName: string;
  locale: string;
  isBot: boolean;
}

export interface Channel {
  id: string;
  name: string;
  kind: 'channel' | 'im';
  /** User ids. */
  members: Set<string>;
  archived: boolean;
  /** The person of a direct message with the bot. */
  person?: string;
}

export interface Message {
  ts: string;
  channel: string;
  /** Who wrote it: a person or the bot. */
  user: string;
  text: string;
  blocks?: AnyBlock[];
  threadTs?: string;
  /** The only person who sees it. */
  ephemeralTo?: string;
  editedAt?: string;
  reactions: { name: string; users: string[] }[];
  metadata?: unknown;
}

export interface View {
  id: string;
  type: 'modal' | 'home';
  user: string;
  title?: Json;
  submit?: Json | null;
  close?: Json | null;
  blocks: AnyBlock[];
  hash: string;
  callbackId: string;
  privateMetadata: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  rootId: string;
  previousId: string | null;
}

/** What a bot said to a payload, or why it did not. */
export type Ack =
  | { ok: true; body: unknown }
  | { ok: false; reason: 'timeout' | 'connection_failed' | 'http_error'; noRetry?: boolean };

export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';
