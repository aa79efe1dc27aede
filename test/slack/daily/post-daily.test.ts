import { webApi } from '@slack/bolt';
import { StoreUnavailable } from '../../../src/errors.ts';
import type { Library } from '../../../src/library.ts';
import { postDaily } from '../../../src/slack/daily/post-daily.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Subscription } from '../../../src/store/subscriptions.ts';
import { fakeLibrary } from '../../support/fake-library.ts';
import { fakeClient, type Reply } from '../../support/fake-slack-client.ts';
import { keptLog } from '../../support/kept-log.ts';
import { scratchStore } from '../../support/scratch-store.ts';

const WISH = { time: '09:00', zone: 'Asia/Tokyo', days: 'daily', skipHolidays: false, tags: [], authors: [] } as const;
const TODAY = '2026-11-20';

describe('postDaily', () => {
  let store: Store;

  beforeEach(async () => {
    store = await scratchStore();
    for (const [team, channel] of [
      ['T1', 'C1'],
      ['T1', 'C2'],
      ['T2', 'C1'],
    ] as const) {
      const lists = { tags: [], authors: [] };
      await store.subscriptions.save({ ...WISH, ...lists, team, channel, createdBy: 'U1', source: 'person' });
    }
  });

  afterEach(() => store.close());

  const run = async (replies: Record<string, Reply | Reply[]> = {}, library: Library = fakeLibrary()) => {
    const fake = fakeClient({ 'chat.postMessage': { ok: true, ts: '9.1' }, ...replies });
    const log = keptLog();
    const posting = {
      library: () => library,
      subscriptions: store.subscriptions,
      shown: store.shown,
      posterOf: (team: string): never => (team === 'T1' ? fake.client : undefined) as never,
      langOf: async () => 'ja' as const,
      lang: 'ja' as const,
      log,
      random: () => 0,
    };
    const subscription = (await store.subscriptions.get('T1', 'C1')) as Subscription;
    const result = await postDaily(subscription, TODAY, posting);
    return { fake, log, posting, result, sent: fake.of('chat.postMessage') };
  };
  const paused = async () =>
    (await store.subscriptions.list()).map(({ team, channel, pausedReason }) => `${team} ${channel} ${pausedReason}`);
  const shown = async () => (await store.shown.list('T1', 'C1')).length;

  it('posts once, without previews, and keeps what was shown', async () => {
    const { result, sent } = await run();
    expect(result).toEqual({ outcome: 'posted', ts: '9.1' });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ channel: 'C1', unfurl_links: false, unfurl_media: false });
    expect(await shown()).toBe(1);
  });

  it.each(['channel_not_found', 'is_archived', 'restricted_action_read_only_channel'])(
    'pauses the channel after %s, and tells the subscriber once',
    async (code) => {
      const { result, sent, posting } = await run({ 'chat.postMessage': [code, { ok: true }] });
      expect(result).toEqual({ outcome: 'failed' });
      expect(sent.map(({ channel }) => channel)).toEqual(['C1', 'U1']);
      expect(JSON.stringify(sent[1]?.blocks)).toContain('dailyResume.0');
      expect(await paused()).toEqual([`T1 C1 ${code}`, 'T1 C2 undefined', 'T2 C1 undefined']);
      expect(await shown()).toBe(0);
      const again = (await store.subscriptions.get('T1', 'C1')) as Subscription;
      const second = fakeClient({ 'chat.postMessage': [code, { ok: true }] });
      await postDaily(again, TODAY, { ...posting, posterOf: (): never => second.client as never });
      expect(second.of('chat.postMessage')).toHaveLength(1);
    },
  );

  it('5.4: joins a public channel that it was taken out of', async () => {
    const { result, fake, sent } = await run({ 'chat.postMessage': ['not_in_channel', { ok: true, ts: '9.2' }] });
    expect(result).toEqual({ outcome: 'posted', ts: '9.2' });
    expect(fake.of('conversations.join')).toEqual([{ channel: 'C1' }]);
    expect(sent).toHaveLength(2);
  });

  it('pauses where it cannot join', async () => {
    const { result } = await run({
      'chat.postMessage': ['not_in_channel', { ok: true }],
      'conversations.join': 'method_not_supported_for_channel_type',
    });
    expect(result).toEqual({ outcome: 'failed' });
    expect((await paused())[0]).toBe('T1 C1 not_in_channel');
  });

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])('stops the workspace after %s', async (code) => {
    const { result, sent, log } = await run({ 'chat.postMessage': code });
    expect(result).toEqual({ outcome: 'failed' });
    expect(sent).toHaveLength(1);
    expect(await paused()).toEqual([`T1 C1 ${code}`, `T1 C2 ${code}`, 'T2 C1 undefined']);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('comes back where it surely did not post', async () => {
    const limited = await run({ 'chat.postMessage': new webApi.WebAPIRateLimitedError(7) });
    expect(limited.result).toEqual({ retryAfterMs: 7_000 });
    expect((await run({ 'chat.postMessage': 'org_login_required' })).result).toHaveProperty('retryAfterMs');
    expect(await paused()).toEqual(['T1 C1 undefined', 'T1 C2 undefined', 'T2 C1 undefined']);
  });

  it.each(['fatal_error', 'internal_error', new Error('socket hang up')])(
    'does not post again after %s, nor the same tomorrow',
    async (failure) => {
      const { result, sent } = await run({ 'chat.postMessage': failure });
      expect(result).toEqual({ outcome: 'unknown' });
      expect(sent).toHaveLength(1);
      expect(await shown()).toBe(1);
    },
  );

  it('sends the text alone where Slack refuses the blocks', async () => {
    const { result, sent } = await run({ 'chat.postMessage': ['invalid_blocks', { ok: true, ts: '9.3' }] });
    expect(result).toEqual({ outcome: 'posted', ts: '9.3' });
    expect(sent[1]).not.toHaveProperty('blocks');
    expect(sent[1]?.text).toContain('CRE');
  });

  it('skips a day without a story, and says so', async () => {
    const { result, sent, log } = await run({}, fakeLibrary([]));
    expect(result).toEqual({ outcome: 'skipped' });
    expect(sent).toEqual([]);
    expect(log.lines.map(({ message }) => message)).toEqual(['no post has a passage to show']);
  });

  it('waits where what was shown cannot be read', async () => {
    const { posting } = await run();
    const subscription = (await store.subscriptions.get('T1', 'C1')) as Subscription;
    const list = () => Promise.reject(new StoreUnavailable('gone'));
    const second = fakeClient();
    const broken = { ...posting, shown: { ...store.shown, list }, posterOf: (): never => second.client as never };
    expect(await postDaily(subscription, TODAY, broken)).toHaveProperty('retryAfterMs');
    expect(second.calls).toEqual([]);
  });

  it('posts nothing for a workspace that it is not at work in', async () => {
    const { posting } = await run();
    const other = (await store.subscriptions.get('T2', 'C1')) as Subscription;
    expect(await postDaily(other, TODAY, posting)).toEqual({ outcome: 'skipped' });
  });

  it('goes on where nobody can be told', async () => {
    const { result, log } = await run({ 'chat.postMessage': ['is_archived', 'user_not_found'] });
    expect(result).toEqual({ outcome: 'failed' });
    expect(log.lines.at(-1)?.message).toContain('nobody could be told');
  });
});
