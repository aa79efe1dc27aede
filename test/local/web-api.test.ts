import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack } from '../support/local-bolt.ts';
import { callApi } from '../support/local-client.ts';

const MISAKI = 'U0MISAKI01';
const ALEX = 'U0ALEX0001';

let slack: LocalSlack;
const call = (method: string, args: Record<string, unknown> = {}, token?: string) =>
  callApi(slack, method, args, token);

beforeEach(async () => {
  slack = await startTestSlack();
});
afterEach(() => slack.close());

describe('tokens and names', () => {
  it('takes the bot token for methods and the app token for Socket Mode alone', async () => {
    expect(await call('auth.test')).toMatchObject({ ok: true, user_id: slack.workspace.bot.id, team_id: 'T0LOCAL001' });
    expect(await call('auth.test', {}, 'xoxb-other')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await call('auth.test', {}, slack.appToken)).toEqual({ ok: false, error: 'not_allowed_token_type' });
    expect(await call('apps.connections.open', {}, 'xapp-other')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await call('apps.connections.open', {}, slack.botToken)).toMatchObject({ error: 'not_allowed_token_type' });
    expect(await call('apps.connections.open', {}, slack.appToken)).toMatchObject({
      ok: true,
      url: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/),
    });
  });

  it('wants the app token in the header and takes the bot token from the body too', async () => {
    const post = (method: string, token: string) =>
      fetch(`${slack.apiUrl}${method}`, { method: 'POST', body: new URLSearchParams({ token }) }).then((r) => r.json());
    expect(await post('apps.connections.open', slack.appToken)).toEqual({ ok: false, error: 'not_authed' });
    expect(await post('auth.test', slack.botToken)).toMatchObject({ ok: true });
  });

  it('lists the scopes in a header', async () => {
    const headers = { authorization: `Bearer ${slack.botToken}` };
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', headers });
    expect(response.headers.get('x-oauth-scopes')).toContain('chat:write');
  });

  it('refuses methods that nobody knows, and those without their scope', async () => {
    expect(await call('chat.sing')).toMatchObject({ ok: false, error: 'unknown_method' });
    expect(await call('constructor')).toMatchObject({ ok: false, error: 'unknown_method' });
    const narrow = await startTestSlack({ manifest: { ...slack.workspace.manifest, scopes: ['commands'] } });
    expect(await callApi(narrow, 'users.info', { user: MISAKI })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'commands',
    });
    await narrow.close();
  });

  it('echoes what api.test is given', async () => {
    expect(await call('api.test', { a: '1' }, '')).toEqual({ ok: true, args: { a: '1' } });
    expect(await call('api.test', { error: 'my_error' })).toMatchObject({ ok: false, error: 'my_error' });
  });
});

