import {
  type ClaimBook,
  createScheduler,
  type PostResult,
  type ScheduledSubscription,
  type SchedulerOptions,
} from '../../src/schedule.ts';
import { keptLog } from '../support/kept-log.ts';
import { createFakeTime } from './fake-time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 08:59 of a Friday in Tokyo. */
const START = Date.parse('2026-11-19T23:59:00Z');

type Claim = NonNullable<Awaited<ReturnType<ClaimBook['get']>>>;

/** Claims as a database keeps them. */
function memoryClaims(clock: () => number) {
  const kept = new Map<string, Claim & { ts?: string }>();
  const keyOf = (...key: string[]) => key.join(' ');
  const book: ClaimBook = {
    claim: async (team, channel, localDate, owner) => {
      const key = keyOf(team, channel, localDate);
      const old = kept.get(key);
      if (old && !(old.outcome === 'deferred' && (old.retryAt ?? 0) <= clock())) return false;
      kept.set(key, { team, channel, localDate, owner, claimedAt: clock() });
      return true;
    },
    finish: async (team, channel, localDate, outcome, ts) => {
      Object.assign(kept.get(keyOf(team, channel, localDate)) ?? {}, { outcome, ts, retryAt: undefined });
    },
    defer: async (team, channel, localDate, retryAt) => {
      Object.assign(kept.get(keyOf(team, channel, localDate)) ?? {}, { outcome: 'deferred', retryAt });
    },
    get: async (...key) => kept.get(keyOf(...key)),
    unfinished: async (before) => [...kept.values()].filter((one) => !one.outcome && one.claimedAt < before),
    abandon: async (...key) => {
      const claim = kept.get(keyOf(...key));
      if (!claim || claim.outcome) return false;
      claim.outcome = 'unknown';
      return true;
    },
  };
  const outcomes = () =>
    [...kept.values()].map(({ channel, localDate, outcome }) => `${channel} ${localDate} ${outcome}`);
  return { book, outcomes };
}

function subscription(channel: string, fields: Partial<ScheduledSubscription> = {}): ScheduledSubscription {
  const schedule = { time: '09:00', zone: 'Asia/Tokyo', days: 'daily', skipHolidays: false } as const;
  return { team: 'T1', channel, ...schedule, activeFrom: START, ...fields };
}

/** A scheduler in a world of its own; `post` is what Slack does. */
function createWorld(
  given: ScheduledSubscription[],
  post?: (channel: string, calls: number) => PostResult | Promise<PostResult>,
) {
  const time = createFakeTime(START);
  const claims = memoryClaims(time.clock);
  const log = keptLog();
  const posts: string[] = [];
  const list = [...given];
  const options: SchedulerOptions<ScheduledSubscription> = {
    subscriptions: time.watched({
      list: async () => list,
      get: async (team: string, channel: string) => list.find((one) => one.team === team && one.channel === channel),
    }),
    claims: time.watched(claims.book),
    post: async ({ channel }, localDate) => {
      posts.push(`${channel} ${localDate} ${new Date(time.clock()).toISOString().slice(11, 23)}`);
      return post ? post(channel, posts.filter((one) => one.startsWith(`${channel} `)).length) : { outcome: 'posted' };
    },
    owner: 'me',
    log,
    clock: time.clock,
    setTimer: time.setTimer,
  };
  const messages = () => log.lines.map(({ level, message }) => `${level}: ${message}`);
  const create = (more: Partial<typeof options> = {}) => createScheduler({ ...options, ...more });
  return { time, list, posts, log, messages, outcomes: claims.outcomes, options, create };
}

