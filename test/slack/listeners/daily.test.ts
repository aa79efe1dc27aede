import { createDaily } from '../../../src/slack/daily/daily.ts';
import { handleCommand } from '../../../src/slack/listeners/command.ts';
import { handleDailyForm } from '../../../src/slack/listeners/daily-form.ts';
import { handleDailyOther } from '../../../src/slack/listeners/daily-other.ts';
import type { DailyArgs } from '../../../src/slack/listeners/daily-press.ts';
import { handleDailySetting } from '../../../src/slack/listeners/daily-settings.ts';
import { encodeState } from '../../../src/slack/state.ts';
import { type Store, unavailableStore } from '../../../src/store/store.ts';
import { fakeStage, type Stage } from '../../support/fake-deps.ts';
import { fakeLibrary, fakePost } from '../../support/fake-library.ts';
import { type FakeClient, fakeClient, type Reply } from '../../support/fake-slack-client.ts';
import { inThread, press, submission } from '../../support/press.ts';
import { scratchStore } from '../../support/scratch-store.ts';

const NOW = Date.parse('2026-11-20T08:00:00+09:00');
const POSTS = [fakePost({ id: 'a.md', tags: ['CRE'] }), fakePost({ id: 'b.md', title: '二つめ', tags: ['SRE'] })];
const TEAM = { context: { teamId: 'T1' } };

