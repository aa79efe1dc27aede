import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../../src/library.ts';
import { checkMessageBlocks, textLength } from '../../../src/local/block-rules.ts';
import type { Store } from '../../../src/store/store.ts';
import type { NewSubscription } from '../../../src/store/subscriptions.ts';
import { fakeLibrary, fakePost } from '../../support/fake-library.ts';
import { type FaultBot, RECEIVERS, startFaultBot } from '../../support/fault-bot.ts';
import { scratchStore } from '../../support/scratch-store.ts';

const MORNING: Omit<NewSubscription, 'channel'> = {
  team: 'T1',
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'daily',
  skipHolidays: false,
  tags: [],
  authors: [],
  createdBy: 'U1',
  source: 'person',
};
const EIGHT = Date.parse('2099-01-12T08:00:00+09:00');
const NINE = Date.parse('2099-01-12T09:00:00+09:00');

describe.each(RECEIVERS)('what goes out, with payloads over %s', (receiver) => {
  let bot: FaultBot;
  let store: Store;
  let library: Library;
  let now: number;
  let timers: Set<() => void>;
  let owners = 0;

  const posting = () => ({
    store,
    seen: store.seen,
    clock: () => now,
    library: () => library,
    daily: {
      store,
      owner: `test ${++owners}`,
      catchUpMs: 7_200_000,
      setTimer: (run: () => void) => {
        timers.add(run);
        return () => void timers.delete(run);
      },
    },
  });

  beforeEach(async () => {
    now = EIGHT;
    timers = new Set();
    library = fakeLibrary();
    store = await scratchStore(() => now);
    bot = await startFaultBot(receiver, posting());
  });

  afterEach(async () => {
    await bot.stop();
    await store.close();
  });

  /** Lets time go on, step by step, until something is so. */
  const passUntil = async (holds: () => boolean | Promise<boolean>, stepMs = 2_000) => {
    now = Math.max(now, NINE);
    for (let tries = 0; tries < 400; tries++) {
      if (await holds()) return;
      now += stepMs;
      const due = [...timers];
      timers.clear();
      for (const run of due) run();
      await sleep(10);
    }
    throw new Error('it did not come to that');
  };
  const posted = (channel: string) => bot.calls('chat.postMessage').filter(({ args }) => args.channel === channel);
  const outcome = async (channel: string) => (await store.claims.get('T1', channel, '2099-01-12'))?.outcome;
  const paused = async (channel: string) => (await store.subscriptions.get('T1', channel))?.pausedReason;
  /** C1 gets Slack's answer, C2 is well. */
  const postDay = async (reply: Record<string, unknown> | { status: number } | 'hang up') => {
    bot.slack.on('chat.postMessage', ({ args }) => (args.channel === 'C1' ? reply : { ok: true, ts: '1.1' }));
    bot.slack.on('conversations.join', { ok: false, error: 'method_not_supported_for_channel_type' });
    for (const channel of ['C1', 'C2']) await store.subscriptions.save({ ...MORNING, channel });
    await passUntil(async () => (await outcome('C1')) !== undefined && (await outcome('C2')) !== undefined);
  };

  it('4.1: the answer of the longest post stays within the limits of a message', async () => {
    const evil = '&<>'.repeat(4_000);
    const [title, text] = [`CRE ${evil}`, `CRE ${evil} ${'長い話。'.repeat(20_000)}`];
    library = fakeLibrary(
      ['a.md', 'b.md', 'c.md'].map((id) => fakePost({ id, title, text, tags: Array(200).fill(evil) })),
    );
    await bot.command();
    await bot.mention('C1', '1.000100');
    const answers = [(await bot.slack.called('respond')).body, (await bot.slack.called('chat.postMessage')).body];
    for (const { blocks, text: said } of answers as { blocks: never; text: string }[]) {
      expect(checkMessageBlocks(blocks)).toEqual([]);
      expect(textLength(blocks)).toBeLessThanOrEqual(11_000);
      expect(said.length).toBeLessThanOrEqual(3_000);
    }
  });

  it.each(['invalid_blocks', 'msg_blocks_too_long'])('4.1: after %s the text goes alone', async (error) => {
    bot.slack.on('chat.postMessage', { ok: false, error, errors: ['/blocks/0'] }, { ok: true, ts: '1.1' });
    await bot.mention('C1', '1.000100');
    const { args } = await bot.slack.called('chat.postMessage', 1);
    expect([args.blocks, args.text?.includes('CRE')]).toEqual([undefined, true]);
  });

  it.each(['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action', 'no_permission'])(
    '4.3: after %s one channel stands still, its person is told, and the other gets its post',
    async (error) => {
      await postDay({ ok: false, error });
      expect([await paused('C1'), await paused('C2')]).toEqual([error, undefined]);
      expect([await outcome('C1'), await outcome('C2')]).toEqual(['failed', 'posted']);
      expect(posted('U1')).toHaveLength(1);
    },
  );

  it.each(['token_revoked', 'account_inactive', 'invalid_auth', 'token_expired'])(
    '4.3: after %s the whole workspace stands still',
    async (error) => {
      bot.slack.on('chat.postMessage', { ok: false, error });
      for (const channel of ['C1', 'C2']) await store.subscriptions.save({ ...MORNING, channel });
      await passUntil(async () => (await paused('C1')) !== undefined);
      expect([await paused('C1'), await paused('C2')]).toEqual([error, error]);
    },
  );

  it.each(['ratelimited', 'team_added_to_org', 'org_login_required'])('4.3: after %s it comes later', async (error) => {
    await postDay({ ok: false, error });
    expect([await paused('C1'), await outcome('C2')]).toEqual([undefined, 'posted']);
    expect(await outcome('C1')).toBe('deferred');
    bot.slack.on('chat.postMessage', { ok: true, ts: '1.1' });
    now += 3_600_000;
    await passUntil(async () => (await outcome('C1')) === 'posted');
  });

  it.each([
    ['internal_error', { ok: false, error: 'internal_error' }],
    ['fatal_error', { ok: false, error: 'fatal_error' }],
    ['service_unavailable', { ok: false, error: 'service_unavailable' }],
    ['a status of 500', { status: 500 }],
    ['a line that was cut', 'hang up'],
  ] as const)('4.3: after %s it is not sent again that day, and the other gets its post', async (_, reply) => {
    await postDay(reply);
    expect([await outcome('C1'), await outcome('C2')]).toEqual(['unknown', 'posted']);
    bot.slack.on('chat.postMessage', { ok: true, ts: '1.1' });
    await bot.restart(posting());
    const until = now + 600_000;
    await passUntil(() => now >= until, 60_000);
    expect(posted('C1')).toHaveLength(1);
  });

  it('5.1: a day is posted on its day, of the posts that are there then, and scheduled with nobody', async () => {
    await store.subscriptions.save({ ...MORNING, channel: 'C1' });
    library = fakeLibrary([fakePost({ id: 'new.md', title: 'その朝に加えた話' })]);
    await passUntil(() => posted('C1').length === 1);
    expect(posted('C1')[0]?.args.text).toContain('その朝に加えた話');
    expect(bot.calls('chat.scheduleMessage')).toEqual([]);
  });

  it('5.2: a day comes once, though the process was replaced before and after', async () => {
    await store.subscriptions.save({ ...MORNING, channel: 'C1' });
    await bot.restart(posting());
    await passUntil(async () => (await outcome('C1')) === 'posted');
    await bot.restart(posting());
    const until = now + 600_000;
    await passUntil(() => now >= until, 60_000);
    expect(posted('C1')).toHaveLength(1);
  });

  it('6.2: a workspace that removed the app is left once, in either order, and nothing fails', async () => {
    bot.slack.on('auth.test', { ok: false, error: 'account_inactive' });
    await store.subscriptions.save({ ...MORNING, channel: 'C1' });
    for (const type of ['tokens_revoked', 'app_uninstalled']) {
      await bot.deliver('events_api', {
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${type}`,
        event_time: 1,
        event: { type, tokens: { bot: ['UBOT'] } },
      });
    }
    await bot.app.stop();
    expect(await paused('C1')).toBe('token_revoked');
    expect(bot.log.lines.filter(({ message }) => message.includes('removed from its workspace')).length).toBe(2);
    expect(bot.log.lines.filter(({ message }) => message === 'a listener failed')).toEqual([]);
  });
});
