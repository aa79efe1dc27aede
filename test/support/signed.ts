import { signRequest } from '../../src/local/http-delivery.ts';

export interface SignedOptions {
  secret?: string;
  /** Epoch seconds. */
  at?: number;
  headers?: Record<string, string>;
  /** Breaks the line. */
  signal?: AbortSignal;
}

export const FORM = 'application/x-www-form-urlencoded';

/** Sends a body to the bot as Slack would. */
export function sendSigned(
  port: number,
  body: string,
  type: string,
  { secret = 'shh', at = Math.floor(Date.now() / 1000), headers = {}, signal }: SignedOptions = {},
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': signRequest(secret, at, body),
      ...headers,
    },
    body,
    signal,
  });
}

/** A command in a workspace. */
export function sendCommand(port: number, fields: Record<string, string>, options?: SignedOptions): Promise<Response> {
  return sendSigned(port, new URLSearchParams({ command: '/career', ...fields }).toString(), FORM, options);
}

/** Any event body. */
export function sendEvent(port: number, body: object, options?: SignedOptions): Promise<Response> {
  return sendSigned(port, JSON.stringify(body), 'application/json', options);
}
