import { type Logger, SocketModeReceiver } from '@slack/bolt';
import { SetupError } from '../errors.ts';
import type { Log } from '../log.ts';
import { refusalOf, toSetupError } from './failures.ts';
import { within } from './in-flight.ts';
import type { Intake } from './intake.ts';

const STOP_MS = 2_000;

/** Slack recycles a connection every few hours and leaves it deaf for seconds: two take turns. */
const CONNECTIONS = 2;

/** Refused as one too many, a connection is asked for again every five seconds: another process may be on its way out. */
const MOST_REFUSALS = 3;
const TOO_MANY =
  'SLACK_APP_TOKEN: ten connections are open with this token, and Slack allows no more: stop another program that uses it.';

/** Takes payloads over Socket Mode. */
export function createSocketIntake(
  { appToken }: { appToken: string },
  { apiUrl, logger, log }: { apiUrl?: string; logger: Logger; log: Log },
): Intake {
  let phase: 'starting' | 'started' | 'stopped' = 'starting';
  let refuse = (_reason: Error) => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  refused.catch(() => {});
  const never = new Promise<never>(() => {});
  const isStopped = () => phase === 'stopped';
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
            if (isStopped()) return never;
            const response = await fetch(url, init);
            // the address of a connection that nobody would close
            if (isStopped()) return never;
            const { error } = await errorIn(response.clone());
            if (phase === 'started' || !error) return response;
            refuse(refusalOf(error));
            return never;
          },
        },
      },
    });
  const first = connect();
  const receivers = [first, ...Array.from({ length: CONNECTIONS - 1 }, connect)];
  for (const { client } of receivers) {
    passOverRateLimits(client, log);
    holdReconnections(client, isStopped);
    let refusals = 0;
    client.on('connected', () => {
      refusals = 0;
    });
    whenTooMany(client, () => {
      refusals += 1;
      if (phase === 'starting' && refusals === MOST_REFUSALS) refuse(new SetupError(TOO_MANY));
      if (phase === 'started' && refusals === 1) log.warn({}, TOO_MANY);
    });
  }
  return {
    receiver: first,
    isOpen: () => receivers.some(({ client }) => client.websocket?.isActive() ?? false),
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
      if (phase === 'starting') refuse(new SetupError('Slack: the program was stopped before it was connected.'));
      phase = 'stopped';
      const closed = Promise.allSettled(receivers.map((receiver) => receiver.client.disconnect()));
      await within(closed, STOP_MS);
    },
  };
}

async function errorIn(response: Response): Promise<{ error?: string }> {
  return response.ok ? ((await response.json().catch(() => ({}))) as { error?: string }) : {};
}

/** socket-mode 3.1 ends the process at this one payload, which holds no event: it never gets to see it. */
function passOverRateLimits(client: SocketModeReceiver['client'], log: Log): void {
  const listeners = client.listeners('ws_message') as ((data: unknown, isBinary: boolean) => void)[];
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    if (!isBinary && String(data).includes('"app_rate_limited"') && isRateLimit(String(data))) {
      log.warn({}, 'Slack holds back events: a workspace sends more than 30,000 an hour');
      return;
    }
    for (const listener of listeners) listener.call(client, data, isBinary);
  });
}

/** socket-mode 3.1 waits for its own reconnections with nobody to hear that they failed, and a stop fails them all. */
function holdReconnections(client: SocketModeReceiver['client'], isStopped: () => boolean): void {
  const start = client.start.bind(client);
  let isReconnection = false;
  client.start = () => {
    const started = start();
    if (!isReconnection) {
      isReconnection = true;
      return started;
    }
    return started.catch((reason: unknown) => {
      if (reason === undefined && isStopped()) return new Promise<never>(() => {});
      throw reason;
    });
  };
}

/** socket-mode 3.1 says nothing of this refusal and tries for ever. */
function whenTooMany(client: SocketModeReceiver['client'], refused: () => void): void {
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    if (!isBinary && isTooMany(String(data))) refused();
  });
}

function isTooMany(message: string): boolean {
  if (!message.includes('"too_many_websockets"')) return false;
  try {
    const { type, reason } = JSON.parse(message);
    return type === 'disconnect' && reason === 'too_many_websockets';
  } catch {
    return false;
  }
}

function isRateLimit(message: string): boolean {
  try {
    const { payload } = JSON.parse(message);
    return payload?.type === 'app_rate_limited' && payload.event === undefined;
  } catch {
    return false;
  }
}
