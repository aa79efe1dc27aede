import { HTTPReceiver, type Logger } from '@slack/bolt';
import { createProbes } from '../../http/probes.ts';
import { type HttpServer, openHttpServer } from '../../http/server.ts';
import type { Log } from '../../log.ts';
import type { Intake } from '../intake.ts';
import { createGuard, EVENTS_PATH } from './guard.ts';
import { createReplays } from './replays.ts';

export interface HttpIntakeOptions {
  signingSecret: string;
  port: number;
  /** Listens already; opened on `port` otherwise. */
  server?: HttpServer;
  logger: Logger;
  log: Log;
  /** The real time, which Slack signs with. */
  clock?: () => number;
  /** What the receiver needs where workspaces install the app by themselves, and the pages that this adds. */
  install?: { receiver: Partial<ConstructorParameters<typeof HTTPReceiver>[0]>; pages: readonly string[] };
}

/** Takes payloads over HTTP, on a server that others may have opened. */
export function createHttpIntake(options: HttpIntakeOptions): Intake & { receiver: HTTPReceiver } {
  const { signingSecret, port, logger, log, clock = Date.now, install } = options;
  const receiver = new HTTPReceiver({
    ...install?.receiver,
    signingSecret,
    // the guard has done it
    signatureVerification: false,
    logger,
    endpoints: EVENTS_PATH,
  });
  const guard = createGuard({
    signingSecret,
    log,
    clock,
    replays: createReplays({ clock }),
    pages: install?.pages ?? [],
    next: (request, response) => receiver.requestListener(request, response),
  });
  let server: HttpServer | undefined;
  return {
    receiver,
    async start() {
      const probes = createProbes(() => 'ready');
      server = options.server ?? (await openHttpServer(port, { probes, log }));
      server.serve(guard);
      return server.port;
    },
    isOpen: () => server !== undefined,
    async stop() {
      await server?.close();
      server = undefined;
    },
  };
}
