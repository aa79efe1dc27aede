import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { LocalContext } from './context.ts';
import { HttpError, readBody, sendJson } from './http-body.ts';
import { handlePageRequest, type PageSockets } from './page-api.ts';
import { type PageFilesOptions, servePageFile } from './page-files.ts';
import { isOwnRequest } from './request-guard.ts';
import type { SocketMode } from './socket-mode.ts';
import type { WebApi, WireAnswer } from './web-api.ts';

export interface RouteOptions {
  context: LocalContext;
  api: WebApi;
  socketMode: SocketMode;
  pageSockets: PageSockets;
  files: PageFilesOptions;
  log: (line: string) => void;
}

/** Answers every HTTP request: the Web API, response_urls, the page and its actions. */
export function createRequestListener(options: RouteOptions): RequestListener {
  return (request, response) => {
    route(request, response, options).catch((error: unknown) => {
      if (!(error instanceof HttpError))
        options.log(`a request failed: ${error instanceof Error ? error.stack : error}`);
      const [status, message] = error instanceof HttpError ? [error.status, error.message] : [500, 'internal error'];
      if (response.headersSent) response.destroy();
      else
        response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(message);
    });
  };
}

/** Takes WebSockets: `/link/` for bots, `/page/socket` for pages. */
export function createUpgradeListener({ context, socketMode, pageSockets, files }: RouteOptions) {
  return (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const url = urlOf(request);
    const { people } = context.workspace;
    if (!isOwnRequest(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    } else if (url?.pathname === '/link/') {
      socketMode.accept(request, socket, head, url.searchParams.get('ticket') ?? '');
    } else if (url?.pathname === '/page/socket') {
      const wanted = people.find((person) => person.id === url.searchParams.get('user'));
      const person = wanted ?? people.find(({ locale }) => locale.startsWith(files.lang)) ?? people[0];
      if (person) pageSockets.accept(request, socket, head, person);
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    }
  };
}

async function route(request: IncomingMessage, response: ServerResponse, options: RouteOptions): Promise<void> {
  if (!isOwnRequest(request)) throw new HttpError(403, 'only requests from this machine are served');
  const path = urlOf(request)?.pathname;
  if (path === undefined) throw new HttpError(400, 'the address is not valid');
  if (path.startsWith('/api/')) return callApi(path.slice('/api/'.length), request, response, options);
  if (path.startsWith('/commands/') || path.startsWith('/actions/')) return respond(path, request, response, options);
  if (path.startsWith('/page/')) return pageAction(path.slice('/page/'.length), request, response, options);
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new HttpError(405, 'only GET is possible here');
  const served = await servePageFile(path, request.headers.host ?? '', response, options.files);
  if (!served) throw new HttpError(404, 'there is nothing here');
}

async function callApi(
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  { api }: RouteOptions,
): Promise<void> {
  if (request.method !== 'POST' && request.method !== 'GET') throw new HttpError(405, 'only POST is possible here');
  const query = Object.fromEntries(urlOf(request)?.searchParams ?? []);
  const args = { ...query, ...(await readBody(request)) };
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  const inBody = typeof args.token === 'string' && method !== 'apps.connections.open' ? args.token : '';
  sendWire(response, api.call(method, args, bearer ?? inBody));
}

async function respond(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  { api, context }: RouteOptions,
): Promise<void> {
  if (request.method !== 'POST') throw new HttpError(405, 'only POST is possible here');
  const body = await readBody(request);
  const answer = api.record('response_url', body, '', () => {
    context.responseUrls.use(context, path, body);
    return {};
  });
  if (answer.status !== 200 || answer.line) return sendWire(response, answer);
  const { ok, error } = JSON.parse(answer.body) as { ok: boolean; error?: string };
  const gone = error?.endsWith('_url') ?? false;
  sendJson(response, ok ? 200 : gone ? 404 : 400, JSON.parse(answer.body));
}

async function pageAction(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  { context }: RouteOptions,
): Promise<void> {
  if (request.method !== 'POST') throw new HttpError(405, 'only POST is possible here');
  if (!request.headers['content-type']?.startsWith('application/json')) throw new HttpError(415, 'send JSON');
  const answer = await handlePageRequest(name, await readBody(request), context);
  if (!answer) throw new HttpError(404, 'there is no such action');
  sendJson(response, 200, answer);
}

function sendWire(response: ServerResponse, answer: WireAnswer): void {
  if (answer.line === 'cut') {
    response.destroy();
  } else if (answer.line !== 'hang') {
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...answer.headers });
    response.end(answer.body);
  }
}

function urlOf(request: IncomingMessage): URL | undefined {
  return URL.canParse(request.url ?? '', 'http://local') ? new URL(request.url ?? '', 'http://local') : undefined;
}
