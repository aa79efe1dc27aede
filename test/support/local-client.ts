import { WebSocket } from 'ws';
import type { LocalSlack } from '../../src/local/server.ts';

type Json = Record<string, unknown>;

/** Calls a method of the Web API with JSON, as the bot unless another token is given. */
export async function callApi(slack: LocalSlack, method: string, args: Json = {}, token?: string): Promise<Json> {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token ?? slack.botToken}` },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Json;
}

/** Posts to a response_url; gives the status and the body. */
export async function postTo(url: string, body: Json): Promise<{ status: number; body: Json }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

/** A Socket Mode connection by hand; frames are kept, and `answer` says what to acknowledge an envelope with. */
export interface RawBot {
  socket: WebSocket;
  frames: Json[];
  close(): void;
}

/** Connects one; without `answer` nothing is acknowledged. Resolves after `hello`. */
export async function connectRawBot(slack: LocalSlack, answer?: (envelope: Json) => Json | undefined): Promise<RawBot> {
  const { url } = await callApi(slack, 'apps.connections.open', {}, slack.appToken);
  const socket = new WebSocket(String(url));
  const frames: Json[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Json;
      frames.push(frame);
      if (frame.type === 'hello' || frame.type === 'disconnect') resolve();
      const payload = frame.envelope_id === undefined ? undefined : answer?.(frame);
      if (payload) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }));
    });
  });
  return { socket, frames, close: () => socket.terminate() };
}
