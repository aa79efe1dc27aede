import type { Log } from '../log.ts';
import { createAgenda } from './agenda.ts';
import type { Job } from './lane.ts';
import { createLanes } from './lanes.ts';
import type { Run, Schedule } from './runs.ts';

/** A channel's schedule, as the scheduler sees it. */
export interface ScheduledSubscription extends Schedule {
  team: string;
  channel: string;
  /** Why it stands still; absent while it runs. */
  pausedReason?: string;
}

/** What came of a post; `retryAfterMs` only where Slack surely posted nothing and asked to come back. */
export type PostResult =
  | { outcome: 'posted' | 'unknown' | 'skipped' | 'failed'; ts?: string }
  | { retryAfterMs: number };

/** The subscriptions, wherever they are kept. */
export interface SubscriptionSource<S> {
  list(): Promise<readonly S[]>;
  get(team: string, channel: string): Promise<S | undefined>;
}

interface ClaimView {
  team: string;
  channel: string;
  localDate: string;
  owner: string;
  claimedAt: number;
  outcome?: string;
  retryAt?: number;
}

/** Durable claims on days, wherever they are kept. */
export interface ClaimBook {
  claim(team: string, channel: string, localDate: string, owner: string): Promise<boolean>;
  finish(
    team: string,
    channel: string,
    localDate: string,
    outcome: 'posted' | 'unknown' | 'skipped' | 'failed',
    ts?: string,
  ): Promise<void>;
  defer(team: string, channel: string, localDate: string, retryAt: number): Promise<void>;
  get(team: string, channel: string, localDate: string): Promise<ClaimView | undefined>;
  unfinished(claimedBefore: number): Promise<readonly ClaimView[]>;
  /** Ends an unfinished claim as `unknown`; true for one caller. */
  abandon(team: string, channel: string, localDate: string): Promise<boolean>;
}

export interface SchedulerOptions<S extends ScheduledSubscription> {
  subscriptions: SubscriptionSource<S>;
  claims: ClaimBook;
  /** Posts one channel's excerpt of the day, at most once; it is called with the claim in hand. */
  post(subscription: S, localDate: string): Promise<PostResult>;
  /** Names this process in the claims. */
  owner: string;
  log: Log;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Runs something later; what it returns takes it back. */
  setTimer: (run: () => void, ms: number) => () => void;
  /** How late a post may still go out. */
  catchUpMs?: number;
  /** Between two channels of a workspace that are due at once: Slack takes about one message a second. */
  spacingMs?: number;
  /** Looks again after this long at the latest: another process may have changed a subscription, or somebody the clock. */
  longestSleepMs?: number;
  /** A claim that is older than this and not finished was left by a process that died. */
  unfinishedAfterMs?: number;
}

/** The loop that brings each channel its excerpt, once a day. */
export interface Scheduler {
  start(): void;
  /** Looks at the subscriptions now, because one of them has changed. */
  wake(): void;
  /** Starts nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

const SHORTEST_SLEEP_MS = 20;
/** A clock that was set back by less is a clock that was corrected. */
const SET_BACK_MS = 60_000;
/** At the start, as far back as `dueRuns` looks. */
const LOOK_BACK_MS = 48 * 60 * 60 * 1000;

/** Makes a scheduler that stands still until it is started. */
export function createScheduler<S extends ScheduledSubscription>(given: SchedulerOptions<S>): Scheduler {
  const options = {
    catchUpMs: 2 * 60 * 60 * 1000,
    spacingMs: 1_100,
    longestSleepMs: 30_000,
    unfinishedAfterMs: 60_000,
    ...given,
  };
  const { subscriptions, claims, log, clock, setTimer, catchUpMs, longestSleepMs, unfinishedAfterMs } = options;
  const lane = createLanes(options);
  const agenda = createAgenda(catchUpMs);
  let running = false;
  let lastChecked = Number.NEGATIVE_INFINITY;
  let isFailing = false;
  let cancelTimer: (() => void) | undefined;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  /** Everything that fell due since the last look; answers with when to look again. */
  async function look(): Promise<number> {
    const now = clock();
    if (now < lastChecked - SET_BACK_MS) log.warn({ by_ms: lastChecked - now }, 'the clock was set back');
    const since = Math.min(now, Math.max(lastChecked, now - LOOK_BACK_MS));
    const active = (await subscriptions.list()).filter(({ pausedReason }) => pausedReason === undefined);
    let next = now + longestSleepMs;
    for (const subscription of active) {
      const { team, channel } = subscription;
      try {
        const due = agenda.look(`${team} ${channel}`, subscription, since, now);
        for (const run of due.runs) {
          const job = jobOf(subscription, run);
          if (run.late) await lane.skip(job);
          else lane.enqueue(job);
        }
        next = Math.min(next, due.next ?? next);
      } catch (error) {
        log.error({ err: error, team, channel }, 'a daily schedule means nothing');
      }
    }
    lastChecked = now;
    lane.resume(now);
    await reportUnfinished(now);
    return Math.min(next, lane.nextResume() ?? next);
  }

  async function reportUnfinished(now: number): Promise<void> {
    for (const { team, channel, localDate, owner, claimedAt } of await claims.unfinished(now - unfinishedAfterMs)) {
      if (lane.isInFlight(team, channel, localDate)) continue;
      if (!(await claims.abandon(team, channel, localDate))) continue;
      log.warn(
        { team, channel, local_date: localDate, owner, claimed_at: new Date(claimedAt).toISOString() },
        'a process ended between claim and post: whether this daily excerpt was posted is unknown, it is not posted again',
      );
    }
  }

  async function lookAndSleep(): Promise<void> {
    let next = clock() + longestSleepMs;
    try {
      next = await look();
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.error({ err: error }, 'the daily schedules cannot be read: nothing is posted meanwhile');
      isFailing = true;
    }
    looking = undefined;
    if (!running) return;
    if (lookAgain) return startLook();
    cancelTimer = setTimer(startLook, Math.max(SHORTEST_SLEEP_MS, next - clock()));
  }

  function startLook(): void {
    cancelTimer?.();
    lookAgain = looking !== undefined;
    if (running) looking ??= lookAndSleep();
  }

  return {
    start: () => {
      running = true;
      startLook();
    },
    wake: startLook,
    stop: async () => {
      running = false;
      cancelTimer?.();
      await looking;
      await lane.stop();
    },
  };
}

function jobOf({ team, channel }: ScheduledSubscription, { at, localDate }: Run): Job {
  return { team, channel, localDate, at: at.getTime(), isRetry: false };
}
