import { fakeLibrary, fakePost } from '../../support/fake-library.ts';
import { type FaultBot, RECEIVERS, startFaultBot } from '../../support/fault-bot.ts';

const POST = '2018/cre.md';
const READ_MORE = { p: POST, q: 'CRE' };

describe.each(RECEIVERS)('commands, presses and forms over %s', (receiver) => {
  let bot: FaultBot;

  beforeEach(async () => {
    bot = await startFaultBot(receiver);
  });
  afterEach(() => bot.stop());

  const respondedWith = async (skip = 0) => JSON.stringify((await bot.slack.called('respond', skip)).body);
  const submit = (callback_id: string, private_metadata: string) =>
    bot.deliver('interactive', {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: { id: 'V1', type: 'modal', callback_id, private_metadata, state: { values: {} } },
    });

  it.each<[string, () => Promise<void>]>([
    ['a command', () => bot.command()],
    ['a command that opens a form', () => bot.command({ text: 'daily' })],
    ['a press', () => bot.press('readMore.0', READ_MORE)],
    ['a press of what is gone', () => bot.press('readMore.0', { p: 'gone.md', q: '' })],
    ['a forged press', () => bot.press('share.0', { c: '../x' })],
    ['a form', () => submit('followUp', JSON.stringify({ c: 'C1', m: '1.000100' }))],
    [
      'a shortcut',
      () =>
        bot.deliver('interactive', {
          type: 'message_action',
          callback_id: 'related',
          trigger_id: 't',
          team: { id: 'T1' },
          user: { id: 'U1' },
          channel: { id: 'C1' },
          message: { ts: '1.000100', text: 'CRE' },
          response_url: bot.slack.responseUrl,
        }),
    ],
    ['a mention', () => bot.mention('C1', '1.000100')],
  ])('3.1: %s is acknowledged while Slack answers nothing', async (_, deliver) => {
    const holds: (() => void)[] = [];
    const METHODS = ['users.info', 'views.open', 'respond', 'chat.postMessage', 'chat.postEphemeral'];
    for (const method of METHODS) {
      bot.slack.on(method, () => new Promise((resolve) => holds.push(() => resolve({ ok: true, ts: '1.1' }))));
    }
    // it would never resolve where the bot waited for Slack first
    await deliver();
    for (const method of METHODS) bot.slack.on(method, { ok: true, ts: '1.1' });
    for (const release of holds) release();
  });

  it('3.2: what fails after its acknowledgement is not acknowledged twice', async () => {
    const broken = fakeLibrary();
    broken.ask = () => {
      throw new Error('the library is broken');
    };
    await bot.restart({ library: () => broken });
    await bot.command();
    await bot.press('more.next', { q: 'CRE', o: 3 });
    await bot.slack.called('respond', 1);
    await bot.app.stop();
    const failures = bot.log.lines.filter(({ level }) => level === 'error');
    expect(failures.map(({ facts }) => facts.name)).toEqual(['Error', 'Error']);
    expect(bot.slack.acks).toHaveLength(receiver === 'socket' ? 2 : 0);
    expect(JSON.stringify(bot.log.lines)).not.toMatch(/MultipleAck|headers after/i);
  });

  it('3.3: after the fifth use of a response_url the answer comes another way', async () => {
    let uses = 0;
    bot.slack.on('respond', () => (++uses > 5 ? { status: 404 } : { ok: true }));
    for (let use = 1; use <= 5; use++) {
      await bot.press('more.next', { q: 'CRE', o: 0 });
      await bot.slack.called('respond', use - 1);
    }
    expect(bot.calls('chat.postEphemeral')).toEqual([]);
    await bot.press('more.next', { q: 'CRE', o: 0 });
    expect((await bot.slack.called('chat.postEphemeral')).args).toMatchObject({ channel: 'C1', user: 'U1' });
  });

  it.each([404, 410, 429])('3.4: a response_url that says %i is left for an answer beside it', async (status) => {
    bot.slack.on('respond', { status });
    await bot.command();
    expect((await bot.slack.called('chat.postEphemeral')).args).toMatchObject({ channel: 'C1', user: 'U1' });
    expect(bot.calls('respond')).toHaveLength(1);
  });

  it('3.4: a response_url that says 500 is given plain text once, then left', async () => {
    bot.slack.on('respond', { status: 500 });
    await bot.command();
    const { args } = await bot.slack.called('chat.postEphemeral');
    expect(args.text).toContain('CRE');
    expect(bot.calls('respond').map(({ body }) => body.blocks !== undefined)).toEqual([true, false]);
  });

  it('3.4: a response_url where nobody listens, or the line is cut, ends nothing', async () => {
    await bot.command({ response_url: 'http://127.0.0.1:9/respond' });
    expect((await bot.slack.called('chat.postEphemeral')).args.text).toContain('CRE');
    bot.slack.on('respond', 'hang up');
    await bot.command();
    // it may stand there: the line is told of, and nothing comes twice
    expect((await bot.slack.called('chat.postEphemeral', 1)).args.text).toContain('届いていないかもしれません');
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('3.5: a command is answered through its response_url alone, wherever the bot is no member', async () => {
    for (const method of ['chat.postMessage', 'chat.postEphemeral']) {
      bot.slack.on(method, { ok: false, error: 'not_in_channel' });
    }
    for (const text of ['CRE', 'help', 'list', '量子重力', 'show cre']) await bot.command({ text });
    await bot.slack.called('respond', 4);
    await bot.app.stop();
    expect(bot.slack.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });

  it('3.6: help says that a mention answers in threads, where commands cannot be used', async () => {
    await bot.command({ text: 'help' });
    expect(await respondedWith()).toMatch(/@Senpai.*スレッド/);
  });

  it('3.7: a button of an answer works after a restart, and nothing private is changed by its ts', async () => {
    await bot.command();
    const value = (await respondedWith()).match(/"action_id":"readMore.0".*?"value":("(?:[^"\\]|\\.)*")/)?.[1] ?? '';
    await bot.restart();
    await bot.press('readMore.0', JSON.parse(JSON.parse(value)));
    expect((await bot.slack.called('views.update')).args.view).toContain('お客さまの不安をゼロ');
    expect(bot.calls('chat.update')).toEqual([]);
  });

  it('3.8: a channel is understood as Slack escapes it', async () => {
    bot.slack.on('conversations.info', { ok: false, error: 'channel_not_found' });
    await bot.command({ text: 'daily <#C0OTHER01|other> 09:00' });
    // without a store nothing can be set, but it was no question
    expect(await respondedWith()).not.toContain('見つかりませんでした');
  });

  it('3.9: "false" is not taken for true', async () => {
    await bot.command({ is_enterprise_install: 'false', enterprise_id: 'E1', channel_name: 'directmessage' });
    expect(await respondedWith()).toContain('お客さまの不安をゼロ');
  });

  it.each(['expired_trigger_id', 'exchanged_trigger_id'])('3.10: after %s it asks to press again', async (error) => {
    bot.slack.on('views.open', { ok: false, error });
    await bot.press('readMore.0', READ_MORE);
    expect(await respondedWith()).toContain('もう一度押してください');
  });

  it('3.10: a modal opens before it is filled, and is filled by its hash', async () => {
    bot.slack.on('views.update', { ok: false, error: 'hash_conflict' });
    await bot.press('readMore.0', READ_MORE);
    expect((await bot.slack.called('views.update')).args).toMatchObject({ view_id: 'V1', hash: 'h1' });
    await bot.app.stop();
    expect(bot.slack.calls.map(({ method }) => method).filter((method) => method.startsWith('views.'))).toEqual([
      'views.open',
      'views.update',
    ]);
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('3.11: the view of the longest post stays below 250 KB', async () => {
    const long = fakePost({ text: 'CREの話、続きの話。'.repeat(60_000), title: 'CRE'.repeat(2_000) });
    const library = { ...fakeLibrary([long]), excerpts: () => Array.from({ length: 300 }, () => excerptOf(long.text)) };
    await bot.restart({ library: () => library });
    await bot.press('readMore.0', READ_MORE);
    const { args } = await bot.slack.called('views.update');
    expect(Buffer.byteLength(args.view ?? '')).toBeGreaterThan(1_000);
    expect(Buffer.byteLength(args.view ?? '')).toBeLessThan(250 * 1024);
  });

  it('3.12: a button that is a link is acknowledged, and nothing else', async () => {
    const action = { action_id: 'any', type: 'button', url: 'https://example.com' };
    await bot.press('any', undefined, { actions: [action] });
    await bot.app.stop();
    expect(bot.calls('respond')).toEqual([]);
  });

  it.each([undefined, '', '{', '[]', '{"p":7}', '{"p":"../../etc/passwd","q":""}', 'x'.repeat(2_001)])(
    '3.13: the value %j, from anybody at any time, is answered kindly',
    async (value) => {
      for (const action_id of ['readMore.0', 'share.0', 'more.next', 'feedback.0', 'dailyStop.0']) {
        await bot.press(action_id, undefined, {
          user: { id: 'U9' },
          channel: { id: 'C9' },
          actions: [{ action_id, type: 'button', ...(value !== undefined && { value }) }],
        });
      }
      await bot.slack.called('respond', 4);
      await bot.app.stop();
      for (const { body } of bot.calls('respond')) expect(body.response_type).toBe('ephemeral');
      expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});

function excerptOf(text: string) {
  return { text: text.slice(0, 200), highlights: [{ start: 0, end: 3 }] };
}
