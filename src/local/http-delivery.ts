import { createHmac } from 'node:crypto';
import type { Retry, Transport } from './bot-link.ts';
import type { Ack, DeliveryKind, Json } from './model.ts';

export interface HttpDeliveryOptions {
  /** The bot's `/slack/events`. */
  url: string;
  signingSecret: string;
  clock: () => number;
  ackTimeoutMs: number;
}

/** Slack's v0 signature of a request: `timestamp` in seconds, `body` as it is sent. */
export function signRequest(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Posts payloads to the bot as Slack does: events as JSON, commands and interactions as forms, all signed. */
export class HttpDelivery implements Transport {
  readonly connected = true;
  readonly #options: HttpDeliveryOptions;
  readonly #closing = new AbortController();

  constructor(options: HttpDeliveryOptions) {
    this.#options = options;
  }

  async deliver(kind: DeliveryKind, payload: Json, retry?: Retry): Promise<Ack> {
    const { url, signingSecret, clock, ackTimeoutMs } = this.#options;
    const body = encode(kind, payload);
    const timestamp = Math.floor(clock() / 1000);
    const headers: Record<string, string> = {
      'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signRequest(signingSecret, timestamp, body),
      ...(retry && { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': httpReason(retry.reason) }),
    };
    const timeout = AbortSignal.timeout(ackTimeoutMs);
    const signal = AbortSignal.any([timeout, this.#closing.signal]);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      const text = await response.text();
      if (response.ok) return { ok: true, body: decode(text) };
      return { ok: false, reason: 'http_error', noRetry: response.headers.get('x-slack-no-retry') === '1' };
    } catch {
      return { ok: false, reason: timeout.aborted ? 'timeout' : 'connection_failed' };
    }
  }

  close(): void {
    this.#closing.abort();
  }
}

function encode(kind: DeliveryKind, payload: Json): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields).toString();
}

/** JSON where it is JSON; any other text is the text of a message, as Slack takes it for commands. */
function decode(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}

function httpReason(reason: string): string {
  return reason === 'timeout' ? 'http_timeout' : reason;
}
