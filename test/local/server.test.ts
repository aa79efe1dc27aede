import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { PageEvent, PageState } from '../../src/local/protocol.ts';
import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack } from '../support/local-bolt.ts';
import { callApi, connectRawBot } from '../support/local-client.ts';

const MISAKI = 'U0MISAKI01';
const ALEX = 'U0ALEX0001';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startTestSlack();
});
afterEach(() => slack.close());

/** A request with any headers, as a browser on another site would send it; gives status and body. */
function request(
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${slack.url}${path}`, { method: body === undefined ? 'GET' : 'POST', headers });
    outgoing.on('error', reject);
    outgoing.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, body: text });
    });
    outgoing.end(body);
  });
}

const port = () => new URL(slack.url).port;
const JSON_TYPE = { 'content-type': 'application/json' };

/** The first event of a page's socket, and the later ones as they come. */
async function openPage(user?: string): Promise<{ state: PageState; events: PageEvent[]; socket: WebSocket }> {
  const query = user === undefined ? '' : `?user=${user}`;
  const socket = new WebSocket(`${slack.url.replace('http', 'ws')}/page/socket${query}`);
  const events: PageEvent[] = [];
  const state = await new Promise<PageState>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const event = JSON.parse(String(data)) as PageEvent;
      if (event.type === 'state') resolve(event.state);
      else events.push(event);
    });
  });
  return { state, events, socket };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('startLocalSlack', () => {
  it('rejects with EADDRINUSE where the port is taken', async () => {
    await expect(startTestSlack({ port: Number(port()) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('takes tokens that are given', async () => {
    const other = await startTestSlack({ tokens: { bot: 'xoxb-mine', app: 'xapp-mine', signingSecret: 's' } });
    expect(other).toMatchObject({ botToken: 'xoxb-mine', appToken: 'xapp-mine', signingSecret: 's' });
    await other.close();
  });

  it('fails what is awaited when it closes, and closes twice without harm', async () => {
    const waiting = expect(slack.waitFor(() => false)).rejects.toThrow('closed while something was awaited');
    await slack.close();
    await slack.close();
    await waiting;
  });

  it('says what it waited for in vain', async () => {
    await expect(slack.waitFor(() => false, 5)).rejects.toThrow('nothing of the kind in 5 ms');
  });

  it('leaves no socket and no timer behind', async () => {
    const busy = () => process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|Pipe/.test(name)).length;
    await slack.close();
    const before = busy();
    slack = await startTestSlack({ timing: { ackMs: 60_000, retryMs: [60_000] } });
    const bot = await connectRawBot(slack);
    const page = await openPage();
    const pending = slack.command(MISAKI, '#general', '/career a');
    await slack.post(MISAKI, '#general', '@Senpai a');
    bot.close();
    await until(() => slack.deliveries.every(({ ack }) => ack));
    await slack.close();
    expect(await pending).toMatchObject({ ok: false });
    await until(() => page.socket.readyState === page.socket.CLOSED && busy() <= before);
    expect(busy()).toBeLessThanOrEqual(before);
  });
});

describe('the guard', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', 'senpai.localhost', '127.8.9.1'])('serves %s', async (name) => {
    expect(await request('/', { host: `${name}:${port()}` })).toMatchObject({ status: 200 });
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', 'localhost@evil.example'])(
    'refuses the host "%s"',
    async (host) => {
      expect(await request('/', { host })).toMatchObject({ status: 403 });
      expect(await request('/page/home', { host, ...JSON_TYPE }, '{}')).toMatchObject({ status: 403 });
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost:1', 'https://127.0.0.1'])(
    'refuses the origin %s',
    async (origin) => {
      const headers = { ...JSON_TYPE, origin };
      expect(await request('/page/home', headers, JSON.stringify({ user: MISAKI }))).toMatchObject({ status: 403 });
      expect(await request('/api/auth.test', headers, '{}')).toMatchObject({ status: 403 });
      expect(slack.calls).toEqual([]);
    },
  );

  it('serves its own origin', async () => {
    const headers = { ...JSON_TYPE, origin: slack.url };
    expect(await request('/page/home', headers, JSON.stringify({ user: MISAKI }))).toMatchObject({ status: 200 });
  });

  it('refuses WebSockets of other sites', async () => {
    const refused = (path: string, options: object) =>
      new Promise((resolve) => {
        new WebSocket(`${slack.url.replace('http', 'ws')}${path}`, options).on('error', (error) =>
          resolve(error.message),
        );
      });
    const origin = 'https://evil.example';
    expect(await refused('/page/socket', { origin })).toBe('Unexpected server response: 403');
    expect(await refused('/link/?ticket=a', { headers: { host: 'evil.example' } })).toBe(
      'Unexpected server response: 403',
    );
    expect(await refused('/other', {})).toBe('Unexpected server response: 404');
  });
});

describe('bodies', () => {
  const send = (body: string, headers: Record<string, string> = JSON_TYPE) => request('/page/home', headers, body);

  it('answers 400 to what is no JSON object', async () => {
    expect(await send('{')).toEqual({ status: 400, body: 'the body is not valid JSON' });
    expect(await send('[1]')).toEqual({ status: 400, body: 'the body must be a JSON object' });
    expect(await request('/api/auth.test', JSON_TYPE, 'nonsense')).toMatchObject({ status: 400 });
    expect(await request('/actions/T/x', JSON_TYPE, 'nonsense')).toMatchObject({ status: 400 });
  });

  it('answers 413 above one megabyte', async () => {
    expect(await send(JSON.stringify({ user: 'a'.repeat(1024 * 1024) }))).toEqual({
      status: 413,
      body: 'the body is too large',
    });
  });

  it('wants JSON from the page', async () => {
    expect(await send('user=a', { 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
  });

  it('answers 404 and 405 to what is not there', async () => {
    expect(await request('/page/dance', JSON_TYPE, '{}')).toMatchObject({ status: 404 });
    expect(await request('/page/constructor', JSON_TYPE, '{}')).toMatchObject({ status: 404 });
    expect(await request('/page/home', {})).toMatchObject({ status: 405 });
    expect(await request('/other', {})).toMatchObject({ status: 404 });
    expect(await request('/', JSON_TYPE, '{}')).toMatchObject({ status: 405 });
  });

  it('survives a client that leaves in the middle', async () => {
    const socket = connect(Number(port()), '127.0.0.1');
    socket.write('POST /api/auth.test HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc');
    await new Promise((resolve) => setTimeout(resolve, 10));
    socket.destroy();
    expect(await callApi(slack, 'auth.test')).toMatchObject({ ok: true });
  });
});

describe('the page', () => {
  it('comes with a policy that runs its own script alone', async () => {
    const response = await fetch(`${slack.url}/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(await response.text()).toContain('npm run build');
  });

  it('serves main.js and main.css of its folder and nothing else', async () => {
    const pageDir = await mkdtemp(join(tmpdir(), 'page-'));
    await writeFile(join(pageDir, 'main.js'), 'let a');
    await writeFile(join(pageDir, 'secret.txt'), 'secret');
    await slack.close();
    slack = await startTestSlack({ pageDir, lang: 'en' });
    const script = await fetch(`${slack.url}/main.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('let a');
    expect(await request('/main.css', {})).toMatchObject({ status: 404 });
    expect(await request('/secret.txt', {})).toMatchObject({ status: 404 });
    expect(await request('/../secret.txt', {})).toMatchObject({ status: 404 });
    expect(await request('/archives/C0GENERAL1/p1', {})).toMatchObject({ status: 200 });
    expect((await request('/', {})).body).toContain('<html lang="en">');
    await rm(pageDir, { recursive: true });
  });

  it('shows a person their own side of the workspace first', async () => {
    await slack.post(ALEX, ALEX, 'just for me');
    await callApi(slack, 'chat.postEphemeral', { channel: 'C0GENERAL1', user: ALEX, text: 'psst' });
    await slack.post(ALEX, '#general', 'hello');
    const { state, socket } = await openPage();
    expect(state.me).toEqual({ id: MISAKI, name: '美咲', isBot: false, locale: 'ja-JP' });
    expect(state.channels.map(({ name }) => name)).toEqual(['general', 'career-stories', 'random', 'Senpai']);
    expect(state.messages.map(({ text }) => text)).toEqual(['hello']);
    expect(state).toMatchObject({ connected: false, views: [], commands: [{ command: '/career' }] });
    socket.close();
    const alex = await openPage(ALEX);
    expect(alex.state.messages.map(({ text }) => text)).toEqual(['just for me', 'psst', 'hello']);
    alex.socket.close();
  });

  it('hears only what its person may hear', async () => {
    const misaki = await openPage(MISAKI);
    const alex = await openPage(ALEX);
    await callApi(slack, 'chat.postEphemeral', { channel: 'C0GENERAL1', user: ALEX, text: 'psst' });
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    await callApi(slack, 'views.publish', { user_id: ALEX, view });
    const { ts } = await callApi(slack, 'chat.postMessage', { channel: 'C0GENERAL1', text: 'all' });
    await callApi(slack, 'chat.delete', { channel: 'C0GENERAL1', ts });
    const bot = await connectRawBot(slack);
    await until(() => alex.events.length === 5 && misaki.events.length === 3);
    expect(alex.events.map(({ type }) => type)).toEqual(['message', 'home', 'message', 'message_deleted', 'connected']);
    expect(alex.events[0]).toMatchObject({ message: { text: 'psst', ephemeral: true } });
    expect(misaki.events.map(({ type }) => type)).toEqual(['message', 'message_deleted', 'connected']);
    bot.close();
    misaki.socket.close();
    alex.socket.close();
  });

  it('does what its buttons ask for', async () => {
    const act = async (name: string, body: object) => {
      const headers = { ...JSON_TYPE, origin: slack.url };
      return JSON.parse((await request(`/page/${name}`, headers, JSON.stringify(body))).body);
    };
    const sent = await act('send', { user: MISAKI, channel: 'C0GENERAL1', text: 'おはよう <b>' });
    expect(sent).toEqual({ ok: true, ts: expect.any(String) });
    expect(slack.workspace.messages[0]).toMatchObject({ text: 'おはよう &lt;b&gt;', user: MISAKI });
    expect(await act('send', { user: slack.workspace.bot.id, channel: 'C0GENERAL1', text: 'a' })).toEqual({
      ok: false,
      error: 'user_not_found',
    });
    expect(await act('send', { user: MISAKI, channel: 'D0ALEX0001', text: 'a' })).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await act('send', { user: MISAKI, channel: 'C0GENERAL1' })).toEqual({
      ok: false,
      error: 'invalid_arguments',
    });
    expect(await act('send', { user: MISAKI, channel: 1, text: 'a' })).toEqual({
      ok: false,
      error: 'invalid_arguments',
    });
    expect(await act('act', { user: MISAKI, container: 'x', blockId: 'b', actionId: 'a', element: {} })).toEqual({
      ok: false,
      error: 'invalid_arguments',
    });
    expect(await act('submit', { user: MISAKI, viewId: 'V1', values: {} })).toEqual({
      ok: false,
      error: 'view_not_found',
    });
  });
});
