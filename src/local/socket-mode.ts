import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Retry, Transport } from './bot-link.ts';
import type { Ids } from './ids.ts';
import type { Ack, DeliveryKind, Json } from './model.ts';

/** How many connections one app may hold. */
export const MAX_CONNECTIONS = 10;
const PING_EVERY_MS = 10_000;

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

interface Connection {
  socket: WebSocket;
  /** Told to go: gets nothing more. */
  retired: boolean;
  alive: boolean;
}

interface Waiting {
  connection: Connection;
  settle: (ack: Ack) => void;
}

export interface SocketModeOptions {
  ids: Ids;
  appId: string;
  ackTimeoutMs: number;
  onChange: () => void;
}

/** The server's side of Socket Mode: tickets, connections, envelopes and their acknowledgements. */
export class SocketMode implements Transport {
  readonly #options: SocketModeOptions;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #pings: NodeJS.Timeout;
  #connections: Connection[] = [];
  #turn = 0;

  constructor(options: SocketModeOptions) {
    this.#options = options;
    this.#pings = setInterval(() => this.#ping(), PING_EVERY_MS);
    this.#pings.unref();
  }

  get connected(): boolean {
    return this.#open().length > 0;
  }

  get connectionCount(): number {
    return this.#connections.length;
  }

  /** A path for one connection, as apps.connections.open hands it out. */
  ticketPath(): string {
    const ticket = this.#options.ids.secret();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${this.#options.appId}`;
  }

  /** Takes a WebSocket upgrade of `/link/`; refuses a ticket that is unknown or spent. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, ticket: string): void {
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#greet(webSocket));
  }

  deliver(kind: DeliveryKind, payload: Json, retry?: Retry): Promise<Ack> {
    const open = this.#open();
    this.#turn += 1;
    const connection = open[this.#turn % Math.max(open.length, 1)];
    if (!connection) return Promise.resolve({ ok: false, reason: 'connection_failed' });
    const envelope_id = this.#options.ids.next('env-');
    const accepts_response_payload = kind !== 'events_api';
    const retried = retry && { retry_attempt: retry.attempt, retry_reason: retry.reason };
    return new Promise((resolve) => {
      const settle = (ack: Ack) => {
        clearTimeout(timer);
        this.#waiting.delete(envelope_id);
        resolve(ack);
      };
      const timer = setTimeout(() => settle({ ok: false, reason: 'timeout' }), this.#options.ackTimeoutMs);
      this.#waiting.set(envelope_id, { connection, settle });
      connection.socket.send(
        JSON.stringify({ type: kind, envelope_id, accepts_response_payload, payload, ...retried }),
      );
    });
  }

  /** Asks one connection (by its index), or every one, to go; with `abrupt` the line is cut instead. */
  disconnect(reason: DisconnectReason, index?: number, abrupt = false): void {
    for (const connection of index === undefined ? this.#connections : this.#connections.slice(index, index + 1)) {
      connection.retired = true;
      if (abrupt) connection.socket.terminate();
      else this.#dismiss(connection.socket, reason);
    }
    this.#options.onChange();
  }

  close(): void {
    clearInterval(this.#pings);
    for (const { settle } of [...this.#waiting.values()]) settle({ ok: false, reason: 'connection_failed' });
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #open(): Connection[] {
    return this.#connections.filter(({ socket, retired }) => !retired && socket.readyState === socket.OPEN);
  }

  #greet(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    if (this.#connections.length >= MAX_CONNECTIONS) {
      this.#dismiss(socket, 'too_many_websockets');
      return;
    }
    const connection: Connection = { socket, retired: false, alive: true };
    this.#connections.push(connection);
    socket.on('pong', () => {
      connection.alive = true;
    });
    socket.on('message', (data) => this.#hear(String(data)));
    socket.on('close', () => this.#lose(connection));
    const debug_info = { host: 'local', approximate_connection_time: 18_060 };
    const connection_info = { app_id: this.#options.appId };
    const num_connections = this.#connections.length;
    socket.send(JSON.stringify({ type: 'hello', num_connections, debug_info, connection_info }));
    this.#options.onChange();
  }

  #dismiss(socket: WebSocket, reason: DisconnectReason): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
  }

  #hear(frame: string): void {
    const reply = parse(frame);
    const waiting = this.#waiting.get(String(reply?.envelope_id));
    waiting?.settle({ ok: true, body: reply?.payload });
  }

  #lose(connection: Connection): void {
    this.#connections = this.#connections.filter((other) => other !== connection);
    for (const waiting of [...this.#waiting.values()]) {
      if (waiting.connection === connection) waiting.settle({ ok: false, reason: 'connection_failed' });
    }
    this.#options.onChange();
  }

  #ping(): void {
    for (const connection of this.#connections) {
      if (!connection.alive) connection.socket.terminate();
      connection.alive = false;
      if (connection.socket.readyState === connection.socket.OPEN) connection.socket.ping();
    }
  }
}

function parse(frame: string): Json | undefined {
  try {
    return JSON.parse(frame) as Json;
  } catch {
    return undefined;
  }
}
