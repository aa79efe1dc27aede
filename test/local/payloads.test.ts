import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack, TEST_MANIFEST } from '../support/local-bolt.ts';
import { callApi, connectRawBot, type RawBot } from '../support/local-client.ts';

const MISAKI = 'U0MISAKI01';
const ALEX = 'U0ALEX0001';

let slack: LocalSlack;
let bot: RawBot;
let reply: Record<string, unknown>;
const last = () => slack.deliveries.at(-1)?.payload as Record<string, unknown>;
const lastEvent = () => last().event as Record<string, unknown>;

beforeEach(async () => {
  reply = {};
  slack = await startTestSlack();
  bot = await connectRawBot(slack, () => reply);
});
afterEach(async () => {
  bot.close();
  await slack.close();
});

describe('events', () => {
  it('wraps a mention as Slack does', async () => {
    const message = await slack.post(MISAKI, '#general', '@Senpai CREって？');
    expect(last()).toMatchObject({
      type: 'event_callback',
      team_id: 'T0LOCAL001',
      api_app_id: 'A0LOCAL001',
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [{ team_id: 'T0LOCAL001', user_id: slack.workspace.bot.id, is_bot: true }],
      event: {
        type: 'app_mention',
        user: MISAKI,
        channel: 'C0GENERAL1',
        text: `<@${slack.workspace.bot.id}> CREって？`,
        ts: message.ts,
        event_ts: message.ts,
        blocks: [{ type: 'rich_text' }],
      },
    });
    expect(lastEvent()).not.toHaveProperty('thread_ts');
  });

  it('names the thread of a mention in a thread', async () => {
    const root = await slack.post(MISAKI, '#general', '話題');
    await slack.post(ALEX, '#general', '@Senpai これは？', { threadTs: root.ts });
    expect(lastEvent()).toMatchObject({ thread_ts: root.ts, parent_user_id: MISAKI });
  });

  it('sends a mention in a direct message as a message alone', async () => {
    await slack.post(MISAKI, MISAKI, '@Senpai a');
    expect(slack.deliveries.map(({ payload }) => (payload.event as { type: string }).type)).toEqual(['message']);
    expect(lastEvent()).toMatchObject({ channel_type: 'im', channel: 'D0MISAKI01' });
  });

  it('sends nothing for talk without a mention, or where the bot is not', async () => {
    const notices: string[] = [];
    slack.workspace.subscribe(({ event }) => event.type === 'notice' && notices.push(event.text));
    await slack.post(MISAKI, '#general', 'おはよう');
    await slack.post(ALEX, '#random', '@Senpai hello');
    expect(slack.deliveries).toEqual([]);
    expect(notices).toEqual([
      'Senpai is not in this channel, so it does not hear the mention. Please ask in #career-stories.',
    ]);
  });

  it('sends the bot what it said itself in a direct message, and its edits', async () => {
    const { ts } = await callApi(slack, 'chat.postMessage', { channel: MISAKI, text: 'やあ' });
    expect(lastEvent()).toMatchObject({ type: 'message', bot_id: 'B0LOCAL001', text: 'やあ' });
    await callApi(slack, 'chat.update', { channel: 'D0MISAKI01', ts, text: 'やあやあ' });
    expect(lastEvent()).toMatchObject({ subtype: 'message_changed', message: { text: 'やあやあ', edited: {} } });
    expect(lastEvent()).not.toHaveProperty('user');
    await callApi(slack, 'chat.delete', { channel: 'D0MISAKI01', ts });
    expect(lastEvent()).toMatchObject({ subtype: 'message_deleted', deleted_ts: ts });
  });

  it('sends an edited mention again, with the same ts', async () => {
    const message = await slack.post(MISAKI, '#general', '@Senpai a');
    slack.edit(MISAKI, message, '@Senpai b');
    expect(lastEvent()).toMatchObject({ type: 'app_mention', ts: message.ts, edited: { user: MISAKI } });
    expect(() => slack.edit(ALEX, message, 'c')).toThrow('did not write');
  });

  it('tells of the Home tab, with its view once there is one', async () => {
    await slack.openHome(MISAKI);
    expect(lastEvent()).toMatchObject({ type: 'app_home_opened', user: MISAKI, tab: 'home', channel: 'D0MISAKI01' });
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    await callApi(slack, 'views.publish', { user_id: MISAKI, view });
    await slack.openHome(MISAKI);
    expect(lastEvent()).toMatchObject({ view: { type: 'home' } });
  });

  it('sends only events that the manifest lists', async () => {
    const deaf = await startTestSlack({ manifest: { ...TEST_MANIFEST, events: ['message.im'] } });
    await deaf.post(MISAKI, '#general', '@Senpai a');
    expect(deaf.deliveries).toEqual([]);
    await deaf.close();
  });
});

