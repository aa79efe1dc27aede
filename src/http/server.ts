import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { SetupError } from '../errors.ts';
import type { Log } from '../log.ts';

/** What a probe says. */
export interface ProbeAnswer {
  status: number;
  type: string;
  body: string;
}

/** Questions of supervisors and monitors, by path. */
export type Probes = Readonly<Record<string, () => ProbeAnswer | Promise<ProbeAnswer>>>;

/** A port that answers probes from the first moment, and everything else once there is a listener. */
export interface HttpServer {
  port: number;
  /** What answers all that is no probe; until then that is refused with 503. */
  serve(listener: RequestListener): void;
  /** Takes no new connection, and waits at most `ms` for the requests under way. */
  close(ms?: number): Promise<void>;
}

export interface HttpServerOptions {
  probes: Probes;
  log: Log;
  /** All addresses unless given. */
  host?: string;
  /** The variable that a port in use is blamed on. */
  variable?: string;
}

/** A sender has this long for head and body: Slack sends both at once, and itself waits three seconds for an answer. */
const RECEIVE_MS = 800;
const CHECK_MS = 100;
const CLOSE_MS = 2_000;

/** Opens a port; throws a SetupError that names the variable where that is not possible. */
export async function openHttpServer(port: number, options: HttpServerOptions): Promise<HttpServer> {
  const { probes, log, host, variable = 'PORT' } = options;
  let listener: RequestListener | undefined;
  const server = createServer(
    {
      headersTimeout: RECEIVE_MS,
      requestTimeout: RECEIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      const probe = probes[pathOf(request)];
      if (probe) void answerProbe(request, response, probe, log);
      else if (listener) listener(request, response);
      else refuse(request, response, log, 503);
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => refuseSocket(error, socket, log));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(error, port, variable)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    serve: (given) => {
      listener = given;
    },
    close: (ms = CLOSE_MS) =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        const cut = setTimeout(() => server.closeAllConnections(), ms);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Answers with a status and nothing else, and says so in one line; the sender learns no more. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  log: Log,
  status: number,
  facts: Record<string, unknown> = {},
): void {
  const path = pathOf(request).slice(0, 80);
  log.info({ status, method: request.method, path, ...facts }, 'a request was refused');
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-length': '0', connection: 'close' });
  response.end();
  // what is still on its way is read and dropped: a sender that is cut off never sees the status
  request.resume();
}

/** The path alone: a query may hold a secret of an installation. */
export function pathOf({ url = '' }: IncomingMessage): string {
  if (PLAIN_PATH.test(url)) return url;
  return URL.canParse(url, 'http://local') ? new URL(url, 'http://local').pathname : '';
}

async function answerProbe(
  request: IncomingMessage,
  response: ServerResponse,
  probe: () => ProbeAnswer | Promise<ProbeAnswer>,
  log: Log,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(request, response, log, 405);
  try {
    const { status, type, body } = await probe();
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch (error) {
    log.error({ err: error }, 'a probe failed');
    refuse(request, response, log, 500);
  }
}

/** A path that stands for itself, as nearly all do. */
const PLAIN_PATH = /^(?:\/[\w-]+)+$/;

const STATUS: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
};

function refuseSocket({ code = '' }: NodeJS.ErrnoException, socket: Duplex, log: Log): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = STATUS[code] ?? '400 Bad Request';
  log.info({ status: Number.parseInt(status, 10), code }, 'a request was refused');
  socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
}

function portError(error: unknown, port: number, variable: string): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return new SetupError(`${variable}: ${port} is in use by another program; choose another.`);
  if (code === 'EACCES')
    return new SetupError(`${variable}: this user may not listen on ${port}; choose one above 1023.`);
  return error;
}
