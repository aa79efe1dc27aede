import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/app.ts';
import { fakeLibrary } from '../support/fake-library.ts';
import { type KeptLog, keptLog } from '../support/kept-log.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const socketMode = { kind: 'socket', botToken: 'xoxb-secret', appToken: 'xapp-secret' } as const;
const httpMode = { kind: 'http', botToken: 'xoxb-secret', signingSecret: 'shh', port: 0 } as const;

let slack: TinySlack;
let log: KeptLog;
let app: SlackApp | undefined;

beforeEach(async () => {
  slack = await startTinySlack();
  log = keptLog();
});

afterEach(async () => {
  await app?.stop();
  app = undefined;
  await slack.close();
});

async function create(options: Partial<SlackAppOptions> = {}): Promise<SlackApp> {
  const library = fakeLibrary();
  app = await createSlackApp({
    mode: socketMode,
    apiUrl: slack.apiUrl,
    library: () => library,
    lang: 'ja',
    log,
    ...options,
  });
  return app;
}

const command = (text: string) => ({
  command: '/career',
  text,
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  trigger_id: 'tr',
  response_url: slack.responseUrl,
});

const mention = (text: string, part: object = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.000100', text, ...part },
});

describe('createSlackApp', () => {
  it('says who it is when it has started', async () => {
    const started = await (await create()).start();
    expect(started).toEqual({ botUserId: 'UBOT', team: 'Tiny' });
    expect(slack.sockets).toHaveLength(2);
  });

  it('acknowledges a command and answers the asker alone', async () => {
    await (await create()).start();
    const ack = await slack.deliver('slash_commands', command('CRE'));
    const { body } = await slack.called('respond');
    expect(ack.payload).toEqual({});
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(JSON.stringify(body.blocks)).toContain('お客さまの不安をゼロ');
  });

  it('answers on the second connection while the first is gone', async () => {
    await (await create()).start();
    slack.sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason: 'warning' }));
    await slack.deliver('slash_commands', command('CRE'), { socket: 1 });
    expect((await slack.called('respond')).body.response_type).toBe('ephemeral');
  });

  it('answers a mention in its thread once, however often it arrives', async () => {
    await (await create()).start();
    await slack.deliver('events_api', mention('<@UBOT> CRE'));
    await slack.deliver('events_api', mention('<@UBOT> CRE'), { extra: { retry_attempt: 1, retry_reason: 'timeout' } });
    await slack.deliver('events_api', { ...mention('<@UBOT> CRE', { type: 'message' }), event_id: 'Ev2' });
    await slack.deliver('events_api', { ...mention('<@UBOT> CRE', { ts: '2.000100' }), event_id: 'Ev3' });
    await slack.called('chat.postMessage', 1);
    const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts.map(({ args }) => [args.channel, args.thread_ts, args.unfurl_links])).toEqual([
      ['C1', '1.000100', 'false'],
      ['C1', '2.000100', 'false'],
    ]);
  });

  it('sends a message a second time only where Slack certainly did not take it', async () => {
    await (await create()).start();
    slack.on('chat.postMessage', 'hang up');
    await slack.deliver('events_api', mention('<@UBOT> CRE'));
    await slack.called('chat.postEphemeral');
    slack.on('chat.postMessage', { status: 429 }, { ok: true });
    await slack.deliver('events_api', { ...mention('<@UBOT> CRE', { ts: '2.000100' }), event_id: 'Ev2' });
    await slack.called('chat.postMessage', 2);
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(3);
  });

  it('posts plain text where Slack refuses the blocks', async () => {
    await (await create()).start();
    slack.on('chat.postMessage', { ok: false, error: 'invalid_blocks', errors: ['/blocks/0'] }, { ok: true });
    await slack.deliver('events_api', mention('<@UBOT> CRE'));
    const second = await slack.called('chat.postMessage', 1);
    expect(second.args.blocks).toBeUndefined();
    expect(second.args.text).toContain('CRE');
    expect(log.lines.find(({ level }) => level === 'error')?.facts).toMatchObject({ errors: ['/blocks/0'] });
  });

  it('finishes the answers under way before it stops', async () => {
    const stopping = await create();
    await stopping.start();
    await slack.deliver('slash_commands', command('CRE'));
    await stopping.stop();
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(1);
  });

  it('uses each token only where it belongs', async () => {
    await (await create()).start();
    await slack.deliver('events_api', mention('<@UBOT> CRE'));
    await slack.called('chat.postMessage');
    const tokens = new Map(slack.calls.map(({ method, token }) => [method, token]));
    expect(tokens.get('apps.connections.open')).toBe('xapp-secret');
    expect(tokens.get('auth.test')).toBe('xoxb-secret');
    expect(tokens.get('chat.postMessage')).toBe('xoxb-secret');
    expect(tokens.get('users.info')).toBe('xoxb-secret');
  });

  it('never logs a question or a token', async () => {
    const broken = fakeLibrary();
    broken.ask = (question) => {
      throw new Error(`no luck with ${question}`);
    };
    await (await create({ library: () => broken })).start();
    await slack.deliver('slash_commands', command('辞めたい'));
    const { body } = await slack.called('respond');
    expect(body.text).toContain('すみません');
    const written = JSON.stringify(log.lines);
    expect(written).toContain('no luck with');
    expect(written).not.toContain('辞めたい');
    expect(written).not.toContain('secret');
  });

  it.each([
    ['auth.test', 'invalid_auth', 'SLACK_BOT_TOKEN'],
    ['auth.test', 'account_inactive', 'SLACK_BOT_TOKEN'],
    ['apps.connections.open', 'invalid_auth', 'SLACK_APP_TOKEN'],
    ['apps.connections.open', 'not_allowed_token_type', 'connections:write'],
  ])('1.5: rejects in one sentence when %s says %s', async (method, error, names) => {
    slack.on(method, { ok: false, error });
    const failed = await create();
    const failure: Error = await failed.start().then(
      () => new Error('it started'),
      (reason) => reason,
    );
    const { name, message } = failure;
    expect(name).toBe('SetupError');
    expect(message).toContain(names);
    expect(message).not.toContain('secret');
    expect(message).not.toContain('\n');
    expect(log.lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it('warns of scopes that the installation lacks', async () => {
    const proxy = createServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'x-oauth-scopes': 'chat:write,commands' });
      response.end(JSON.stringify({ ok: true, user_id: 'UBOT', bot_id: 'BBOT', team: 'Tiny' }));
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    await (await create({ mode: httpMode, apiUrl: `http://127.0.0.1:${port}/` })).start();
    proxy.close();
    expect(log.lines[0]?.facts.missing).toEqual(
      expect.arrayContaining(['app_mentions:read', 'channels:join', 'users:read']),
    );
  });
});

