import { setTimeout as sleep } from 'node:timers/promises';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createLibrary, type Library } from '../../src/library.ts';
import type { Message } from '../../src/local/model.ts';
import { type DailySenpai, startDailySenpai } from '../support/daily-senpai.ts';
import { ALEX, actionsOf, MISAKI, MODES, textOf } from '../support/senpai.ts';

const STORIES = 'C0STORIES1';
const RANDOM = 'C0RANDOM01';
const TEAM = 'T0LOCAL001';

describe.each(MODES)('the daily excerpt over %s', (mode) => {
  let library: Library;
  let senpai: DailySenpai;

  beforeAll(async () => {
    library = createLibrary(await readCorpus(['corpus']));
  });

  beforeEach(async () => {
    // a Friday
    senpai = await startDailySenpai(mode, library, { at: '2026-11-20T08:50:00+09:00' });
  });

  afterEach(() => senpai.stop());

  const ask = async (text: string, user = MISAKI, channel = '#career-stories') => {
    const before = senpai.said().length;
    expect(await senpai.slack.command(user, channel, text)).toEqual({ ok: true });
    return senpai.next(before);
  };
  const posts = (channel = STORIES) =>
    senpai.said().filter((message) => message.channel === channel && message.ephemeralTo === undefined);
  const posted = (count: number, channel = STORIES) => senpai.slack.waitFor(() => posts(channel)[count - 1]);
  const settled = (date: string, channel = STORIES) => outcomeOf(senpai, date, channel);
  const changed = (message: Message, words: string) =>
    senpai.slack.waitFor(() =>
      senpai.said().find(({ ts, blocks }) => ts === message.ts && textOf(blocks).includes(words)),
    );

  it('comes at its minute, once, to a channel that was subscribed in one line', async () => {
    const answer = await ask('/career daily 09:00 平日');
    expect(answer.ephemeralTo).toBe(MISAKI);
    expect(textOf(answer.blocks)).toContain('平日 09:00（Asia/Tokyo）、日本の祝日は休み');
    expect(textOf(answer.blocks)).toMatch(/次は 11月20日.* 0?9:00/);
    await senpai.until('2026-11-20T08:59:59+09:00');
    expect(posts()).toHaveLength(0);
    await senpai.until('2026-11-20T09:00:00+09:00');
    const message = await posted(1);
    const shown = textOf(message.blocks);
    expect(shown).toContain('今日の一話 · 1/5 本目');
    expect(library.posts.some(({ title }) => shown.includes(title))).toBe(true);
    expect(actionsOf(message)).toEqual(['readMore.0', 'followUp.0', 'dailyOther.0']);
    expect(message.text).toContain('今日の一話');
    expect(await settled('2026-11-20')).toBe('posted');
    // a weekend, and Labour Thanksgiving Day
    await senpai.until('2026-11-23T20:00:00+09:00');
    await sleep(50);
    expect(posts()).toHaveLength(1);
    await senpai.until('2026-11-24T09:00:01+09:00');
    expect(textOf((await posted(2)).blocks)).toContain('2/5 本目');
  });

  it('5.3: is set up in a form that opens with the zone of the profile', async () => {
    expect(await senpai.slack.command(MISAKI, '#random', '/career daily')).toEqual({ ok: true });
    const form = await senpai.modal(MISAKI);
    expect(form.callbackId).toBe('daily');
    expect(JSON.stringify(form.blocks)).toContain('"initial_conversation":"C0RANDOM01"');
    expect(JSON.stringify(form.blocks)).toContain('"initial_option":{"text":{"type":"plain_text","text":"Asia/Tokyo"');
    const time = { time: { time: { type: 'timepicker', selected_time: '09:30' } } };
    expect(await senpai.slack.submit(MISAKI, time)).toEqual({ ok: true });
    const saved = await senpai.slack.waitFor(() =>
      senpai.slack.views.stack(MISAKI).find(({ blocks }) => textOf(blocks).includes('お届けします')),
    );
    expect(textOf(saved.blocks)).toContain('平日 09:30（Asia/Tokyo）、日本の祝日は休み');
    await senpai.until('2026-11-20T09:30:00+09:00');
    // the bot has joined the public channel
    expect(await posted(1, RANDOM)).toBeDefined();
  });

  it('says at the field what is wrong', async () => {
    await senpai.slack.command(MISAKI, '#random', '/career daily');
    const form = await senpai.modal(MISAKI);
    const choose = (selected_conversation: string) => ({
      channel: { channel: { type: 'conversations_select', selected_conversation } },
    });
    const errors = async (values: object) => {
      const answer = await senpai.slack.submit(MISAKI, values as never, form);
      return (answer as { errors?: Record<string, string> }).errors;
    };
    senpai.slack.failNext('conversations.info', { error: 'channel_not_found' });
    expect(await errors(choose('C0PRIVATE1'))).toEqual({ channel: expect.stringContaining('/invite @Senpai') });
    senpai.slack.failNext('conversations.join', { error: 'is_archived' });
    expect(await errors(choose(RANDOM))).toEqual({ channel: expect.stringContaining('参加できませんでした') });
    const wish = {
      tags: { tags: { type: 'multi_static_select', selected_options: [{ value: 'CRE' }] } },
      authors: { authors: { type: 'multi_static_select', selected_options: [{ value: '斎藤' }] } },
    };
    expect(await errors(wish)).toEqual({ tags: expect.stringContaining('まだありません') });
  });

  it('shows what is set, with a preview, a change and an end', async () => {
    await ask('/career daily 9時半 毎日');
    const status = await ask('/career daily', ALEX);
    expect(textOf(status.blocks)).toContain('every day at 09:30 (Asia/Tokyo)');
    expect(JSON.stringify(status.blocks)).toContain(`"user_id":"${MISAKI}"`);
    expect(actionsOf(status)).toEqual(['dailyPreview.0', 'dailyChange.0', 'dailyStop.0']);
    const before = senpai.said().length;
    await senpai.slack.press(ALEX, status, 'dailyPreview.0');
    const preview = await senpai.next(before);
    expect(preview.ephemeralTo).toBe(ALEX);
    expect(textOf(preview.blocks)).toContain('A preview that only you can see');
    expect(actionsOf(preview)).toEqual(['readMore.0']);
    await senpai.slack.press(ALEX, status, 'dailyChange.0');
    expect(JSON.stringify((await senpai.modal(ALEX)).blocks)).toContain('"initial_time":"09:30"');
    await senpai.slack.press(ALEX, status, 'dailyStop.0');
    expect(textOf((await changed(status, 'no longer gets the story of the day')).blocks)).toContain(
      'no longer gets the story of the day',
    );
    await senpai.until('2026-11-20T10:00:00+09:00');
    await sleep(50);
    expect(posts()).toHaveLength(0);
  });

  it.each([
    ['/career daily 25:00', 'という時刻はありません'],
    ['/career daily 9:5', '時刻を決めきれませんでした'],
    ['/career daily Mars/Phobos', 'タイムゾーンは見つかりませんでした'],
    ['/career daily 09:00 10:00', 'どちらか一つ'],
    ['/career daily スクラムとは', '読み取れませんでした'],
    ['/career daily off', '「今日の一話」は、もう止まっています'],
  ])('answers %s with one clear private sentence', async (text, words) => {
    const answer = await ask(text);
    expect(answer.ephemeralTo).toBe(MISAKI);
    expect(textOf(answer.blocks)).toContain(words);
    expect(await senpai.store.subscriptions.list()).toEqual([]);
  });

  it('is replaced once for everyone, and counted', async () => {
    await ask('/career daily 09:00');
    await senpai.until('2026-11-20T09:00:00+09:00');
    const first = await posted(1);
    expect(await settled('2026-11-20')).toBe('posted');
    const quoted = textOf(first.blocks);
    const presses = [
      senpai.slack.press(MISAKI, first, 'dailyOther.0'),
      senpai.slack.press(ALEX, first, 'dailyOther.0'),
    ];
    await Promise.all(presses);
    const other = await changed(first, '差し替えました');
    expect(textOf(other.blocks)).not.toBe(quoted);
    expect(textOf(other.blocks)).toContain('2/5 本目');
    expect(actionsOf(other)).toEqual(['readMore.0', 'followUp.0']);
    const refusal = await senpai.slack.waitFor(() =>
      senpai.said().find(({ ephemeralTo, ts }) => ephemeralTo && ts > first.ts),
    );
    expect(textOf(refusal.blocks)).toMatch(/一度だけ|only once/);
    for (let tries = 0; tries < 100 && (await senpai.store.shown.list(TEAM, STORIES)).length < 2; tries++)
      await sleep(10);
    expect(await senpai.store.shown.list(TEAM, STORIES)).toHaveLength(2);
  });

  it('is asked about in its own thread', async () => {
    await ask('/career daily 09:00');
    await senpai.until('2026-11-20T09:00:00+09:00');
    const message = await posted(1);
    await senpai.slack.press(ALEX, message, 'followUp.0');
    await senpai.slack.waitFor(() => senpai.slack.views.stack(ALEX).at(-1)?.callbackId === 'followUp');
    const before = senpai.said().length;
    await senpai.slack.submit(ALEX, { question: { question: { value: 'この投稿' } } });
    const answer = await senpai.next(before);
    expect(answer.threadTs).toBe(message.ts);
    expect(textOf(answer.blocks)).toContain('From within this story');
  });

  it('takes votes for its passage, and opens the whole', async () => {
    await ask('/career daily 09:00');
    await senpai.until('2026-11-20T09:00:00+09:00');
    const message = await posted(1);
    const vote = JSON.stringify(message.blocks).match(/"positive_button":\{.*?"value":("(?:[^"\\]|\\.)*")/)?.[1] ?? '';
    await senpai.slack.press(ALEX, message, 'feedback.0', { element: { value: JSON.parse(vote) } });
    await senpai.slack.waitFor(() => senpai.said().find(({ ephemeralTo }) => ephemeralTo === ALEX));
    const [tally] = await senpai.store.feedback.tally();
    expect(tally).toMatchObject({ up: 1, down: 0 });
    await senpai.slack.press(ALEX, message, 'readMore.0');
    expect(textOf((await senpai.modal(ALEX)).blocks)).toContain('Summary');
  });

  it('pauses where the channel is archived, tells the subscriber once, and resumes', async () => {
    await ask('/career daily 09:00');
    await ask('/career daily 09:00', MISAKI, '#general');
    const channel = senpai.slack.workspace.channel(STORIES);
    if (channel) channel.archived = true;
    await senpai.until('2026-11-20T09:00:00+09:00');
    await senpai.until('2026-11-20T09:00:05+09:00');
    expect(await settled('2026-11-20')).toBe('failed');
    const direct = () => posts(`D${MISAKI.slice(1)}`);
    const told = await senpai.slack.waitFor(() => direct()[0]);
    expect(textOf(told.blocks)).toContain('アーカイブされています');
    await senpai.until('2026-11-20T09:00:10+09:00');
    expect(await posted(1, 'C0GENERAL1')).toBeDefined();
    await senpai.until('2026-11-23T12:00:00+09:00');
    await sleep(50);
    expect(direct()).toHaveLength(1);
    await senpai.slack.press(MISAKI, told, 'dailyResume.0');
    const still = await senpai.slack.waitFor(() => senpai.said().find(({ text }) => text.includes('そのチャンネルは')));
    expect(still.ephemeralTo).toBe(MISAKI);
    if (channel) channel.archived = false;
    await senpai.slack.press(MISAKI, told, 'dailyResume.0');
    expect(textOf((await changed(told, '再開しました')).blocks)).toMatch(/次は 11月24日/);
    // one channel after the other
    await senpai.until('2026-11-24T09:00:05+09:00');
    expect(await posted(1)).toBeDefined();
  });

  it('is not posted again where Slack did not say whether it was', async () => {
    await ask('/career daily 09:00');
    senpai.slack.failNext('chat.postMessage', 'reset');
    await senpai.until('2026-11-20T09:00:00+09:00');
    expect(await settled('2026-11-20')).toBe('unknown');
    await senpai.until('2026-11-20T12:00:00+09:00');
    await sleep(50);
    expect(posts()).toHaveLength(1);
    const warned = senpai.log.lines.filter(({ message }) => message.includes('not posted again'));
    expect(warned).toHaveLength(1);
  });

  it('comes when Slack says that it may', async () => {
    await ask('/career daily 09:00');
    senpai.slack.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '90' } });
    await senpai.until('2026-11-20T09:00:00+09:00');
    expect(await settled('2026-11-20')).toBe('deferred');
    expect(posts()).toHaveLength(0);
    await senpai.until('2026-11-20T09:01:31+09:00');
    expect(await posted(1)).toBeDefined();
  });

  it('stops in the whole workspace where the token is revoked', async () => {
    await ask('/career daily 09:00');
    await ask('/career daily 10:00', MISAKI, '#general');
    senpai.slack.failNext('chat.postMessage', { error: 'token_revoked' });
    await senpai.until('2026-11-20T09:00:00+09:00');
    expect(await settled('2026-11-20')).toBe('failed');
    const all = await senpai.store.subscriptions.list();
    expect(all.map(({ pausedReason }) => pausedReason)).toEqual(['token_revoked', 'token_revoked']);
  });
});

/** How a day ended, once it has. */
async function outcomeOf({ store }: DailySenpai, date: string, channel: string): Promise<string | undefined> {
  for (let tries = 0; tries < 200; tries++) {
    const claim = await store.claims.get(TEAM, channel, date);
    if (claim?.outcome) return claim.outcome;
    await sleep(10);
  }
  return undefined;
}