describe('commands', () => {
  it('carry the fields of Slack', async () => {
    await slack.command(MISAKI, MISAKI, '/career  CRE <転職> ');
    expect(last()).toEqual({
      token: expect.any(String),
      team_id: 'T0LOCAL001',
      team_domain: 'senpai-works',
      channel_id: 'D0MISAKI01',
      channel_name: 'directmessage',
      user_id: MISAKI,
      user_name: 'misaki',
      command: '/career',
      text: ' CRE <転職> ',
      api_app_id: 'A0LOCAL001',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/commands\//),
      trigger_id: expect.any(String),
    });
  });

  it('name people, channels and links where the manifest says should_escape', async () => {
    const commands = [{ command: '/career', description: '', should_escape: true }];
    const escaping = await startTestSlack({ manifest: { ...TEST_MANIFEST, commands } });
    await escaping.command(MISAKI, '#general', '/career R&D @alex #general https://a.jp/?a=1&b=2');
    expect(escaping.deliveries[0]?.payload.text).toBe(
      `R&amp;D <@${ALEX}|alex> <#C0GENERAL1|general> <https://a.jp/?a=1&amp;b=2>`,
    );
    await escaping.close();
  });

  it('are refused when nobody knows them, and in threads', async () => {
    const root = await slack.post(MISAKI, '#general', 'a');
    expect(await slack.command(MISAKI, '#general', '/carer a')).toMatchObject({ error: 'invalid_command' });
    await expect(slack.post(MISAKI, '#general', '/career a', { threadTs: root.ts })).rejects.toThrow('in_thread');
    expect(slack.deliveries).toEqual([]);
  });

  it('show an acknowledgement to everybody, after the command, with in_channel', async () => {
    reply = { response_type: 'in_channel', text: 'みんなへ' };
    await slack.command(MISAKI, '#general', '/career a');
    expect(slack.workspace.messages.map(({ text }) => text)).toEqual(['/career a', 'みんなへ']);
  });

  it('tell the person when the acknowledgement breaks a rule', async () => {
    reply = { text: 'a', blocks: [{ type: 'poem' }] };
    const answer = await slack.command(MISAKI, '#general', '/career a');
    expect(answer).toEqual({ ok: false, error: 'invalid_blocks', told: true });
  });

  it('take ten thousand characters', async () => {
    await slack.command(MISAKI, '#general', `/career ${'あ'.repeat(10_000)}`);
    expect(last().text).toHaveLength(10_000);
  });
});

describe('block_actions', () => {
  const element = { type: 'button', action_id: 'go', value: '7', text: { type: 'plain_text', text: '押す' } };
  const blocks = [{ type: 'actions', block_id: 'row', elements: [element] }];
  const post = async (method: string, more: object) => {
    await callApi(slack, method, { channel: 'C0GENERAL1', text: 'a', blocks, ...more });
    const message = slack.workspace.messages.at(-1);
    if (!message) throw new Error('no message');
    return message;
  };

  it('of a message carry the message and a response_url', async () => {
    const message = await post('chat.postMessage', {});
    await slack.press(ALEX, message, 'go');
    expect(last()).toMatchObject({
      type: 'block_actions',
      user: { id: ALEX, username: 'alex' },
      team: { id: 'T0LOCAL001' },
      container: { type: 'message', message_ts: message.ts, channel_id: 'C0GENERAL1', is_ephemeral: false },
      channel: { id: 'C0GENERAL1', name: 'general' },
      message: { ts: message.ts, blocks: [{ block_id: 'row' }] },
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/actions/'),
      state: { values: {} },
      actions: [{ type: 'button', action_id: 'go', block_id: 'row', value: '7', action_ts: expect.any(String) }],
    });
  });

  it('of a private message leave the message out', async () => {
    const message = await post('chat.postEphemeral', { user: MISAKI });
    await slack.press(MISAKI, message, 'go');
    expect(last()).toMatchObject({ container: { is_ephemeral: true, message_ts: message.ts } });
    expect(last()).not.toHaveProperty('message');
    expect(await slack.press(ALEX, message, 'go')).toEqual({ ok: false, error: 'message_not_found' });
  });

  it('of a view carry the view with its state', async () => {
    const input = {
      type: 'input',
      block_id: 'word',
      label: { type: 'plain_text', text: 'ことば' },
      element: { type: 'plain_text_input', action_id: 'text' },
    };
    await callApi(slack, 'views.publish', { user_id: MISAKI, view: { type: 'home', blocks: [input, ...blocks] } });
    const home = slack.views.home(MISAKI);
    if (!home) throw new Error('no Home tab');
    await slack.press(MISAKI, home, 'go', { values: { word: { text: { value: '転職' } } } });
    expect(last()).toMatchObject({
      container: { type: 'view', view_id: home.id },
      view: { state: { values: { word: { text: { type: 'plain_text_input', value: '転職' } } } } },
    });
    expect(last()).not.toHaveProperty('response_url');
    expect(await slack.press(ALEX, home, 'go')).toEqual({ ok: false, error: 'view_not_found' });
  });

  it('are refused for elements that are not there', async () => {
    const message = await post('chat.postMessage', {});
    expect(() => slack.press(MISAKI, message, 'other')).toThrow('no element');
    expect(await slack.press(MISAKI, message, 'go', { blockId: 'b' })).toEqual({
      ok: false,
      error: 'element_not_found',
    });
  });
});

describe('shortcuts', () => {
  it('carry a message, or none', async () => {
    const message = await slack.post(ALEX, '#random', 'a story');
    await slack.shortcut(MISAKI, 'related', message);
    expect(last()).toMatchObject({
      type: 'message_action',
      callback_id: 'related',
      message_ts: message.ts,
      message: { text: 'a story', user: ALEX },
      channel: { id: 'C0RANDOM01' },
      response_url: expect.any(String),
    });
    await slack.shortcut(MISAKI, 'open_it');
    expect(last()).toMatchObject({ type: 'shortcut', callback_id: 'open_it', trigger_id: expect.any(String) });
    expect(await slack.shortcut(MISAKI, 'other')).toEqual({ ok: false, error: 'invalid_shortcut' });
  });
});
