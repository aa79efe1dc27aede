import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack } from '../support/local-bolt.ts';
import { callApi, connectRawBot, postTo, type RawBot } from '../support/local-client.ts';

const MISAKI = 'U0MISAKI01';
const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: '押す' } };
const withButton = { text: 'もと', blocks: [{ type: 'actions', elements: [button] }] };

let slack: LocalSlack;
let bot: RawBot;
let now = 1_700_000_000_000;
const lastUrl = () => slack.deliveries.at(-1)?.payload.response_url as string;
const texts = () => slack.workspace.messages.map(({ text }) => text);

beforeEach(async () => {
  slack = await startTestSlack({ clock: () => now });
  bot = await connectRawBot(slack, () => ({}));
});
afterEach(async () => {
  bot.close();
  await slack.close();
});

describe('the response_url of a command', () => {
  beforeEach(() => slack.command(MISAKI, '#random', '/career a'));

  it('answers privately where the bot is not a member, five times', async () => {
    for (const text of ['一', '二', '三', '四', '五']) {
      expect(await postTo(lastUrl(), { text })).toEqual({ status: 200, body: { ok: true } });
    }
    expect(await postTo(lastUrl(), { text: '六' })).toEqual({ status: 404, body: { ok: false, error: 'used_url' } });
    expect(texts()).toEqual(['一', '二', '三', '四', '五']);
    expect(slack.workspace.messages.every(({ ephemeralTo }) => ephemeralTo === MISAKI)).toBe(true);
  });

  it('works for thirty minutes', async () => {
    now += 30 * 60_000;
    expect(await postTo(lastUrl(), { text: 'まだ' })).toMatchObject({ status: 200 });
    now += 1;
    expect(await postTo(lastUrl(), { text: 'もう' })).toMatchObject({ status: 404, body: { error: 'expired_url' } });
  });

  it('speaks to everybody when asked to', async () => {
    await postTo(lastUrl(), { text: 'みんなへ', response_type: 'in_channel' });
    expect(slack.workspace.messages[0]).toMatchObject({ channel: 'C0RANDOM01', text: 'みんなへ' });
    expect(slack.workspace.messages[0]).not.toHaveProperty('ephemeralTo');
  });

  it('refuses what Slack refuses, and counts it for nothing', async () => {
    const refused = await postTo(lastUrl(), { text: 'a', blocks: [{ type: 'poem' }] });
    expect(refused).toMatchObject({ status: 400, body: { error: 'invalid_blocks', errors: [expect.any(String)] } });
    expect(await postTo(lastUrl(), {})).toMatchObject({ status: 400, body: { error: 'no_text' } });
    for (let use = 0; use < 5; use += 1) await postTo(lastUrl(), { text: 'a' });
    expect(texts()).toHaveLength(5);
  });

  it('has no limit on all text together', async () => {
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'あ'.repeat(3_000) } };
    expect(await postTo(lastUrl(), { text: 'a', blocks: Array(5).fill(section) })).toMatchObject({ status: 200 });
  });

  it('is recorded, and can be made to fail', async () => {
    slack.failNext('response_url', { status: 500 });
    const answer = await fetch(lastUrl(), { method: 'POST', body: '{"text":"a"}' });
    expect(answer.status).toBe(500);
    expect(texts()).toEqual([]);
    expect(slack.calls.at(-1)).toMatchObject({ method: 'response_url', args: { text: 'a' } });
  });

  it('is unknown under any other name', async () => {
    expect(await postTo(`${lastUrl()}x`, { text: 'a' })).toMatchObject({ status: 404 });
  });
});

describe('the response_url of a press', () => {
  const press = async () => {
    await callApi(slack, 'chat.postMessage', { channel: 'C0GENERAL1', ...withButton });
    const [message] = slack.workspace.messages;
    if (!message) throw new Error('no message');
    await slack.press(MISAKI, message, 'go');
    return message;
  };

  it('says something new, unless told to replace', async () => {
    const message = await press();
    await postTo(lastUrl(), { text: '新しい' });
    expect(texts()).toEqual(['もと', '新しい']);
    await postTo(lastUrl(), { text: 'かわり', replace_original: true });
    expect(texts()).toEqual(['かわり', '新しい']);
    expect(message).toMatchObject({ blocks: undefined, editedAt: expect.any(String) });
  });

  it('takes the message away', async () => {
    await press();
    await postTo(lastUrl(), { delete_original: 'true' });
    expect(texts()).toEqual([]);
    expect(await postTo(lastUrl(), { delete_original: true })).toMatchObject({ status: 200 });
  });

  it('answers in a thread when given its ts', async () => {
    const message = await press();
    await postTo(lastUrl(), { text: '葉', thread_ts: message.ts, response_type: 'in_channel' });
    expect(slack.workspace.messages.at(-1)).toMatchObject({ threadTs: message.ts });
  });
});