describe('the daily excerpt of one channel', () => {
  let store: Store;
  let stage: Stage;
  let slack: FakeClient;

  const prepare = (kept: Store, replies: Record<string, Reply | Reply[]> = {}) => {
    const info = {
      'conversations.info': { channel: { is_member: true } },
      'users.info': { user: { tz: 'Asia/Tokyo' } },
    };
    slack = fakeClient({ ...info, ...replies });
    stage = fakeStage(fakeLibrary(POSTS));
    const clock = () => NOW;
    const options = { store: kept, owner: 'me', catchUpMs: 0, setTimer: () => () => {} };
    const workspaces = { teams: async () => ['T1'], client: async () => slack.client };
    const around = { ...stage.deps, clock, random: () => 0, workspaces };
    const { desk } = createDaily(options, around);
    stage.deps = { ...stage.deps, daily: desk };
  };

  beforeEach(async () => {
    store = await scratchStore(() => NOW);
    prepare(store);
  });

  afterEach(() => store.close());

  const ask = async (text: string, part: object = {}) => {
    const command = { text, user_id: 'U1', channel_id: 'C1', trigger_id: 'tr', ...part };
    await handleCommand({ command, ack: stage.ack, respond: stage.respond, client: slack.client, ...TEAM }, stage.deps);
    return JSON.stringify(stage.last('respond') ?? null);
  };
  const pressed = (value: string | undefined, where?: object): DailyArgs => ({
    ...press(stage, value, where),
    ...TEAM,
    client: slack.client,
  });
  const saved = () => store.subscriptions.get('T1', 'C1');

  describe('/career daily', () => {
    it('keeps what is not named', async () => {
      await ask('daily 09:00 平日 祝日なし Europe/London');
      await ask('daily 10:30');
      expect(await saved()).toMatchObject({
        time: '10:30',
        days: 'weekdays',
        skipHolidays: true,
        zone: 'Europe/London',
      });
      await ask('デイリー 毎日');
      expect(await saved()).toMatchObject({ time: '10:30', days: 'daily', createdBy: 'U1', source: 'person' });
    });

    it('takes the form’s defaults where nothing is set, and every day means every day', async () => {
      await ask('daily 09:00');
      expect(await saved()).toMatchObject({ days: 'weekdays', skipHolidays: true, zone: 'Asia/Tokyo' });
      await ask('daily <#C0OTHER01|other> 毎日');
      expect(await store.subscriptions.get('T1', 'C0OTHER01')).toMatchObject({ days: 'daily', skipHolidays: false });
    });

    it('takes 毎日, where it is the verb, for days only in a channel that has none', async () => {
      await ask('毎日 9時');
      expect(await saved()).toMatchObject({ time: '09:00', days: 'daily', skipHolidays: false });
      await ask('daily 平日 祝日なし');
      expect(await ask('毎日 10時')).toContain('平日 10:00');
      expect(await saved()).toMatchObject({ time: '10:00', days: 'weekdays', skipHolidays: true });
      await ask('毎日 毎日');
      expect(await saved()).toMatchObject({ time: '10:00', days: 'daily' });
    });

    it('does not pause for Japan’s holidays elsewhere, unless that is said', async () => {
      await ask('daily 09:00');
      await ask('daily Europe/London');
      expect(await saved()).toMatchObject({ zone: 'Europe/London', days: 'weekdays', skipHolidays: false });
      await ask('daily 祝日なし America/New_York');
      expect(await saved()).toMatchObject({ zone: 'America/New_York', skipHolidays: true });
    });

    it.each(['daily status', 'daily 状態'])('%s shows what is set, or that nothing is', async (text) => {
      expect(await ask(text)).toContain('まだ「今日の一話」を届けていません');
      await ask('daily 18:15');
      expect(await ask(text)).toContain('平日 18:15（Asia/Tokyo）、日本の祝日は休み');
      expect(slack.of('views.open')).toEqual([]);
    });

    it('names another channel', async () => {
      await ask('daily <#C0OTHER01|other> 09:00');
      expect(await store.subscriptions.get('T1', 'C0OTHER01')).toMatchObject({ time: '09:00' });
    });

    it('opens the form where nothing is set, and says so where that is too late', async () => {
      expect(await ask('daily')).toBe('null');
      expect(slack.of('views.open')[0]).toMatchObject({ trigger_id: 'tr', view: { callback_id: 'daily' } });
      prepare(store, { 'views.open': 'expired_trigger_id' });
      expect(await ask('daily')).toContain('dailyChange.0');
    });

    it('does not post to direct messages', async () => {
      expect(await ask('daily 09:00', { channel_id: 'D1' })).toContain('チャンネルの中で使うか');
      expect(await store.subscriptions.list()).toEqual([]);
    });

    it.each([
      ['channel_not_found', '見つかりませんでした'],
      ['missing_scope', '権限が足りません'],
    ])('says what to do after %s', async (code, words) => {
      prepare(store, { 'conversations.info': code });
      expect(await ask('daily 09:00')).toContain(words);
      expect(await saved()).toBeUndefined();
    });

    it('offers to search for what it cannot read', async () => {
      expect(await ask('daily standup')).toContain('「daily standup」を探す');
    });

    it('ends, and says where that will not last', async () => {
      const wish = { time: '09:00', zone: 'UTC', days: 'daily', skipHolidays: false } as const;
      const whose = { team: 'T1', channel: 'C1', tags: [], authors: [], source: 'environment' } as const;
      await store.subscriptions.save({ ...wish, ...whose, tags: [], authors: [] });
      expect(await ask('daily off')).toContain('DAILY_CHANNEL');
      expect(await saved()).toBeUndefined();
      expect(await ask('daily 停止')).toContain('もう止まっています');
    });

    it.each(['daily off', '毎日 停止'])('says of a second "%s" that it is stopped already', async (text) => {
      await ask('daily 09:00');
      expect(await ask(text)).toContain('への「今日の一話」を止めました');
      expect(await ask(text)).toContain('への「今日の一話」は、もう止まっています');
    });

    it('says that the library has nothing to show yet', async () => {
      stage.deps = { ...stage.deps, library: () => fakeLibrary([]) };
      expect(await ask('daily 09:00')).toContain('まだありません');
    });

    it.each(['daily', 'daily 09:00', 'daily off'])('answers "%s" where no state can be kept', async (text) => {
      prepare(unavailableStore('the disk is full'));
      expect(await ask(text)).toMatch(text === 'daily' ? /null|覚えておけません/ : /覚えておけません/);
      stage.deps = { ...stage.deps, daily: undefined };
      expect(await ask(text)).toContain('覚えておけません');
    });
  });

  describe('handleDailyForm', () => {
    const values = (part: Record<string, object> = {}) => ({
      channel: { channel: { selected_conversation: 'C1' } },
      time: { time: { selected_time: '09:00' } },
      zone: { zone: { selected_option: { value: 'Asia/Tokyo' } } },
      days: { days: { selected_option: { value: 'daily' } } },
      ...part,
    });
    const send = async (state: Record<string, object>) => {
      const args = submission(stage, '{}');
      await handleDailyForm(
        { ...args, view: { id: 'V9', state: { values: state as never } }, client: slack.client, ...TEAM },
        stage.deps,
      );
      return stage.last('ack') ?? {};
    };

    it('keeps what was chosen, and shows it', async () => {
      const several = (...chosen: string[]) => ({ selected_options: chosen.map((value) => ({ value })) });
      const answer = await send(values({ tags: { tags: several('CRE') }, holidays: { holidays: several('skip') } }));
      expect(answer).toMatchObject({ response_action: 'update' });
      expect(JSON.stringify(answer)).toContain('タグ: CRE');
      expect(await saved()).toMatchObject({ tags: ['CRE'], skipHolidays: true, days: 'daily', authors: [] });
    });

    it.each([
      ['channel', { channel: { channel: { selected_conversation: '../x' } } }],
      ['time', { time: { time: { selected_time: '25:00' } } }],
      ['zone', { zone: { zone: { selected_option: { value: 'Mars/Phobos' } } } }],
      ['tags', { tags: { tags: { selected_options: [{ value: 'PHP' }] } } }],
    ])('says at %s what is wrong', async (field, part) => {
      expect(await send(values(part))).toEqual({ response_action: 'errors', errors: { [field]: expect.any(String) } });
      expect(await saved()).toBeUndefined();
    });

    it('says in its place that nothing can be kept', async () => {
      prepare(unavailableStore('the disk is full'));
      expect(JSON.stringify(await send(values()))).toContain('覚えておけません');
    });
  });

  describe('handleDailyOther', () => {
    const shownFirst = async () => {
      const key = stage.deps.library().readable('a.md')[0]?.key ?? '';
      await store.shown.add('T1', 'C1', { postId: 'a.md', passageKey: key, cycle: 1, round: 1 });
      return encodeState('dailyOther', { p: 'a.md', k: key });
    };

    it('replaces the newest one, once', async () => {
      const value = await shownFirst();
      await handleDailyOther(pressed(value, inThread), stage.deps);
      await handleDailyOther(pressed(value, inThread), stage.deps);
      expect(slack.of('chat.update')).toHaveLength(1);
      expect(JSON.stringify(slack.of('chat.update')[0])).toContain('二つめ');
      expect((await store.shown.list('T1', 'C1')).map(({ postId }) => postId).toSorted()).toEqual(['a.md', 'b.md']);
      expect(JSON.stringify(stage.last('respond'))).toContain('一度だけ');
    });

    it.each([undefined, '{', '{"p":"a.md","k":"unknown"}'])('refuses the value %j', async (value) => {
      await shownFirst();
      await handleDailyOther(pressed(value, inThread), stage.deps);
      expect(slack.of('chat.update')).toEqual([]);
    });

    it('can be tried again where Slack did not take it, or nothing else was there', async () => {
      prepare(store, { 'chat.update': ['message_not_found', { ok: true }] });
      const value = await shownFirst();
      await handleDailyOther(pressed(value, inThread), stage.deps);
      expect(JSON.stringify(stage.last('respond'))).toContain('差し替えられませんでした');
      expect(await store.shown.list('T1', 'C1')).toHaveLength(1);
      stage.deps = { ...stage.deps, library: () => fakeLibrary(POSTS.slice(0, 1)) };
      await handleDailyOther(pressed(value, inThread), stage.deps);
      expect(JSON.stringify(stage.last('respond'))).toContain('ほかにありませんでした');
    });
  });

  describe('handleDailySetting', () => {
    const value = encodeState('daily', { c: 'C1' });
    const names = [
      ['dailyPreview', 'まだ「今日の一話」を届けていません'],
      ['dailyStop', 'もう止まっています'],
      ['dailyResume', 'まだ「今日の一話」を届けていません'],
    ] as const;

    it.each(names)(
      '%s is kind about forged values, channels without one, and a store that is gone',
      async (name, words) => {
        await handleDailySetting(name, pressed('{"c":"../x"}'), stage.deps);
        expect(JSON.stringify(stage.last('respond'))).toContain('もう使えません');
        await handleDailySetting(name, pressed(value), stage.deps);
        expect(JSON.stringify(stage.last('respond'))).toContain(words);
        prepare(unavailableStore('the disk is full'));
        await handleDailySetting(name, pressed(value), stage.deps);
        expect(JSON.stringify(stage.last('respond'))).toContain('覚えておけません');
      },
    );

    it('resumes only where the bot can post again', async () => {
      await ask('daily 09:00');
      await store.subscriptions.pause('T1', 'C1', 'is_archived');
      prepare(store, { 'conversations.info': [{ channel: { is_archived: true } }, { channel: { is_member: true } }] });
      await handleDailySetting('dailyResume', pressed(value), stage.deps);
      expect(await saved()).toHaveProperty('pausedReason');
      await handleDailySetting('dailyResume', pressed(value), stage.deps);
      expect(await saved()).not.toHaveProperty('pausedReason');
      expect(JSON.stringify(stage.last('respond'))).toContain('再開しました');
    });

    it('shows a preview to whoever asks, and counts it for nothing', async () => {
      await ask('daily 09:00');
      await handleDailySetting('dailyPreview', pressed(value), stage.deps);
      expect(stage.last('respond')).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(JSON.stringify(stage.last('respond'))).toContain('見本です');
      expect(await store.shown.list('T1', 'C1')).toEqual([]);
    });

    it('opens the form with what is set', async () => {
      await ask('daily 18:15 毎日');
      await handleDailySetting('dailyChange', pressed(value), stage.deps);
      expect(JSON.stringify(slack.of('views.open')[0])).toContain('"initial_time":"18:15"');
    });
  });
});