describe('chat', () => {
  it('posts, updates and deletes', async () => {
    const posted = await call('chat.postMessage', { channel: '#general', text: 'はじめまして' });
    expect(posted).toMatchObject({
      ok: true,
      channel: 'C0GENERAL1',
      message: { text: 'はじめまして', bot_id: 'B0LOCAL001' },
    });
    const ts = posted.ts as string;
    expect(ts).toMatch(/^\d{10}\.\d{6}$/);
    expect(await call('chat.update', { channel: 'C0GENERAL1', ts, text: '改めて' })).toMatchObject({
      ok: true,
      text: '改めて',
    });
    expect(slack.workspace.message('C0GENERAL1', ts)).toMatchObject({ text: '改めて', editedAt: expect.any(String) });
    expect(await call('chat.delete', { channel: 'C0GENERAL1', ts })).toEqual({ ok: true, channel: 'C0GENERAL1', ts });
    expect(slack.workspace.messages).toEqual([]);
  });

  it('takes form bodies with blocks as JSON, and gives them ids', async () => {
    const blocks = [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: '押す' } }] }];
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}` },
      body: new URLSearchParams({ channel: 'C0GENERAL1', text: 'a', blocks: JSON.stringify(blocks) }),
    });
    expect(await response.json()).toMatchObject({
      ok: true,
      message: { blocks: [{ block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] }] },
    });
  });

  it('files answers under the root of a thread', async () => {
    const root = await call('chat.postMessage', { channel: MISAKI, text: '根' });
    const reply = await call('chat.postMessage', { channel: MISAKI, text: '葉', thread_ts: root.ts });
    expect(reply).toMatchObject({ message: { thread_ts: root.ts, parent_user_id: slack.workspace.bot.id } });
    const deeper = await call('chat.postMessage', { channel: MISAKI, text: '葉の葉', thread_ts: reply.ts });
    expect(deeper).toMatchObject({ message: { thread_ts: root.ts } });
    const replies = await call('conversations.replies', { channel: 'D0MISAKI01', ts: root.ts });
    expect(replies).toMatchObject({ messages: [{ text: '根', reply_count: 2 }, { text: '葉' }, { text: '葉の葉' }] });
  });

  it('cuts a text of more than 40,000 characters, with a warning', async () => {
    const posted = await call('chat.postMessage', { channel: 'C0GENERAL1', text: 'あ'.repeat(40_001) });
    expect(posted).toMatchObject({ ok: true, warning: 'message_truncated' });
  });

  const longBlocks = Array.from({ length: 5 }, () => ({
    type: 'section',
    text: { type: 'mrkdwn', text: 'あ'.repeat(2_401) },
  }));

  it.each([
    ['an unknown channel', { channel: 'C9', text: 'a' }, 'channel_not_found'],
    ['a channel without the bot', { channel: '#random', text: 'a' }, 'not_in_channel'],
    ['no text', { channel: 'C0GENERAL1', text: ' ' }, 'no_text'],
    ['blocks that are no JSON', { channel: 'C0GENERAL1', blocks: '[' }, 'invalid_blocks_format'],
    ['blocks that are no list', { channel: 'C0GENERAL1', blocks: {} }, 'invalid_blocks_format'],
    [
      'more than 12,000 characters of blocks',
      { channel: 'C0GENERAL1', text: 'a', blocks: longBlocks },
      'msg_blocks_too_long',
    ],
    ['text beside markdown_text', { channel: 'C0GENERAL1', text: 'a', markdown_text: 'b' }, 'markdown_text_conflict'],
    [
      'a thread that is not there',
      { channel: 'C0GENERAL1', text: 'a', thread_ts: '1700000000.000100' },
      'thread_not_found',
    ],
    [
      'a thread_ts that was a number',
      { channel: 'C0GENERAL1', text: 'a', thread_ts: 1700000000.0001 },
      'invalid_thread_ts',
    ],
    ['101 attachments', { channel: 'C0GENERAL1', attachments: Array(101).fill({}) }, 'too_many_attachments'],
  ])('refuses %s', async (_, args, error) => {
    expect(await call('chat.postMessage', args)).toMatchObject({ ok: false, error });
  });

  it('refuses an archived channel', async () => {
    Object.assign(slack.workspace.channel('general') ?? {}, { archived: true });
    expect(await call('chat.postMessage', { channel: 'C0GENERAL1', text: 'a' })).toMatchObject({
      error: 'is_archived',
    });
  });

  it('says where blocks are wrong, on the pages too', async () => {
    const notices: string[] = [];
    slack.workspace.subscribe(({ event }) => event.type === 'notice' && notices.push(event.text));
    const blocks = Array.from({ length: 51 }, () => ({ type: 'divider' }));
    expect(await call('chat.postMessage', { channel: 'C0GENERAL1', text: 'a', blocks })).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: ['no more than 50 items allowed [json-pointer:/blocks]'],
      response_metadata: { messages: ['[ERROR] no more than 50 items allowed [json-pointer:/blocks]'] },
    });
    expect(slack.workspace.messages).toEqual([]);
    expect(notices[1]).toBe(
      'Slack would refuse what Senpai answered (chat.postMessage: invalid_blocks: no more than 50 items allowed [json-pointer:/blocks])',
    );
  });

  it('updates and deletes only what the bot wrote, and nothing private', async () => {
    const { ts } = await slack.post(MISAKI, '#general', 'わたしの');
    expect(await call('chat.update', { channel: 'C0GENERAL1', ts, text: 'a' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await call('chat.delete', { channel: 'C0GENERAL1', ts })).toMatchObject({ error: 'cant_delete_message' });
    const whisper = await call('chat.postEphemeral', { channel: 'C0GENERAL1', user: MISAKI, text: '内緒' });
    const update = { channel: 'C0GENERAL1', ts: whisper.message_ts, text: 'a' };
    expect(await call('chat.update', update)).toMatchObject({ error: 'message_not_found' });
  });

  it('refuses an update of more than 4,000 characters, and one that drops rich text', async () => {
    const rich = [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [] }] }];
    const { ts } = await call('chat.postMessage', { channel: 'C0GENERAL1', text: 'a', blocks: rich });
    const update = (more: object) => call('chat.update', { channel: 'C0GENERAL1', ts, text: 'a', ...more });
    expect(await update({ text: 'あ'.repeat(4_001) })).toMatchObject({ error: 'msg_too_long' });
    expect(await update({ blocks: [{ type: 'divider' }] })).toMatchObject({ error: 'block_mismatch' });
    expect(await update({})).toMatchObject({ ok: true, message: { blocks: [{ type: 'rich_text' }] } });
  });

  it('whispers to one person of the channel', async () => {
    const args = { channel: 'C0GENERAL1', user: MISAKI, text: '内緒' };
    expect(await call('chat.postEphemeral', args)).toMatchObject({ ok: true, message_ts: expect.any(String) });
    expect(slack.workspace.messages[0]).toMatchObject({ ephemeralTo: MISAKI });
    expect(await call('chat.postEphemeral', { ...args, channel: 'D0ALEX0001' })).toMatchObject({
      error: 'user_not_in_channel',
    });
    expect(await call('chat.postEphemeral', { ...args, user: 'U9' })).toMatchObject({ error: 'user_not_found' });
    expect(await call('chat.postEphemeral', { ...args, user: undefined })).toMatchObject({
      error: 'invalid_arguments',
    });
  });

  it('gives a permalink', async () => {
    const { ts } = await slack.post(MISAKI, '#random', 'a');
    expect(await call('chat.getPermalink', { channel: 'C0RANDOM01', message_ts: ts })).toEqual({
      ok: true,
      channel: 'C0RANDOM01',
      permalink: `${slack.url}/archives/C0RANDOM01/p${ts.replace('.', '')}`,
    });
  });

  it('adds a reaction once', async () => {
    const { ts: timestamp } = await slack.post(MISAKI, '#general', 'a');
    const args = { channel: 'C0GENERAL1', timestamp, name: 'eyes' };
    expect(await call('reactions.add', args)).toEqual({ ok: true });
    expect(await call('reactions.add', args)).toMatchObject({ error: 'already_reacted' });
    expect(await call('reactions.add', { ...args, name: 'No Emoji' })).toMatchObject({ error: 'invalid_name' });
    expect(slack.workspace.messages[0]?.reactions).toEqual([{ name: 'eyes', users: [slack.workspace.bot.id] }]);
  });
});

describe('conversations', () => {
  it('lists, describes and joins channels', async () => {
    const list = await call('conversations.list');
    expect((list.channels as { name: string }[]).map(({ name }) => name)).toEqual([
      'general',
      'career-stories',
      'random',
    ]);
    expect(await call('conversations.list', { types: 'im' })).toMatchObject({
      channels: [{ user: MISAKI }, { user: ALEX }],
    });
    expect(await call('conversations.info', { channel: 'C0RANDOM01' })).toMatchObject({
      channel: { is_member: false },
    });
    expect(await call('conversations.join', { channel: 'C0RANDOM01' })).toMatchObject({ channel: { is_member: true } });
    expect(await call('conversations.join', { channel: 'C0RANDOM01' })).toMatchObject({
      warning: 'already_in_channel',
    });
    expect(await call('conversations.members', { channel: 'C0RANDOM01' })).toMatchObject({
      members: [MISAKI, ALEX, slack.workspace.bot.id],
    });
    expect(await call('conversations.join', { channel: 'D0ALEX0001' })).toMatchObject({
      error: 'method_not_supported_for_channel_type',
    });
  });

  it('opens direct messages', async () => {
    expect(await call('conversations.open', { users: ALEX })).toMatchObject({ channel: { id: 'D0ALEX0001' } });
    expect(await call('conversations.open', { users: 'U9' })).toMatchObject({ error: 'user_not_found' });
  });

  it('pages through the history, newest first, without replies and whispers', async () => {
    const first = await slack.post(MISAKI, '#general', '一');
    await slack.post(ALEX, '#general', '返事', { threadTs: first.ts });
    await slack.post(ALEX, '#general', '二');
    await call('chat.postEphemeral', { channel: 'C0GENERAL1', user: MISAKI, text: '内緒' });
    const page = await call('conversations.history', { channel: 'C0GENERAL1', limit: 1 });
    expect(page).toMatchObject({ messages: [{ text: '二' }], has_more: true, response_metadata: { next_cursor: '1' } });
    const rest = await call('conversations.history', { channel: 'C0GENERAL1', limit: 1, cursor: '1' });
    expect(rest).toMatchObject({ messages: [{ text: '一', reply_count: 1 }], has_more: false });
    const since = await call('conversations.history', { channel: 'C0GENERAL1', oldest: first.ts });
    expect(since).toMatchObject({ messages: [{ text: '二' }] });
    expect(await call('conversations.history', { channel: 'C0RANDOM01' })).toMatchObject({ error: 'not_in_channel' });
  });
});

describe('users', () => {
  it('gives zone and, when asked, locale', async () => {
    const plain = await call('users.info', { user: ALEX });
    expect(plain).toMatchObject({ user: { real_name: 'Alex', tz: 'Asia/Tokyo', tz_offset: 32_400, is_bot: false } });
    expect(plain.user).not.toHaveProperty('locale');
    expect(await call('users.info', { user: MISAKI, include_locale: true })).toMatchObject({
      user: { locale: 'ja-JP' },
    });
    expect(await call('users.info', { user: 'U9' })).toMatchObject({ error: 'user_not_found' });
    expect((await call('users.list')).members).toHaveLength(3);
  });
});

describe('blocks.validate', () => {
  it('checks blocks, a message or a view', async () => {
    expect(await call('blocks.validate', { blocks: [{ type: 'divider' }] })).toEqual({ ok: true });
    expect(await call('blocks.validate', { view: { type: 'home', blocks: [{}] } })).toMatchObject({
      error: 'invalid_blocks',
    });
    expect(await call('blocks.validate', { message: { blocks: [{ type: 'alert' }] } })).toMatchObject({ ok: false });
    expect(await call('blocks.validate')).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('failNext', () => {
  const text = { channel: 'C0GENERAL1', text: 'a' };

  it('answers with an error that Slack names, once', async () => {
    slack.failNext('chat.postMessage', { error: 'restricted_action' });
    expect(await call('chat.postMessage', text)).toEqual({ ok: false, error: 'restricted_action' });
    expect(await call('chat.postMessage', text)).toMatchObject({ ok: true });
    expect(slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.postMessage']);
  });

  it('answers with a status and headers', async () => {
    slack.failNext('auth.test', { status: 429, headers: { 'retry-after': '7' }, body: '{}' });
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
  });

  it('cuts the line after or before the call took effect', async () => {
    slack.failNext('chat.postMessage', 'reset');
    await expect(call('chat.postMessage', text)).rejects.toThrow('fetch failed');
    expect(slack.workspace.messages).toHaveLength(1);
    slack.failNext('chat.postMessage', 'refuse');
    await expect(call('chat.postMessage', text)).rejects.toThrow('fetch failed');
    expect(slack.workspace.messages).toHaveLength(1);
  });

  it('never answers, until the server closes', async () => {
    slack.failNext('chat.postMessage', 'timeout');
    const pending = call('chat.postMessage', text);
    await slack.waitFor(() => slack.workspace.messages.length === 1);
    await Promise.all([slack.close(), expect(pending).rejects.toThrow('fetch failed')]);
  });
});
