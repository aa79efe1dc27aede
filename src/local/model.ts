import type { AnyBlock } from './protocol.ts';

/** Anything that came as JSON. */
export type Json = Record<string, unknown>;

/** What the local Slack knows of the app; the caller takes it from the manifest. */
export interface LocalManifest {
  /** The bot's name. */
  name: string;
  commands: { command: string; description: string; usage_hint?: string; should_escape?: boolean }[];
  shortcuts: { name: string; type: 'message' | 'global'; callback_id: string; description: string }[];
  homeTab: boolean;
  /** The bot's scopes; when given, a method without its scope fails with `missing_scope`. */
  scopes?: string[];
  /** The bot's events (`app_mention`, `message.im`, …); when given, no others are sent. */
  events?: string[];
}

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
