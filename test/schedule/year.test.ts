import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createScheduler,
  type DeckPost,
  drawPassage,
  isJapaneseHoliday,
  localDate,
  type PostResult,
} from '../../src/schedule.ts';
import { openStore } from '../../src/store/store.ts';
import type { NewSubscription, Subscription } from '../../src/store/subscriptions.ts';
import { keptLog } from '../support/kept-log.ts';
import { createFakeTime } from './fake-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const START = Date.parse('2026-01-01T12:00:00Z');
const END = Date.parse('2027-01-01T12:00:00Z');
const RESTARTS = 40;

const tokyo: NewSubscription = {
  team: 'T1',
  channel: 'tokyo',
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'daily',
  skipHolidays: false,
  tags: [],
  authors: [],
  source: 'person',
};
const CHANNELS: NewSubscription[] = [
  tokyo,
  { ...tokyo, channel: 'tokyo-too' },
  { ...tokyo, channel: 'working', days: 'weekdays', skipHolidays: true },
  // 2026-03-08 has no 02:30 in New York, 2026-10-04 no 02:15 on Lord Howe, and 2026-04-05 has 01:45 twice there
  { ...tokyo, channel: 'new-york', time: '02:30', zone: 'America/New_York' },
  { ...tokyo, channel: 'lord-howe', time: '02:15', zone: 'Australia/Lord_Howe' },
  { ...tokyo, channel: 'lord-howe-too', time: '01:45', zone: 'Australia/Lord_Howe' },
];

/** Numbers that look random and are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The dates on which a channel is due, counted on a calendar: no clock, no zone's rules. */
function dueDates({ time, zone, days, skipHolidays }: NewSubscription): string[] {
  const from = `${localDate(zone, new Date(START))} ${wallTime(zone, START)}`;
  const to = `${localDate(zone, new Date(END))} ${wallTime(zone, END)}`;
  const dates: string[] = [];
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2027, 0, 3); day += DAY) {
    const date = new Date(day).toISOString().slice(0, 10);
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    if (days === 'weekdays' && isWeekend) continue;
    if (skipHolidays && isJapaneseHoliday(date)) continue;
    if (`${date} ${time}` > from && `${date} ${time}` <= to) dates.push(date);
  }
  return dates;
}

function wallTime(zone: string, at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
}

/** How a process ends: asked to stop, killed while it slept, or killed when it had posted and not yet written it down. */
const ENDS = ['stopped', 'killed', 'stopped between two posts', 'killed in two posts'] as const;

describe('a simulated year', () => {
  it('5.2: gives one post for each due day and channel, over clock changes, restarts and a changing corpus', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'senpai-year-'));
    const random = createRandom(20261120);
    const time = createFakeTime(START);
    const log = keptLog();
    const sent: { channel: string; date: string }[] = [];
    const corpus = new Map<string, DeckPost>();
    let added = 0;
    let isDying = false;

    const addPost = () => {
      const id = `post ${added++}`;
      corpus.set(id, { id, passages: Array.from({ length: 1 + Math.floor(random() * 4) }, (_, at) => `${id} ${at}`) });
    };
    const startProcess = async (owner: string) => {
      const store = await openStore(`file:${join(folder, 'state.db')}`, { clock: time.clock });
      const slack = time.watched({
        post: async ({ team, channel }: Subscription, date: string): Promise<void> => {
          const draw = drawPassage([...corpus.values()], await store.shown.list(team, channel), date, random);
          if (!draw) throw new Error('the corpus is empty');
          sent.push({ channel, date });
          await store.shown.add(team, channel, draw);
        },
      });
      const scheduler = createScheduler({
        subscriptions: time.watched(store.subscriptions),
        claims: time.watched(store.claims),
        post: async (subscription, date): Promise<PostResult> => {
          await slack.post(subscription, date);
          return isDying ? new Promise(() => {}) : { outcome: 'posted' };
        },
        owner,
        log,
        clock: time.clock,
        setTimer: time.setTimer,
        longestSleepMs: 12 * 60 * MINUTE,
      });
      scheduler.start();
      return { store, scheduler };
    };

    for (let posts = 0; posts < 20; posts++) addPost();
    let running = await startProcess('0');
    for (const channel of CHANNELS) await running.store.subscriptions.save(channel);
    running.scheduler.wake();
    for (let restart = 0; restart < RESTARTS; restart++) {
      const end = ENDS[restart % ENDS.length] ?? 'killed';
      // nine in the morning in Tokyo, where three channels are due; or any time of that day
      const morning = Date.UTC(2026, 0, 5 + 9 * restart);
      const inPosts = end.endsWith('two posts');
      await time.advance(morning + (inPosts ? -MINUTE : random() * DAY) - time.clock());
      if (inPosts) {
        isDying = end === 'killed in two posts';
        await time.advance(MINUTE + 1_500);
      }
      if (end.startsWith('stopped')) await running.scheduler.stop();
      time.kill();
      await running.store.close();
      isDying = false;
      if (restart % 3 === 0) corpus.delete([...corpus.keys()][Math.floor(random() * corpus.size)] ?? '');
      else addPost();
      // a little less than the catch-up
      await time.advance(random() * 110 * MINUTE);
      running = await startProcess(String(restart + 1));
    }
    await time.advance(END - time.clock());
    await running.scheduler.stop();
    await running.store.close();
    await rm(folder, { recursive: true });

    for (const channel of CHANNELS) {
      const dates = sent.filter((one) => one.channel === channel.channel).map(({ date }) => date);
      expect([channel.channel, dates]).toEqual([channel.channel, dueDates(channel)]);
    }
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const unknown = log.lines.filter(({ message }) => message.includes('ended between claim and post'));
    expect(unknown).toHaveLength((2 * RESTARTS) / ENDS.length);
  }, 60_000);
});
