import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, HTTPReceiver, type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { SetupError } from '../errors.ts';
import { refusalOf, toSetupError } from './failures.ts';
import { within } from './in-flight.ts';

export type Mode =
  | { kind: 'socket'; botToken: string; appToken: string }
  | { kind: 'http'; botToken: string; signingSecret: string; port: number };

/** The way payloads come in; `receiver` is what the App is built with. */
export interface Intake {
  receiver: Receiver;
  /** Resolves when payloads can arrive, with the port in HTTP mode. */
  start(app: App): Promise<number | undefined>;
  stop(): Promise<void>;
}

const STOP_MS = 2_000;

/** Slack recycles a connection every few hours and leaves it deaf for seconds: two take turns. */
const CONNECTIONS = 2;

/** Builds the intake of a mode. */
export function createIntake(mode: Mode, options: { apiUrl?: string; logger: Logger }): Intake {
  return mode.kind === 'socket' ? createSocketIntake(mode, options) : createHttpIntake(mode, options);
}

function createSocketIntake(
  { appToken }: { appToken: string },
  { apiUrl, logger }: { apiUrl?: string; logger: Logger },
): Intake {
  let phase: 'starting' | 'started' | 'stopped' = 'starting';
  let refuse = (_code: string) => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = (code) => reject(refusalOf(code));
  });
  refused.catch(() => {});
  const never = new Promise<never>(() => {});
  const connect = () =>
    new SocketModeReceiver({
      appToken,
      logger,
      installerOptions: {
        // An object of its own each: the client writes into it. A lost network is retried for as long as it takes.
        clientOptions: {
          ...(apiUrl && { slackApiUrl: apiUrl }),
          timeout: 10_000,
          retryConfig: { retries: 100, factor: 1.3, maxTimeout: 30_000 },
          // The client asks again for ever after some refusals (missing_scope), and after a stop: it gets no answer then.
          fetch: async (url, init) => {
            if (phase === 'stopped') return never;
            const response = await fetch(url, init);
            const { error } = await errorIn(response.clone());
            if (phase === 'started' || !error) return response;
            refuse(error);
            return never;
          },
        },
      },
    });
  const first = connect();
  const receivers = [first, ...Array.from({ length: CONNECTIONS - 1 }, connect)];
  return {
    receiver: first,
    async start(app) {
      for (const other of receivers.slice(1)) other.init(app);
      try {
        await Promise.race([Promise.all(receivers.map((receiver) => receiver.start())), refused]);
        phase = 'started';
      } catch (error) {
        throw toSetupError(error, 'SLACK_APP_TOKEN');
      }
      return undefined;
    },
    async stop() {
      phase = 'stopped';
      const closed = Promise.allSettled(receivers.map((receiver) => receiver.client.disconnect()));
      await within(closed, STOP_MS);
    },
  };
}

async function errorIn(response: Response): Promise<{ error?: string }> {
  return response.ok ? ((await response.json().catch(() => ({}))) as { error?: string }) : {};
}

function createHttpIntake(
  { signingSecret, port }: { signingSecret: string; port: number },
  { logger }: { logger: Logger },
): Intake {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: '/slack/events',
    customRoutes: [
      {
        path: '/healthz',
        method: 'GET',
        handler: (_request, response) => {
          response.writeHead(200, { 'Content-Type': 'text/plain' });
          response.end('ok');
        },
      },
    ],
  });
  let server: Server | undefined;
  return {
    receiver,
    async start() {
      const started = await receiver.start(port).catch((error: unknown) => {
        throw portError(error, port);
      });
      server = started;
      return (started.address() as AddressInfo).port;
    },
    async stop() {
      if (!server) return;
      const closed = receiver.stop().catch(() => {});
      server.closeIdleConnections();
      if (!(await within(closed, STOP_MS))) server.closeAllConnections();
      server = undefined;
    },
  };
}

function portError(error: unknown, port: number): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') return new SetupError(`PORT: ${port} is in use by another program; choose another.`);
  if (code === 'EACCES') return new SetupError(`PORT: this user may not listen on ${port}; choose one above 1023.`);
  return error;
}
