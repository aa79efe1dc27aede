import { WebSocket } from 'ws';
import type { LocalSlack } from '../../src/local/server.ts';
import { MAX_CONNECTIONS } from '../../src/local/socket-mode.ts';
import { startSocketApp, startTestSlack } from '../support/local-bolt.ts';
import { callApi, connectRawBot, type RawBot } from '../support/local-client.ts';

const MISAKI = 'U0MISAKI01';

let slack: LocalSlack;
const bots: RawBot[] = [];
const connect = async (answer?: Parameters<typeof connectRawBot>[1]) => {
  const bot = await connectRawBot(slack, answer);
  bots.push(bot);
  return bot;
};
const kinds = (bot: RawBot) => bot.frames.map((frame) => frame.type);

beforeEach(async () => {
  slack = await startTestSlack({ timing: { ackMs: 60, retryMs: [5, 10, 15] } });
});
afterEach(async () => {
  for (const bot of bots.splice(0)) bot.close();
  await slack.close();
});

describe('Socket Mode', () => {
  it('greets, and hands out one connection a ticket', async () => {
    const { url } = await callApi(slack, 'apps.connections.open', {}, slack.appToken);
    const outcomes: string[] = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const socket = new WebSocket(String(url));
      outcomes.push(
        await new Promise<string>((resolve) => {
          socket.on('message', (data) => resolve(JSON.parse(String(data)).type));
          socket.on('error', (error) => resolve(error.message));
        }),
      );
      socket.terminate();
    }
    expect(outcomes).toEqual(['hello', 'Unexpected server response: 408']);
  });

  it('says whether a bot is connected', async () => {
    expect(slack.connected()).toBe(false);
    const bot = await connect();
    expect(bot.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0LOCAL001' },
    });
    expect(slack.connected()).toBe(true);
    bot.close();
    await slack.waitFor(() => !slack.connected());
  });

  it('answers pings', async () => {
    const { socket } = await connect();
    const pong = new Promise((resolve) => socket.once('pong', resolve));
    socket.ping();
    await expect(pong).resolves.toBeDefined();
  });

  it('takes turns between connections', async () => {
    const [first, second] = [await connect(() => ({})), await connect(() => ({}))];
    for (let turn = 0; turn < 4; turn += 1) await slack.command(MISAKI, '#general', '/career a');
    expect(kinds(first).filter((kind) => kind === 'slash_commands')).toHaveLength(2);
    expect(kinds(second).filter((kind) => kind === 'slash_commands')).toHaveLength(2);
  });

  it('sends an event four times with one event_id while nobody acknowledges', async () => {
    const bot = await connect();
    await slack.post(MISAKI, '#general', '@Senpai もしもし');
    await slack.waitFor(() => slack.deliveries.length === 4 && slack.deliveries.every(({ ack }) => ack));
    const frames = bot.frames.filter(({ type }) => type === 'events_api');
    expect(frames.map(({ retry_attempt }) => retry_attempt)).toEqual([undefined, 1, 2, 3]);
    expect(frames[1]).toMatchObject({ retry_reason: 'timeout', accepts_response_payload: false });
    expect(new Set(frames.map(({ envelope_id }) => envelope_id)).size).toBe(4);
    expect(new Set(frames.map(({ payload }) => (payload as { event_id: string }).event_id)).size).toBe(1);
  });

  it('sends a command once, and tells the person when nobody acknowledges', async () => {
    const bot = await connect();
    const notices: string[] = [];
    slack.workspace.subscribe(({ event }) => event.type === 'notice' && notices.push(event.text));
    const answer = await slack.command(MISAKI, '#general', '/career a');
    expect(answer).toEqual({ ok: false, error: 'no_response', told: true });
    expect(notices).toEqual(['Senpai から時間内に応答がありませんでした。']);
    expect(kinds(bot)).toEqual(['hello', 'slash_commands']);
  });

  it('keeps an event for the connection that comes next', async () => {
    await slack.close();
    slack = await startTestSlack({ timing: { retryMs: [60_000] } });
    await slack.post(MISAKI, '#general', '@Senpai いますか');
    await slack.waitFor(() => slack.deliveries[0]?.ack);
    const bot = await connect(() => ({}));
    await slack.waitFor(() => slack.deliveries.at(-1)?.ack?.ok);
    expect(bot.frames[1]).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' });
  });

  it('gives the next try to another connection when one is lost before it acknowledged', async () => {
    const lost = await connect(() => {
      lost.close();
      return undefined;
    });
    await slack.post(MISAKI, '#general', '@Senpai a');
    await slack.waitFor(() => slack.deliveries[0]?.ack);
    const other = await connect(() => ({}));
    await slack.waitFor(() => slack.deliveries.at(-1)?.ack?.ok);
    expect(other.frames.at(-1)).toMatchObject({ type: 'events_api', retry_reason: 'connection_failed' });
  });

  it('asks a connection to go and gives it nothing more', async () => {
    const [first, second] = [await connect(() => ({})), await connect(() => ({}))];
    slack.disconnect('warning', 0);
    await slack.command(MISAKI, '#general', '/career a');
    await slack.command(MISAKI, '#general', '/career b');
    expect(first.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'warning' });
    expect(kinds(second)).toEqual(['hello', 'slash_commands', 'slash_commands']);
  });

  it('cuts the line when asked to', async () => {
    const bot = await connect();
    const closed = new Promise((resolve) => bot.socket.once('close', resolve));
    slack.disconnect('link_disabled', undefined, { abrupt: true });
    expect(await closed).toBe(1006);
  });

  it('holds ten connections', async () => {
    for (let count = 0; count < MAX_CONNECTIONS; count += 1) await connect();
    const eleventh = await connect();
    expect(eleventh.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  it('shrugs at frames that say nothing', async () => {
    const { socket } = await connect(() => ({}));
    for (const frame of ['{', 'null', '[]', '{"envelope_id":"other"}']) socket.send(frame);
    expect(await slack.command(MISAKI, '#general', '/career a')).toEqual({ ok: true });
  });

  it('sends an event again on request', async () => {
    const bot = await connect(() => ({}));
    expect(() => slack.redeliver()).toThrow('no event was sent yet');
    await slack.post(MISAKI, '#general', '@Senpai a');
    slack.redeliver();
    await slack.waitFor(() => slack.deliveries.length === 2 && slack.deliveries[1]?.ack);
    expect(bot.frames[2]).toMatchObject({ retry_attempt: 1, payload: bot.frames[1]?.payload });
  });

  it('lets a second connection of a real app bridge the loss of the first', async () => {
    let heard = 0;
    const { stop } = await startSocketApp(
      slack,
      (app) => {
        app.command('/career', async ({ ack }) => {
          heard += 1;
          await ack();
        });
      },
      2,
    );
    slack.disconnect('refresh_requested', 0);
    expect(await slack.command(MISAKI, '#general', '/career a')).toEqual({ ok: true });
    expect(heard).toBe(1);
    await stop();
  });
});
