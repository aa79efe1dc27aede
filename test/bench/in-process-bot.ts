import { App, LogLevel, type Receiver } from '@slack/bolt';
import type { Library } from '../../src/library.ts';
import type { Log } from '../../src/log.ts';
import { registerListeners } from '../../src/slack/listeners/register-listeners.ts';
import { createLocales } from '../../src/slack/locales.ts';
import { createPace } from '../../src/slack/pace.ts';
import { createPosters } from '../../src/slack/posters.ts';
import { createMemorySeen } from '../../src/slack/seen.ts';
import { createTopics } from '../../src/slack/topics.ts';
import { createRandom } from './random.ts';

/** What a `/career` answer puts into the response_url. */
export interface Message {
  text?: string;
  blocks?: unknown[];
}

/** A Bolt app in this process: payloads go in by hand, and nothing leaves it. */
export interface InProcessBot {
  /** Sends `/career <text>` and gives the milliseconds until the answer was handed to the network, with the answer. */
  command(text: string, user: string): Promise<{ ms: number; message: Message }>;
}

const RESPONSE_URL = 'https://hooks.slack.com/commands/T1/1/x';
const TOKEN = 'xoxb-bench';
const silent = () => {};
export const QUIET_LOG: Log = { debug: silent, info: silent, warn: silent, error: silent };
export const QUIET_LOGGER = {
  ...QUIET_LOG,
  setLevel: silent,
  getLevel: () => LogLevel.ERROR,
  setName: silent,
};

/** Senpai with a library. */
export function createSenpaiBot(library: Library): Promise<InProcessBot> {
  return createBot((app, fetch) => {
    const clock = Date.now;
    const log = QUIET_LOG;
    registerListeners(app, {
      library: () => library,
      lang: 'ja',
      log,
      seen: createMemorySeen({ clock }),
      pace: createPace({ clock }),
      locales: createLocales({ fallback: 'ja', clock, log }),
      allowSharedChannels: false,
      poster: createPosters({ fetch }),
      respondTo: (url) => (message) => fetch(url, { body: JSON.stringify(message) }),
      topics: createTopics(),
      votes: createMemorySeen({ clock }),
      random: createRandom(1),
    });
  });
}

/** Bolt alone: a handler that acknowledges and responds with the same blocks every time. */
export function createBareBot(message: Message): Promise<InProcessBot> {
  return createBot((app) => {
    app.command('/career', async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: 'ephemeral', ...(message as { text: string; blocks: [] }) });
    });
  });
}

async function createBot(register: (app: App, fetch: typeof globalThis.fetch) => void): Promise<InProcessBot> {
  let answered = { at: 0, body: '' };
  const network = (async (url, init) => {
    if (String(url) === RESPONSE_URL) answered = { at: performance.now(), body: String(init?.body) };
    return Response.json({ ok: true, user: { id: 'U1', locale: 'ja-JP' } });
  }) as typeof fetch;
  const receiver: Receiver = { init: silent, start: async () => {}, stop: async () => {} };
  const app = new App({
    receiver,
    logger: QUIET_LOGGER,
    convoStore: false,
    deferInitialization: true,
    authorize: async () => ({ botToken: TOKEN, botId: 'B1', botUserId: 'U0' }),
    clientOptions: { fetch: network, retryConfig: { retries: 0 } },
  });
  register(app, network);
  await app.init();
  return {
    async command(text, user) {
      answered = { at: 0, body: '' };
      const started = performance.now();
      await app.processEvent({ body: commandBody(text, user), ack: async () => {} });
      if (answered.at === 0) throw new Error('bench: a command was not answered');
      return { ms: answered.at - started, message: JSON.parse(answered.body) };
    },
  };
}

function commandBody(text: string, user: string): Record<string, string> {
  return {
    token: 'bench',
    team_id: 'T1',
    team_domain: 'bench',
    channel_id: 'C1',
    channel_name: 'general',
    user_id: user,
    user_name: user,
    command: '/career',
    text,
    api_app_id: 'A1',
    response_url: RESPONSE_URL,
    trigger_id: '1.1.x',
  };
}