describe('createScheduler', () => {
  it('posts at the minute, every day once', async () => {
    const { time, create, posts, outcomes } = createWorld([subscription('C1')]);
    create().start();
    await time.advance(59_999);
    expect(posts).toEqual([]);
    await time.advance(1);
    expect(posts).toEqual(['C1 2026-11-20 00:00:00.000']);
    await time.advance(2 * DAY);
    expect(posts.slice(1)).toEqual(['C1 2026-11-21 00:00:00.000', 'C1 2026-11-22 00:00:00.000']);
    expect(outcomes()).toEqual(['C1 2026-11-20 posted', 'C1 2026-11-21 posted', 'C1 2026-11-22 posted']);
  });

  it('keeps channels that are due at once 1.1 s apart', async () => {
    const { time, create, posts } = createWorld(['C1', 'C2', 'C3'].map((channel) => subscription(channel)));
    create().start();
    await time.advance(2 * MINUTE);
    expect(posts).toEqual(['C1 2026-11-20 00:00:00.000', 'C2 2026-11-20 00:00:01.100', 'C3 2026-11-20 00:00:02.200']);
  });

  it('lets no workspace wait for the channels of another', async () => {
    const given = ['T1', 'T2', 'T3'].flatMap((team) =>
      ['a', 'b'].map((channel) => subscription(`${team}${channel}`, { team })),
    );
    const { time, create, posts } = createWorld(given);
    create().start();
    await time.advance(2 * MINUTE);
    expect(posts.map((post) => `${post.slice(0, 3)} ${post.slice(-6)}`).sort()).toEqual([
      'T1a 00.000',
      'T1b 01.100',
      'T2a 00.020',
      'T2b 01.120',
      'T3a 00.040',
      'T3b 01.140',
    ]);
  });

  it('keeps its distance from the posts of another process on the same claims', async () => {
    const { time, create, posts } = createWorld(['C1', 'C2', 'C3', 'C4'].map((channel) => subscription(channel)));
    create({ owner: 'one' }).start();
    await time.advance(100);
    create({ owner: 'two' }).start();
    await time.advance(2 * MINUTE);
    expect(posts.map((post) => post.slice(0, 2)).sort()).toEqual(['C1', 'C2', 'C3', 'C4']);
    const at = posts.map((post) => Date.parse(`1970-01-01T${post.slice(14)}Z`));
    for (let next = 1; next < at.length; next++) {
      expect((at[next] ?? 0) - (at[next - 1] ?? 0)).toBeGreaterThanOrEqual(1_100);
    }
  });

  it('does not let one that hangs hold up the others, and waits for it when it stops', async () => {
    let answer: (result: PostResult) => void = () => {};
    const hanging = new Promise<PostResult>((resolve) => {
      answer = resolve;
    });
    const { time, create, posts, outcomes } = createWorld([subscription('C1'), subscription('C2')], (channel) =>
      channel === 'C1' ? hanging : { outcome: 'posted' },
    );
    const scheduler = create();
    scheduler.start();
    await time.advance(5 * MINUTE);
    expect(posts).toHaveLength(2);
    let stopped = false;
    const stopping = scheduler.stop().then(() => {
      stopped = true;
    });
    await time.settle();
    expect(stopped).toBe(false);
    answer({ outcome: 'posted' });
    await stopping;
    expect(outcomes()).toEqual(['C1 2026-11-20 posted', 'C2 2026-11-20 posted']);
  });

  it('starts nothing more once it is stopped', async () => {
    const { time, create, posts } = createWorld(['C1', 'C2', 'C3'].map((channel) => subscription(channel)));
    const scheduler = create();
    scheduler.start();
    await time.advance(MINUTE);
    await scheduler.stop();
    await time.advance(DAY);
    expect(posts).toHaveLength(1);
    create().start();
    await time.advance(HOUR);
    // the days that were missed meanwhile are over, but for the one that began
    expect(posts.map((post) => post.slice(0, 13)).slice(1)).toEqual([
      'C1 2026-11-21',
      'C2 2026-11-21',
      'C3 2026-11-21',
    ]);
  });

  it('goes on with the others where one throws or means nothing', async () => {
    const given = [subscription('C1', { zone: 'Asia/Tokio' }), subscription('C2'), subscription('C3')];
    const { time, create, posts, outcomes, messages } = createWorld(given, (channel) => {
      if (channel === 'C2') throw new Error('a bug');
      return { outcome: 'posted' };
    });
    create().start();
    await time.advance(2 * MINUTE);
    expect(posts).toHaveLength(2);
    expect(outcomes()).toEqual(['C2 2026-11-20 unknown', 'C3 2026-11-20 posted']);
    expect(messages().filter((one) => one === 'error: a daily schedule means nothing')).toHaveLength(1);
    expect(messages()).toContain('error: the daily excerpt failed in a way that nobody foresaw');
  });

  it.each(['unknown', 'failed', 'skipped'] as const)('does not post again that day after %j', async (outcome) => {
    const { time, create, posts, outcomes } = createWorld([subscription('C1')], () => ({ outcome }));
    create().start();
    await time.advance(12 * HOUR);
    expect(posts).toHaveLength(1);
    expect(outcomes()).toEqual([`C1 2026-11-20 ${outcome}`]);
  });

  it('comes back when Slack asked to', async () => {
    const { time, create, posts, outcomes } = createWorld([subscription('C1')], (_, calls) =>
      calls < 3 ? { retryAfterMs: 30 * SECOND } : { outcome: 'posted' },
    );
    create().start();
    await time.advance(10 * MINUTE);
    expect(posts).toEqual(['C1 2026-11-20 00:00:00.000', 'C1 2026-11-20 00:00:30.000', 'C1 2026-11-20 00:01:00.000']);
    expect(outcomes()).toEqual(['C1 2026-11-20 posted']);
  });

  it('comes back after a restart when Slack asked to, however late, but not the next day', async () => {
    const { time, create, posts, outcomes } = createWorld([subscription('C1')], (_, calls) =>
      calls === 1 ? { retryAfterMs: 5 * HOUR } : { retryAfterMs: DAY },
    );
    const scheduler = create();
    scheduler.start();
    await time.advance(2 * MINUTE);
    await scheduler.stop();
    await time.advance(HOUR);
    create().start();
    await time.advance(5 * HOUR);
    expect(posts).toEqual(['C1 2026-11-20 00:00:00.000', 'C1 2026-11-20 05:00:00.000']);
    expect(outcomes()).toEqual(['C1 2026-11-20 failed']);
  });

  it.each([
    [119, ['C1 2026-11-20 01:59:00.000'], 'C1 2026-11-20 posted'],
    [121, [], 'C1 2026-11-20 skipped'],
  ])('started %i minutes late posts %j', async (minutes, expected, outcome) => {
    const { time, create, posts, outcomes } = createWorld([subscription('C1')]);
    await time.advance(MINUTE + minutes * MINUTE);
    create().start();
    await time.advance(MINUTE);
    expect(posts).toEqual(expected);
    expect(outcomes()).toEqual([outcome]);
  });

  it('does not post for a time that had passed when it was set', async () => {
    const { time, list, create, posts } = createWorld([]);
    const scheduler = create();
    scheduler.start();
    await time.advance(HOUR);
    list.push(subscription('C1', { activeFrom: time.clock() }));
    scheduler.wake();
    await time.advance(HOUR);
    expect(posts).toEqual([]);
    await time.advance(DAY);
    expect(posts).toHaveLength(1);
  });

  it('hears of a change at once when it is woken', async () => {
    const { time, list, create, posts } = createWorld([]);
    const scheduler = create({ longestSleepMs: DAY });
    scheduler.start();
    await time.advance(SECOND);
    list.push(subscription('C1'));
    scheduler.wake();
    scheduler.wake();
    await time.advance(MINUTE);
    expect(posts).toHaveLength(1);
  });

  it('drops what was paused, removed or changed while it waited for its turn', async () => {
    const { time, list, create, posts } = createWorld(['C1', 'C2', 'C3', 'C4'].map((channel) => subscription(channel)));
    create().start();
    await time.advance(MINUTE);
    list[1] = subscription('C2', { pausedReason: 'token_revoked' });
    list[2] = subscription('C3', { time: '12:00', activeFrom: time.clock() });
    list.pop();
    await time.advance(10 * MINUTE);
    expect(posts).toEqual(['C1 2026-11-20 00:00:00.000']);
  });

  it.each([
    ['back', -DAY],
    ['forward', DAY],
  ])('never posts twice nor loops when the clock is set %s by a day and right again', async (_, by) => {
    const { time, create, posts } = createWorld([subscription('C1')]);
    create().start();
    await time.advance(2 * MINUTE);
    time.setClock(time.clock() + by);
    await time.advance(10 * MINUTE);
    time.setClock(time.clock() - by);
    await time.advance(3 * DAY);
    const days = posts.map((post) => post.slice(0, 13));
    expect(new Set(days).size).toBe(days.length);
    expect(days).toContain('C1 2026-11-23');
    expect(days.length).toBeLessThanOrEqual(5);
  });

  it('says once that a process died between claim and post, and does not post', async () => {
    const { time, create, posts, options, messages, outcomes } = createWorld([subscription('C1')]);
    await options.claims.claim('T1', 'C1', '2026-11-20', 'the one that died');
    await time.advance(MINUTE);
    create().start();
    create({ owner: 'another' }).start();
    await time.advance(HOUR);
    expect(posts).toEqual([]);
    expect(outcomes()).toEqual(['C1 2026-11-20 unknown']);
    expect(messages().filter((one) => one.includes('ended between claim and post'))).toHaveLength(1);
  });

  it('does without a store, says so once, and posts when it is back', async () => {
    const { time, create, posts, options, messages } = createWorld([subscription('C1')]);
    let isDown = true;
    const list = async () => {
      if (isDown) throw new Error('the disk is full');
      return options.subscriptions.list();
    };
    create({ subscriptions: { ...options.subscriptions, list } }).start();
    await time.advance(30 * MINUTE);
    expect(messages()).toEqual(['error: the daily schedules cannot be read: nothing is posted meanwhile']);
    isDown = false;
    await time.advance(MINUTE);
    expect(posts).toHaveLength(1);
  });

  it('posts nothing without a claim, and tries again until it is too late', async () => {
    const { time, create, posts, options, outcomes } = createWorld([subscription('C1'), subscription('C2')]);
    let isDown = true;
    const claim: ClaimBook['claim'] = async (team, channel, date, owner) => {
      if (isDown && channel === 'C1') throw new Error('the disk is full');
      return options.claims.claim(team, channel, date, owner);
    };
    create({ claims: { ...options.claims, claim } }).start();
    await time.advance(10 * MINUTE);
    expect(posts).toEqual(['C2 2026-11-20 00:00:00.020']);
    isDown = false;
    await time.advance(MINUTE);
    expect(posts.map((post) => post.slice(0, 13))).toEqual(['C2 2026-11-20', 'C1 2026-11-20']);
    expect(outcomes()).toEqual(['C2 2026-11-20 posted', 'C1 2026-11-20 posted']);
  });

  it('leaves a post alone whose outcome could not be written', async () => {
    const { time, create, posts, options, messages, outcomes } = createWorld([subscription('C1')]);
    const finish = () => Promise.reject(new Error('the disk is full'));
    create({ claims: { ...options.claims, finish } }).start();
    await time.advance(3 * HOUR);
    expect(posts).toHaveLength(1);
    expect(outcomes()).toEqual(['C1 2026-11-20 unknown']);
    expect(messages()).toContain('error: what became of a daily excerpt could not be written down');
  });
});
