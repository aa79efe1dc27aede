import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotLink, type Delivery, type Transport } from './bot-link.ts';
import type { LocalContext, RecordedCall } from './context.ts';
import type { Fault } from './faults.ts';
import { HttpDelivery } from './http-delivery.ts';
import type { LocalManifest } from './manifest.ts';
import type { Json } from './model.ts';
import { PageSockets } from './page-api.ts';
import { type PersonActions, personActions } from './person-actions.ts';
import { ResponseUrls } from './response-url.ts';
import { createRequestListener, createUpgradeListener } from './routes.ts';
import { type DisconnectReason, SocketMode } from './socket-mode.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';
import { Watchers } from './watchers.ts';
import { WebApi } from './web-api.ts';
import { Workspace } from './workspace.ts';

export { fromAppManifest, type LocalManifest } from './manifest.ts';

/** How payloads reach the bot. */
export type LocalDelivery = { kind: 'socket' } | { kind: 'http'; url: string; signingSecret?: string };

export interface LocalSlackOptions {
  /** 0: any free port. */
  port?: number;
  host?: string;
  manifest: LocalManifest;
  delivery?: LocalDelivery;
  /** Folder with the page's main.js and main.css. */
  pageDir?: string;
  /** Milliseconds since 1970. */
  clock?: () => number;
  log?: (line: string) => void;
  /** Who sits at the page at first: the Japanese or the English person. */
  lang?: 'ja' | 'en';
  /** Drawn at random where not given. */
  tokens?: { bot?: string; app?: string; signingSecret?: string };
  /** How long an acknowledgement may take, and how long after a failure each retry of an event follows. */
  timing?: { ackMs?: number; retryMs?: readonly number[] };
}

/** Slack's three seconds, and its retries: at once, after one minute, after five. */
const ACK_MS = 3_000;
const RETRY_MS = [0, 60_000, 300_000];

/** A running local Slack; every `PersonActions` function does what the page's buttons do. */
export interface LocalSlack extends PersonActions {
  /** `http://127.0.0.1:PORT`: the page. */
  url: string;
  /** For `slackApiUrl` and SLACK_API_URL. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  workspace: Workspace;
  views: Views;
  /** Calls of the Web API and posts to response_urls (`method: 'response_url'`), oldest first. */
  calls: RecordedCall[];
  /** What went to the bot, oldest first. */
  deliveries: Delivery[];
  connected(): boolean;
  /** Sends payloads from now on another way. */
  deliverTo(delivery: LocalDelivery): void;
  waitFor<T>(predicate: () => T, ms?: number): Promise<NonNullable<T>>;
  /** What goes wrong with the next calls of a method (or with `response_url`). */
  failNext(method: string, fault: Fault, times?: number): void;
  /** Asks one Socket Mode connection, by its index, or every one to go; `abrupt` cuts the line. */
  disconnect(reason?: DisconnectReason, index?: number, options?: { abrupt?: boolean }): void;
  /** Sends an event once more, with the same event_id: the last one, or the one given. */
  redeliver(body?: Json, retry?: { attempt: number; reason: string }): void;
  /** Sends any Events API body as it stands. */
  sendEventBody(body: Json): void;
  close(): Promise<void>;
}

/** Starts a stand-in for Slack on this machine; a port in use rejects with an error whose code is `EADDRINUSE`. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const { port = 0, host = '127.0.0.1', manifest, clock = Date.now, log = () => {}, lang = 'ja', pageDir } = options;
  const ackTimeoutMs = options.timing?.ackMs ?? ACK_MS;
  const watchers = new Watchers();
  const workspace = new Workspace(manifest, clock);
  const { ids, appId } = workspace;
  const secret = () => randomBytes(18).toString('hex');
  const tokens = {
    bot: options.tokens?.bot ?? `xoxb-local-${secret()}`,
    app: options.tokens?.app ?? `xapp-1-local-${secret()}`,
    signingSecret: options.tokens?.signingSecret ?? secret(),
  };

  const onChange = () => {
    bot.flush();
    workspace.tell({ type: 'connected', connected: bot.connected });
  };
  const socketMode = new SocketMode({ ids, appId, ackTimeoutMs, onChange });
  const retryDelaysMs = options.timing?.retryMs ?? RETRY_MS;
  const bot = new BotLink({ transport: socketMode, retryDelaysMs, onDelivery: () => watchers.check() });
  const transportFor = (delivery: LocalDelivery): Transport => {
    if (delivery.kind === 'socket') return socketMode;
    const { url, signingSecret = tokens.signingSecret } = delivery;
    return new HttpDelivery({ url, signingSecret, clock, ackTimeoutMs });
  };
  if (options.delivery) bot.use(transportFor(options.delivery));

  let url = '';
  const context: LocalContext = {
    workspace,
    views: new Views(workspace),
    triggers: new Triggers(ids, clock),
    responseUrls: new ResponseUrls(),
    bot,
    tokens,
    socketUrl: () => `${url.replace('http', 'ws')}${socketMode.ticketPath()}`,
    url: () => url,
    log,
  };
  const api = new WebApi(context, () => watchers.check());
  const pageSockets = new PageSockets(context);
  const unsubscribe = workspace.subscribe(() => watchers.check());
  const files = { dir: pageDir, name: manifest.name, lang };
  const routes = { context, api, socketMode, pageSockets, files, log };
  const server = createServer(createRequestListener(routes));
  server.on('upgrade', createUpgradeListener(routes));

  const close = async () => {
    unsubscribe();
    watchers.close();
    bot.close();
    pageSockets.close();
    await closeServer(server);
  };
  try {
    url = await listen(server, port, host);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    ...personActions(context),
    url,
    apiUrl: `${url}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.signingSecret,
    workspace,
    views: context.views,
    calls: api.calls,
    deliveries: bot.deliveries,
    connected: () => bot.connected,
    deliverTo(delivery) {
      bot.use(transportFor(delivery));
      onChange();
    },
    waitFor: (predicate, ms) => watchers.waitFor(predicate, ms),
    failNext: (method, fault, times) => api.faults.add(method, fault, times),
    disconnect: (reason = 'refresh_requested', index, { abrupt } = {}) => socketMode.disconnect(reason, index, abrupt),
    redeliver(body, retry = { attempt: 1, reason: 'timeout' }) {
      const last = bot.deliveries.findLast(({ kind }) => kind === 'events_api')?.payload;
      if (!body && !last) throw new Error('local Slack: no event was sent yet');
      bot.sendEvent(body ?? (last as Json), retry);
    },
    sendEventBody: (body) => bot.sendEvent(body),
    close,
  };
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? '[::1]' : '127.0.0.1';
      resolve(`http://${name}:${address.port}`);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
