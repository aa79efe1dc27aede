import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.ts';
import { fakeLibrary } from './fake-library.ts';
import { type KeptLog, keptLog } from './kept-log.ts';
import { FORM, sendEvent, sendSigned } from './signed.ts';
import { type Call, startTinySlack, type TinySlack } from './tiny-slack.ts';

/** The two ways in which payloads arrive. */
export const RECEIVERS = ['socket', 'http'] as const;
export type ReceiverName = (typeof RECEIVERS)[number];

const MODES = {
  socket: { kind: 'socket', botToken: 'xoxb-secret', appToken: 'xapp-secret' },
  http: { kind: 'http', botToken: 'xoxb-secret', signingSecret: 'shh', port: 0 },
} as const;

type Kind = 'slash_commands' | 'events_api' | 'interactive';

/** A bot of one workspace on a Slack that can be made to fail, whichever way its payloads come. */
export interface FaultBot {
  slack: TinySlack;
  log: KeptLog;
  app: SlackApp;
  port: number;
  /** Sends a payload and resolves when it is acknowledged; throws where it is not with 200. */
  deliver(kind: Kind, payload: object, options?: { retry?: boolean }): Promise<void>;
  command(part?: object): Promise<void>;
  /** A mention, in an event of its own. */
  mention(channel: string, ts: string, part?: object, around?: object): Promise<void>;
  press(action: string, value: object | undefined, part?: object): Promise<void>;
  /** The calls of a method so far. */
  calls(method: string): Call[];
  /** Waits for a line of the log. */
  logged(words: string): Promise<void>;
  /** Ends this process's bot, and starts another on the same Slack. */
  restart(options?: Partial<SlackAppOptions>): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with a library of one post, about CRE. */
export async function startFaultBot(receiver: ReceiverName, options: Partial<SlackAppOptions> = {}): Promise<FaultBot> {
  const slack = await startTinySlack();
  const log = keptLog();
  let events = 0;
  const start = async (part: Partial<SlackAppOptions>) => {
    const app = await createSlackApp({
      mode: MODES[receiver],
      apiUrl: slack.apiUrl,
      library: () => fakeLibrary(),
      lang: 'ja',
      log,
      ...part,
    });
    const { port = 0 } = await app.start();
    return { app, port };
  };
  const bot: FaultBot = {
    slack,
    log,
    ...(await start(options)),
    async deliver(kind, payload, { retry = false } = {}) {
      if (receiver === 'socket') {
        const extra = retry ? { retry_attempt: 1, retry_reason: 'timeout' } : {};
        return void (await slack.deliver(kind, payload, { socket: slack.sockets.length - 1, extra }));
      }
      const headers: Record<string, string> = retry
        ? { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }
        : {};
      const fields =
        kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
      const { status } = await (kind === 'events_api'
        ? sendEvent(bot.port, payload, { headers })
        : sendSigned(bot.port, new URLSearchParams(fields).toString(), FORM, { headers }));
      if (status !== 200) throw new Error(`a delivery was answered with ${status}`);
    },
    command: (part = {}) =>
      bot.deliver('slash_commands', {
        command: '/career',
        text: 'CRE',
        user_id: 'U1',
        team_id: 'T1',
        channel_id: 'C1',
        trigger_id: `${++events}`,
        response_url: slack.responseUrl,
        ...part,
      }),
    mention: (channel, ts, part = {}, around = {}) =>
      bot.deliver('events_api', {
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${++events}`,
        event: { type: 'app_mention', user: 'U1', channel, ts, text: '<@UBOT> CRE', ...part },
        ...around,
      }),
    press: (action, value, part = {}) =>
      bot.deliver('interactive', {
        type: 'block_actions',
        team: { id: 'T1' },
        user: { id: 'U1' },
        channel: { id: 'C1' },
        container: { is_ephemeral: true, message_ts: '1.1', channel_id: 'C1' },
        trigger_id: `${++events}`,
        response_url: slack.responseUrl,
        actions: [{ action_id: action, type: 'button', ...(value && { value: JSON.stringify(value) }) }],
        ...part,
      }),
    calls: (method) => slack.calls.filter((call) => call.method === method),
    async logged(words) {
      for (let tries = 0; tries < 600; tries++) {
        if (log.lines.some(({ message }) => message.includes(words))) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error(`no line of the log says "${words}"`);
    },
    async restart(part = {}) {
      await bot.app.stop();
      Object.assign(bot, await start({ ...options, ...part }));
    },
    async stop() {
      await bot.app.stop();
      await slack.close();
    },
  };
  return bot;
}
