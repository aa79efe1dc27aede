import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { signRequest } from '../../src/local/http-delivery.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { fakeLibrary } from '../support/fake-library.ts';
import { type KeptLog, keptLog } from '../support/kept-log.ts';
import { FORM, sendCommand, sendEvent, sendSigned } from '../support/signed.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const JSON_TYPE = 'application/json';
const now = () => Math.floor(Date.now() / 1000);
const QUESTION = '会社を辞めたい';

describe('the HTTP server, under attack', () => {
  let slack: TinySlack;
  let log: KeptLog;
  let app: SlackApp;
  let port: number;

  beforeAll(async () => {
    slack = await startTinySlack();
    log = keptLog();
    app = await createSlackApp({
      mode: { kind: 'http', botToken: 'xoxb-secret', signingSecret: 'shh', port: 0 },
      apiUrl: slack.apiUrl,
      library: () => fakeLibrary(),
      lang: 'ja',
      log,
    });
    ({ port = 0 } = await app.start());
  });

  beforeEach(() => {
    log.lines.length = 0;
    slack.calls.length = 0;
  });

  afterAll(async () => {
    await app.stop();
    await slack.close();
  });

  const at = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const command = { text: 'CRE', user_id: 'U1', team_id: 'T1', channel_id: 'C1', trigger_id: 't' };
  const fields = (part: object = {}) =>
    new URLSearchParams({ command: '/career', ...command, response_url: slack.responseUrl, ...part }).toString();
  const event = (part: object = {}) => ({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${Math.random()}`,
    event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: `${Math.random() * 1e9}`, text: 'CRE' },
    ...part,
  });

  const hostile: [name: string, status: number, send: () => Promise<Response>][] = [
    ['GET', 405, () => at('/slack/events')],
    ['PUT', 405, () => at('/slack/events', { method: 'PUT', body: 'x' })],
    ['another path', 404, () => at('/wp-login.php')],
    ['a path out of the house', 404, () => at('/slack/../../etc/passwd')],
    ['an encoded path', 404, () => at('/%2e%2e/%00')],
    ['pages of an installation that is not offered', 404, () => at('/slack/install')],
    ['POST to a probe', 405, () => at('/healthz', { method: 'POST' })],
    ['no body', 400, () => at('/slack/events', { method: 'POST', headers: { 'content-type': FORM } })],
    ['no content type', 415, () => at('/slack/events', { method: 'POST', body: Buffer.from('x') })],
    ['XML', 415, () => sendSigned(port, '<a/>', 'text/xml')],
    ['5 MB', 413, () => sendSigned(port, 'x'.repeat(5_000_000), FORM)],
    [
      '5 MB in pieces',
      413,
      () => {
        const body = new ReadableStream({
          pull(controller) {
            controller.enqueue(Buffer.alloc(64_000, 120));
          },
        });
        return at('/slack/events', {
          method: 'POST',
          headers: { 'content-type': FORM },
          body,
          duplex: 'half',
        } as RequestInit);
      },
    ],
    [
      'gzip',
      415,
      () =>
        at('/slack/events', {
          method: 'POST',
          headers: { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' },
          body: gzipSync(Buffer.alloc(1_000_000)),
        }),
    ],
    [
      'no signature',
      401,
      () => at('/slack/events', { method: 'POST', headers: { 'content-type': FORM }, body: fields() }),
    ],
    ['another secret', 401, () => sendSigned(port, fields(), FORM, { secret: 'other' })],
    [
      'a signature of another version',
      401,
      () => sendSigned(port, fields(), FORM, { headers: { 'x-slack-signature': 'v1=00' } }),
    ],
    [
      'a signature of 100,000 characters',
      431,
      () => sendSigned(port, fields(), FORM, { headers: { 'x-slack-signature': `v0=${'0'.repeat(100_000)}` } }),
    ],
    ['a timestamp of 301 s ago', 401, () => sendSigned(port, fields(), FORM, { at: now() - 302 })],
    ['a timestamp of 301 s ahead', 401, () => sendSigned(port, fields(), FORM, { at: now() + 302 })],
    [
      'a timestamp that is none',
      401,
      () => sendSigned(port, fields(), FORM, { headers: { 'x-slack-request-timestamp': 'NaN' } }),
    ],
    ['broken JSON', 400, () => sendSigned(port, '{"type":', JSON_TYPE)],
    ['JSON that is no object', 400, () => sendSigned(port, '[1]', JSON_TYPE)],
    ['null', 400, () => sendSigned(port, 'null', JSON_TYPE)],
    ['a form with a broken payload', 400, () => sendSigned(port, 'payload=%7B', FORM)],
    ['an unknown type', 400, () => sendEvent(port, { type: 'launch_missiles' })],
    ['an event without an event', 400, () => sendEvent(port, { type: 'event_callback', event: null })],
    ['a command without a person', 400, () => sendSigned(port, 'command=%2Fcareer&text=CRE', FORM)],
    ['a press of nothing', 400, () => sendEvent(port, { type: 'block_actions', user: { id: 'U1' }, actions: [] })],
    [
      'a person that is a list',
      400,
      () => sendEvent(port, { type: 'block_actions', user: ['U1'], actions: [{ action_id: 'more' }] }),
    ],
    ['deep JSON', 400, () => sendSigned(port, `${'['.repeat(100_000)}${']'.repeat(100_000)}`, JSON_TYPE)],
    ['a polluted prototype', 400, () => sendSigned(port, '{"__proto__":{"type":"event_callback"}}', JSON_TYPE)],
  ];

  it.each(hostile)(
    'answers %s with %i within a second, in silence, with one line in the log',
    async (_, status, send) => {
      const started = performance.now();
      const answer = await send();
      const text = await answer.text();
      expect([answer.status, text]).toEqual([status, '']);
      expect(performance.now() - started).toBeLessThan(1_000);
      expect(log.lines).toHaveLength(1);
      expect(JSON.stringify(log.lines)).not.toMatch(/stack|xoxb|shh/);
      expect(slack.calls).toEqual([]);
    },
  );

  /** Writes to the port by hand; resolves with all that comes back. */
  const raw = (...writes: (string | number)[]) =>
    new Promise<string>((resolve) => {
      let heard = '';
      const socket = connect(port, '127.0.0.1', async () => {
        for (const write of writes) {
          if (typeof write === 'number') await new Promise((next) => setTimeout(next, write));
          else if (socket.writable) socket.write(write);
        }
      });
      socket.on('data', (data) => {
        heard += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(heard));
    });

  it.each([
    [
      'a sender that stops in the middle of the body',
      408,
      [`POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM}\r\nContent-Length: 99\r\n\r\nabc`],
    ],
    ['a sender that stops in the middle of the head', 408, ['POST /slack/events HTTP/1.1\r\nHost: x\r\nX-A']],
    [
      'a sender of one byte at a time',
      408,
      ['P', 100, 'O', 100, 'S', 100, 'T', 100, ' ', 100, '/', 100, 'a', 100, 'b', 100, 'c', 100, 'd'],
    ],
    ['what is no HTTP', 400, ['\u0016\u0003\u0001 hello\r\n\r\n']],
    ['two lengths', 400, ['POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na']],
    [
      'a length and pieces',
      400,
      ['POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ],
  ])('answers %s with %i within a second, with one line in the log', async (_, status, writes) => {
    const started = performance.now();
    const answer = await raw(...(writes as string[]));
    expect(performance.now() - started).toBeLessThan(1_100);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(log.lines.filter(({ message }) => message === 'a request was refused')).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('stack');
  });

  it('6.7: takes a form whose type a proxy has added a charset to', async () => {
    expect((await sendSigned(port, fields({ trigger_id: 'c' }), `${FORM}; charset=utf-8`)).status).toBe(200);
    await slack.called('respond');
  });

  it.each([-298, 298])('6.6: takes a clock that is %i s off', async (off) => {
    const body = fields({ trigger_id: `off${off}` });
    expect((await sendSigned(port, body, FORM, { at: now() + off })).status).toBe(200);
    await slack.called('respond');
  });

  it('6.6: works on a recorded request once', async () => {
    const options = { at: now() };
    const body = fields({ trigger_id: 'once' });
    expect((await sendSigned(port, body, FORM, options)).status).toBe(200);
    await slack.called('respond');
    expect((await sendSigned(port, body, FORM, options)).status).toBe(200);
    await sendCommand(port, { ...command, trigger_id: 'other', response_url: slack.responseUrl });
    await slack.called('respond', 1);
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(2);
  });

  it('6.8: does nothing for a forged ssl_check that carries a command', async () => {
    const body = `ssl_check=1&${fields()}`;
    const answer = await at('/slack/events', { method: 'POST', headers: { 'content-type': FORM }, body });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(slack.calls).toEqual([]);
  });

  it('6.8: echoes the challenge of Slack alone', async () => {
    const body = { type: 'url_verification', challenge: 'abc' };
    expect(await (await sendEvent(port, body)).json()).toEqual({ challenge: 'abc' });
    expect((await sendEvent(port, body, { secret: 'other' })).status).toBe(401);
  });

  it.each([
    ['an event that nobody listens for', () => sendEvent(port, event({ event: { type: 'pin_added' } }))],
    ['a command of another app', () => sendCommand(port, { ...command, command: '/weather' })],
    [
      'a shortcut of another app',
      () => sendEvent(port, { type: 'shortcut', user: { id: 'U1' }, callback_id: 'other' }),
    ],
    [
      'a button of another app',
      () =>
        sendEvent(port, {
          type: 'block_actions',
          user: { id: 'U1' },
          team: { id: 'T1' },
          actions: [{ action_id: 'other', type: 'button' }],
        }),
    ],
    [
      'typing into a field of another app',
      () => sendEvent(port, { type: 'block_suggestion', user: { id: 'U1' }, action_id: 'other', value: '' }),
    ],
    ['a notice that events are held back', () => sendEvent(port, { type: 'app_rate_limited', team_id: 'T1' })],
  ])('acknowledges %s at once', async (_, send) => {
    const started = performance.now();
    expect((await send()).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('keeps what was asked out of the log, whatever is wrong with the request', async () => {
    await sendSigned(port, fields({ text: QUESTION }), FORM, { secret: 'other' });
    await sendSigned(port, `{"text":"${QUESTION}"`, JSON_TYPE);
    await at(`/slack/other?text=${encodeURIComponent(QUESTION)}`);
    const signature = signRequest('shh', now(), 'x');
    expect(JSON.stringify(log.lines)).not.toMatch(
      new RegExp(`${QUESTION}|${encodeURIComponent(QUESTION)}|${signature}`),
    );
  });

  it('answers twenty questions a minute, then says one friendly sentence', async () => {
    const ask = (text: string, user_id = 'U7') =>
      sendCommand(port, { ...command, user_id, text, trigger_id: text, response_url: slack.responseUrl });
    for (let index = 0; index < 20; index++) expect(await (await ask(`CRE ${index}`)).text()).toBe('');
    const told = await (await ask('CRE 20')).json();
    expect(told).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('1 分ほど') });
    await slack.called('respond', 19);
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(20);
    expect(await (await ask('CRE', 'U8')).text()).toBe('');
    for (const text of ['help', 'daily', 'ヘルプ', '毎日']) expect(await (await ask(text)).text()).toBe('');
  });

  it('counts the buttons and shortcuts that search, too, and says so once', async () => {
    const press = (part: object) => {
      const payload = {
        user: { id: 'U9' },
        team: { id: 'T1' },
        channel: { id: 'C1' },
        response_url: `${slack.responseUrl}?press`,
      };
      return sendSigned(
        port,
        new URLSearchParams({ payload: JSON.stringify({ ...payload, ...part }) }).toString(),
        FORM,
      );
    };
    const tried = (question: string) =>
      press({
        type: 'block_actions',
        trigger_id: `${Math.random()}`,
        container: { is_ephemeral: true, message_ts: '1.1', channel_id: 'C1' },
        actions: [{ action_id: 'try.0', type: 'button', value: JSON.stringify({ q: question }) }],
      });
    for (let index = 0; index < 20; index++) expect((await tried(`CRE ${index}`)).status).toBe(200);
    await slack.called('respond?press', 19);
    expect((await tried('CRE 20')).status).toBe(200);
    const shortcut = { type: 'message_action', callback_id: 'related', trigger_id: 'x', message: { text: 'CRE' } };
    expect((await press(shortcut)).status).toBe(200);
    expect(JSON.stringify((await slack.called('respond?press', 20)).body)).toContain('1 分ほど');
    const readMore = { q: 'CRE', p: '2018/cre.md' };
    await press({
      type: 'block_actions',
      trigger_id: 'y',
      container: { is_ephemeral: true, message_ts: '1.1', channel_id: 'C1' },
      actions: [{ action_id: 'readMore.0', type: 'button', value: JSON.stringify(readMore) }],
    });
    await slack.called('views.open');
    expect(slack.calls.filter(({ method }) => method === 'respond?press')).toHaveLength(21);
  });
});
