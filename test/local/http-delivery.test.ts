import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signRequest } from '../../src/local/http-delivery.ts';
import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack } from '../support/local-bolt.ts';

const MISAKI = 'U0MISAKI01';

type Reply = { status?: number; headers?: Record<string, string>; body?: string } | 'hang';

let slack: LocalSlack;
let server: Server;
let reply: Reply;
let requests: { headers: IncomingHttpHeaders; body: string }[];

beforeEach(async () => {
  reply = {};
  requests = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ headers: request.headers, body });
    if (reply !== 'hang') response.writeHead(reply.status ?? 200, reply.headers).end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  slack = await startTestSlack({
    delivery: { kind: 'http', url, signingSecret: 'shh' },
    timing: { ackMs: 60, retryMs: [5, 10, 15] },
  });
});
afterEach(async () => {
  await slack.close();
  server.closeAllConnections();
  server.close();
});

describe('HTTP delivery', () => {
  it('signs every request', async () => {
    await slack.command(MISAKI, '#general', '/career a');
    const [request] = requests;
    const timestamp = Number(request?.headers['x-slack-request-timestamp']);
    expect(request?.headers['x-slack-signature']).toBe(signRequest('shh', timestamp, request?.body ?? ''));
    expect(signRequest('8f742231b10e8888abcd99yyyzzz85a5', 1531420618, 'a=b')).toMatch(/^v0=[0-9a-f]{64}$/);
  });

  it('sends commands as forms, interactions as a payload in a form, events as JSON', async () => {
    await slack.command(MISAKI, '#general', '/career R&D 転職');
    await slack.shortcut(MISAKI, 'open_it');
    await slack.post(MISAKI, '#general', '@Senpai a');
    await slack.waitFor(() => slack.deliveries.at(-1)?.ack);
    const [command, shortcut, event] = requests;
    expect(command?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(new URLSearchParams(command?.body).get('text')).toBe('R&D 転職');
    expect(JSON.parse(new URLSearchParams(shortcut?.body).get('payload') ?? '')).toMatchObject({
      callback_id: 'open_it',
    });
    expect(event?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ type: 'event_callback', event: { type: 'app_mention' } });
  });

  it('takes plain text in an answer to a command', async () => {
    reply = { body: 'すぐに' };
    await slack.command(MISAKI, '#general', '/career a');
    expect(slack.workspace.messages[0]).toMatchObject({ text: 'すぐに', ephemeralTo: MISAKI });
  });

  it.each([
    ['an error', { status: 500 }, 'http_error'],
    ['silence', 'hang' as const, 'http_timeout'],
  ])('sends an event again after %s', async (_, answer, reason) => {
    reply = answer;
    await slack.post(MISAKI, '#general', '@Senpai a');
    await slack.waitFor(() => slack.deliveries.length === 4 && slack.deliveries[3]?.ack);
    expect(requests.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(requests[1]?.headers['x-slack-retry-reason']).toBe(reason);
  });

  it('stops when the bot asks for no retry', async () => {
    reply = { status: 500, headers: { 'x-slack-no-retry': '1' } };
    await slack.post(MISAKI, '#general', '@Senpai a');
    const delivery = await slack.waitFor(() => slack.deliveries.find(({ ack }) => ack));
    expect(delivery.ack).toEqual({ ok: false, reason: 'http_error', noRetry: true });
    reply = {};
    await slack.post(MISAKI, '#general', '@Senpai b');
    await slack.waitFor(() => slack.deliveries.at(-1)?.ack?.ok);
    expect(requests).toHaveLength(2);
  });

  it('tells the person when a command fails', async () => {
    reply = { status: 404 };
    expect(await slack.command(MISAKI, '#general', '/career a')).toEqual({
      ok: false,
      error: 'no_response',
      told: true,
    });
    expect(requests).toHaveLength(1);
  });

  it('can be changed while it runs', async () => {
    slack.deliverTo({ kind: 'socket' });
    expect(slack.connected()).toBe(false);
    expect(await slack.command(MISAKI, '#general', '/career a')).toMatchObject({ error: 'not_connected' });
  });
});
