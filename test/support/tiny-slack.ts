import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** One call of the Web API, or of a `response_url` (`method` is then `respond`). */
export interface Call {
  method: string;
  args: Record<string, string>;
  body: Record<string, unknown>;
  token: string | undefined;
}

/** A body, a status, a line that is cut; or what depends on the call, and comes when it comes. */
type Reply = Answer | ((call: Call) => Answer | Promise<Answer>);
type Answer = Record<string, unknown> | { status: number; retryAfter?: number } | 'hang up';

/** The smallest Slack there is: it records every call, says what it is told to, and sends envelopes over its sockets. */
export interface TinySlack {
  apiUrl: string;
  responseUrl: string;
  calls: Call[];
  sockets: WebSocket[];
  /** The envelopes that were acknowledged, as often as they were. */
  acks: string[];
  /** What a socket is told first, in the place of hello. */
  greeting: object;
  /** What a method answers from now on; a list is used up one by one. */
  on(method: string, ...replies: Reply[]): void;
  /** Sends an envelope and resolves with the acknowledgement. */
  deliver(type: string, payload: object, options?: { socket?: number; extra?: object }): Promise<{ payload: object }>;
  /** Resolves with the first call of a method after the `skip` first ones. */
  called(method: string, skip?: number): Promise<Call>;
  close(): Promise<void>;
}

const DEFAULTS: Record<string, Reply> = {
  'auth.test': { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team: 'Tiny', team_id: 'T1' },
  'users.info': { ok: true, user: { id: 'U1', locale: 'ja-JP' } },
  'chat.postMessage': { ok: true, ts: '1.1' },
  'chat.postEphemeral': { ok: true },
  'views.open': { ok: true, view: { id: 'V1', hash: 'h1' } },
  'views.update': { ok: true, view: { id: 'V1', hash: 'h2' } },
};

/** Starts one on a free port of this machine. */
export async function startTinySlack(): Promise<TinySlack> {
  const calls: Call[] = [];
  const sockets: WebSocket[] = [];
  const acknowledged: string[] = [];
  const replies = new Map<string, Reply[]>();
  const acks = new Map<string, (ack: { payload: object }) => void>();
  let envelopes = 0;

  const server = createServer(async (request, response) => {
    const text = await bodyOf(request);
    const method = request.url?.replace('/api/', '').replace(/^\//, '') ?? '';
    const isJson = request.headers['content-type']?.includes('json');
    const args = isJson ? {} : Object.fromEntries(new URLSearchParams(text));
    const call: Call = {
      method,
      args,
      body: isJson ? JSON.parse(text) : unpack(args),
      token: request.headers.authorization?.replace('Bearer ', ''),
    };
    calls.push(call);
    const queue = replies.get(method) ?? [];
    const next = (queue.length > 1 ? queue.shift() : queue[0]) ?? DEFAULTS[method] ?? { ok: true };
    const reply = typeof next === 'function' ? await next(call) : next;
    if (reply === 'hang up') {
      request.socket.destroy();
      return;
    }
    const { status, retryAfter = 0, ...body } = reply as { status?: number; retryAfter?: number };
    const isOpen = method === 'apps.connections.open' && !queue.length;
    response.writeHead(status ?? 200, { 'Content-Type': 'application/json', 'Retry-After': String(retryAfter) });
    response.end(JSON.stringify(isOpen ? { ok: true, url: `ws://127.0.0.1:${port}/link` } : body));
  });
  const socketServer = new WebSocketServer({ server, path: '/link' });
  socketServer.on('connection', (socket) => {
    sockets.push(socket);
    socket.on('message', (data) => {
      const ack = JSON.parse(String(data));
      acknowledged.push(ack.envelope_id);
      acks.get(ack.envelope_id)?.(ack);
    });
    socket.send(JSON.stringify(slack.greeting));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const slack: TinySlack = {
    greeting: { type: 'hello', num_connections: 1 },
    apiUrl: `http://127.0.0.1:${port}/api/`,
    responseUrl: `http://127.0.0.1:${port}/respond`,
    calls,
    sockets,
    acks: acknowledged,
    on: (method, ...list) => void replies.set(method, list),
    deliver(type, payload, { socket = 0, extra = {} } = {}) {
      const envelope_id = `E${++envelopes}`;
      const acked = new Promise<{ payload: object }>((resolve) => acks.set(envelope_id, resolve));
      sockets[socket]?.send(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: true, ...extra }));
      return acked;
    },
    async called(method, skip = 0) {
      for (let tries = 0; tries < 600; tries++) {
        const call = calls.filter((each) => each.method === method)[skip];
        if (call) return call;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error(`tiny Slack: no call of ${method}, only ${calls.map((each) => each.method).join(', ')}`);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      socketServer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return slack;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function unpack(args: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, /^[[{]/.test(value) ? JSON.parse(value) : value]),
  );
}
