import { type Logger, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../log.ts';
import { refusalOf, toSetupError } from './failures.ts';
import { within } from './in-flight.ts';
import type { Intake } from './intake.ts';

const STOP_MS = 2_000;

/** Slack recycles a connection every few hours and leaves it deaf for seconds: two take turns. */
const CONNECTIONS = 2;

/** Takes payloads over Socket Mode. */
export function createSocketIntake(
  { appToken }: { appToken: string },
  { apiUrl, logger, log }: { apiUrl?: string; logger: Logger; log: Log },
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
  for (const { client } of receivers) passOverRateLimits(client, log);
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

function isRateLimit(message: string): boolean {
  try {
    const { payload } = JSON.parse(message);
    return payload?.type === 'app_rate_limited' && payload.event === undefined;
  } catch {
    return false;
  }
}