describe('createSlackApp in HTTP mode', () => {
  const send = (port: number, body: string, type: string, secret = 'shh') => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    return fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      headers: { 'Content-Type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature },
      body,
    });
  };

  it('6.9: takes commands and events on one path, and is healthy', async () => {
    const { port = 0 } = await (await create({ mode: httpMode })).start();
    const form = new URLSearchParams(command('CRE')).toString();
    expect((await send(port, form, 'application/x-www-form-urlencoded')).status).toBe(200);
    expect((await send(port, JSON.stringify(mention('<@UBOT> CRE')), 'application/json')).status).toBe(200);
    await slack.called('respond');
    await slack.called('chat.postMessage');
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok');
  });

  it('refuses what is not signed', async () => {
    const { port = 0 } = await (await create({ mode: httpMode })).start();
    expect((await send(port, JSON.stringify(mention('hi')), 'application/json', 'other')).status).toBe(401);
  });

  it('names PORT and the number when the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const starting = (await create({ mode: { ...httpMode, port } })).start();
    await expect(starting).rejects.toThrow(`PORT: ${port} is in use`);
    other.close();
  });

  it('stops twice without complaint', async () => {
    const started = await create({ mode: httpMode });
    await started.start();
    await started.stop();
    await expect(started.stop()).resolves.toBeUndefined();
  });
});
