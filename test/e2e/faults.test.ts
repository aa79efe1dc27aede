import { setTimeout as sleep } from 'node:timers/promises';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.ts';
import { fakeLibrary } from '../support/fake-library.ts';
import { type KeptLog, keptLog } from '../support/kept-log.ts';
import { sendCommand, sendEvent } from '../support/signed.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const MODES = {
  socket: { kind: 'socket', botToken: 'xoxb-secret', appToken: 'xapp-secret' },
  http: { kind: 'http', botToken: 'xoxb-secret', signingSecret: 'shh', port: 0 },
} as const;

describe.each(['socket', 'http'] as const)("Slack's faults over %s", (name) => {
  let slack: TinySlack;
  let log: KeptLog;
  let app: SlackApp;
  let port: number;

  const start = async (options: Partial<SlackAppOptions> = {}) => {
    app = await createSlackApp({
      mode: MODES[name],
      apiUrl: slack.apiUrl,
      library: () => fakeLibrary(),
      lang: 'ja',
      log,
      ...options,
    });
    ({ port = 0 } = await app.start());
  };

  beforeEach(async () => {
    slack = await startTinySlack();
    log = keptLog();
    await start();
  });

  afterEach(async () => {
    await app.stop();
    await slack.close();
  });

  const command = (part: object = {}) => ({
    command: '/career',
    text: 'CRE',
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: `${Math.random()}`,
    response_url: slack.responseUrl,
    ...part,
  });
  const mention = (channel: string, ts: string, part: object = {}) => ({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${ts}`,
    event: { type: 'app_mention', user: 'U1', channel, ts, text: '<@UBOT> CRE' },
    ...part,
  });
  /** Resolves when the bot has acknowledged. */
  const deliver = async (type: 'slash_commands' | 'events_api', payload: Record<string, unknown>) => {
    if (name === 'socket') return void (await slack.deliver(type, payload, { socket: slack.sockets.length - 1 }));
    const { status } = await (type === 'events_api'
      ? sendEvent(port, payload)
      : sendCommand(port, payload as Record<string, string>));
    expect(status).toBe(200);
  };
  const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');

  it('1.1: gives listeners clients that try three times at most, and end after ten seconds', async () => {
    slack.on('users.info', { status: 500 });
    await deliver('slash_commands', command());
    await slack.called('respond');
    await sleep(100);
    expect(slack.calls.filter(({ method }) => method === 'users.info').length).toBeLessThanOrEqual(3);
  });

  it('1.4: lives on when Slack says that it holds back events', async () => {
    const notice = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1, api_app_id: 'A1' };
    if (name === 'socket') {
      slack.sockets[0]?.send(JSON.stringify({ type: 'events_api', envelope_id: 'x', payload: notice }));
      await sleep(100);
    } else await deliver('events_api', notice);
    expect(log.lines.filter(({ message }) => message.includes('holds back events'))).toHaveLength(1);
    await deliver('slash_commands', command());
    await slack.called('respond');
  });

  it('1.6: acknowledges and answers what is under way while it stops', async () => {
    slack.on('users.info', { status: 429 }, { ok: true, user: { locale: 'ja-JP' } });
    await deliver('slash_commands', command());
    await app.stop();
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(1);
  });

  it('1.7: posts once where the line was cut after Slack took the message', async () => {
    slack.on('chat.postMessage', 'hang up');
    await deliver('events_api', mention('C1', '1.000100'));
    await slack.called('chat.postEphemeral');
    expect(posts()).toHaveLength(1);
  });

  it('1.8: lets no channel wait for another that has to', async () => {
    slack.on('chat.postMessage', { status: 429 }, { ok: true, ts: '1.1' });
    await deliver('events_api', mention('CHOT', '1.000100'));
    await slack.called('chat.postMessage');
    const started = performance.now();
    await deliver('events_api', mention('CCOLD', '2.000100'));
    await slack.called('chat.postMessage', 1);
    expect(performance.now() - started).toBeLessThan(1_500);
  });

  it('2.1: answers an event that comes again, at the same moment or later, once', async () => {
    const payload = mention('C1', '3.000100');
    await Promise.all([deliver('events_api', payload), deliver('events_api', payload)]);
    await slack.called('chat.postMessage');
    await deliver('events_api', payload);
    await sleep(100);
    expect(posts()).toHaveLength(1);
  });

  it('3.1: acknowledges before it asks Slack for anything', async () => {
    slack.on('users.info', { status: 500 });
    const started = performance.now();
    await deliver('slash_commands', command());
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('3.4: answers another way where a response_url is gone', async () => {
    slack.on('respond', { status: 404 });
    await deliver('slash_commands', command());
    expect((await slack.called('chat.postEphemeral')).args).toMatchObject({ channel: 'C1', user: 'U1' });
  });

  it('6: says once that the app was removed, and lives on', async () => {
    slack.on('auth.test', { ok: false, error: 'account_inactive' });
    for (const type of ['app_uninstalled', 'tokens_revoked']) {
      const event = { type, tokens: { bot: ['UBOT'] } };
      await deliver('events_api', {
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${type}`,
        event_time: 1,
        event,
      });
    }
    await sleep(100);
    expect(log.lines.filter(({ message }) => message.includes('removed from its workspace')).length).toBeGreaterThan(0);
    expect(log.lines.filter(({ message }) => message === 'a listener failed')).toEqual([]);
  });
});

describe("Socket Mode's faults", () => {
  let slack: TinySlack;
  let log: KeptLog;

  const create = () =>
    createSlackApp({ mode: MODES.socket, apiUrl: slack.apiUrl, library: () => fakeLibrary(), lang: 'ja', log });

  beforeEach(async () => {
    slack = await startTinySlack();
    log = keptLog();
  });

  afterEach(() => slack.close());

  it.each(['warning', 'refresh_requested', 'link_disabled'])(
    '1.3: bridges the gap that "%s" leaves',
    async (reason) => {
      const app = await create();
      await app.start();
      slack.sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason }));
      for (let index = 0; index < 5; index++) {
        const payload = {
          command: '/career',
          text: 'CRE',
          user_id: `U${index}`,
          channel_id: 'C1',
          team_id: 'T1',
          response_url: slack.responseUrl,
        };
        await slack.deliver('slash_commands', payload, { socket: 1 });
      }
      await slack.called('respond', 4);
      expect(app.isConnected()).toBe(true);
      await app.stop();
    },
  );

  it('1.6: stops before Slack has said hello, without a rejection that nobody handles', async () => {
    const rejections: unknown[] = [];
    const keep = (reason: unknown) => void (reason !== undefined && rejections.push(reason));
    process.on('unhandledRejection', keep);
    slack.on('apps.connections.open', {
      ok: true,
      url: slack.apiUrl.replace('http', 'ws').replace('/api/', '/nowhere'),
    });
    const app = await create();
    const starting = app.start().catch((error: Error) => error.name);
    await sleep(200);
    await app.stop();
    await sleep(200);
    process.off('unhandledRejection', keep);
    expect(rejections).toEqual([]);
    expect(await Promise.race([starting, sleep(50, 'still starting')])).toBeDefined();
  });
});
