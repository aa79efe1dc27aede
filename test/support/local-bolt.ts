import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import {
  type LocalManifest,
  type LocalSlack,
  type LocalSlackOptions,
  startLocalSlack,
} from '../../src/local/server.ts';

/** A manifest with one of everything, for tests. */
export const TEST_MANIFEST: LocalManifest = {
  name: 'Senpai',
  commands: [{ command: '/career', description: 'キャリアの投稿をさがす', usage_hint: '[ことば]' }],
  shortcuts: [
    { name: '関連する投稿', type: 'message', callback_id: 'related', description: '' },
    { name: '開く', type: 'global', callback_id: 'open_it', description: '' },
  ],
  homeTab: true,
};

/** A local Slack for one test, with quick retries; close it at the end. */
export function startTestSlack(options: Partial<LocalSlackOptions> = {}): Promise<LocalSlack> {
  const timing = { ackMs: 300, retryMs: [10, 20, 40], ...options.timing };
  return startLocalSlack({ manifest: TEST_MANIFEST, ...options, timing });
}

const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};
const clientOptions = (slack: LocalSlack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  timeout: 5_000,
});

/** A Bolt app with `connections` Socket Mode receivers; `stop` ends them all. */
export async function startSocketApp(
  slack: LocalSlack,
  register: (app: App) => void,
  connections = 1,
): Promise<{ app: App; stop: () => Promise<void> }> {
  const receivers = Array.from(
    { length: connections },
    () =>
      new SocketModeReceiver({
        appToken: slack.appToken,
        logger: quiet,
        installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
      }),
  );
  const app = new App({
    token: slack.botToken,
    receiver: receivers[0],
    deferInitialization: true,
    logger: quiet,
    clientOptions: clientOptions(slack),
  });
  register(app);
  await app.init();
  for (const receiver of receivers) {
    receiver.init(app);
    await receiver.start();
  }
  const stop = async () => {
    await Promise.all(receivers.map((receiver) => receiver.client.disconnect()));
  };
  return { app, stop };
}

/** A Bolt app on a free port that takes what the local Slack posts. */
export async function startHttpApp(
  slack: LocalSlack,
  register: (app: App) => void,
): Promise<{ app: App; url: string; stop: () => Promise<void> }> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const app = new App({
    token: slack.botToken,
    receiver,
    deferInitialization: true,
    logger: quiet,
    clientOptions: clientOptions(slack),
  });
  register(app);
  await app.init();
  const server = await app.start(0);
  const address = (server as import('node:http').Server).address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}/slack/events`;
  slack.deliverTo({ kind: 'http', url });
  const stop = async () => {
    (server as import('node:http').Server).closeAllConnections();
    await app.stop();
  };
  return { app, url, stop };
}
