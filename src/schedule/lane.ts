import type { Log } from '../log.ts';
import type { PostResult, ScheduledSubscription, SchedulerOptions } from './scheduler.ts';
import { localDate } from './time-zones.ts';

/** A day's run of one channel, on its way. */
export interface Job {
  team: string;
  channel: string;
  localDate: string;
  /** Epoch milliseconds: when it was due. */
  at: number;
  /** Slack has refused it once, for now: it is late with good reason. */
  isRetry: boolean;
  /** The store has failed it, which was said. */
  hasFailed?: boolean;
}

/** Takes due runs one after the other, at a distance, and posts what it could claim. */
export interface Lane {
  enqueue(job: Job): void;
  /** Marks a run that came too late, unless somebody has taken it. */
  skip(job: Job): Promise<void>;
  /** Takes up what was put off until now. */
  resume(now: number): void;
  /** When the next of what was put off is due, in epoch milliseconds. */
  nextResume(): number | undefined;
  isInFlight(team: string, channel: string, localDate: string): boolean;
  /** Starts nothing more, and waits for what is under way. */
  stop(): Promise<void>;
}

/** After a failure of the store, a run is tried again after this long. */
const STORE_RETRY_MS = 30_000;
const SHORTEST_RETRY_MS = 1_000;

/** The lane of one workspace; `turn` says how long to wait, in milliseconds, before the next run is taken up. */
export function createLane<S extends ScheduledSubscription>(
  options: Required<SchedulerOptions<S>>,
  turn: () => number = () => 0,
): Lane {
  const { subscriptions, claims, post, owner, log, clock, setTimer, catchUpMs, spacingMs } = options;
  const queue: Job[] = [];
  const putOff = new Map<string, { job: Job; until: number }>();
  const inFlight = new Map<string, Promise<void>>();
  let running = true;
  let draining: Promise<void> = Promise.resolve();
  let isDraining = false;
  let endPause: (() => void) | undefined;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const cancel = setTimer(resolve, ms);
      endPause = () => {
        cancel();
        resolve();
      };
    });

  async function drain(): Promise<void> {
    for (let job = queue.shift(); running && job; job = queue.shift()) {
      const wait = turn();
      if (wait > 0) await pause(wait);
      if (!running) return;
      const distance = await attempt(job);
      if (running && distance > 0) await pause(distance);
    }
  }

  function enqueue(job: Job): void {
    queue.push(job);
    if (!running || isDraining) return;
    isDraining = true;
    draining = drain().finally(() => {
      isDraining = false;
    });
  }

  /** Answers with how long to wait before the next one, in milliseconds. */
  async function attempt(job: Job): Promise<number> {
    try {
      const subscription = await subscriptions.get(job.team, job.channel);
      if (!subscription || subscription.pausedReason !== undefined) return 0;
      if (subscription.activeFrom !== undefined && subscription.activeFrom >= job.at) return 0;
      if (isTooLate(job, subscription)) {
        await skip(job);
        return 0;
      }
      if (!(await claims.claim(job.team, job.channel, job.localDate, owner))) return lost(job);
      const key = keyOf(job);
      const flight = carryOut(subscription, job).finally(() => inFlight.delete(key));
      inFlight.set(key, flight);
      return spacingMs;
    } catch (error) {
      if (!job.hasFailed) log.error({ err: error, ...facts(job) }, 'a daily excerpt could not be claimed: tried again');
      putOff.set(keyOf(job), { job: { ...job, hasFailed: true }, until: clock() + STORE_RETRY_MS });
      return 0;
    }
  }

  function isTooLate(job: Job, { zone }: S): boolean {
    if (job.isRetry) return localDate(zone, new Date(clock())) !== job.localDate;
    return clock() - job.at > catchUpMs;
  }

  /** Another process may just have posted: the next one keeps its distance from that, too. */
  async function lost(job: Job): Promise<number> {
    const claim = await claims.get(job.team, job.channel, job.localDate);
    if (claim?.outcome === 'deferred') {
      putOff.set(keyOf(job), { job: { ...job, isRetry: true }, until: claim.retryAt ?? clock() });
    }
    const since = clock() - (claim?.claimedAt ?? 0);
    return since >= 0 && since < spacingMs ? spacingMs - since : 0;
  }

  async function carryOut(subscription: S, job: Job): Promise<void> {
    const result = await post(subscription, job.localDate).catch((error: unknown): PostResult => {
      log.error({ err: error, ...facts(job) }, 'the daily excerpt failed in a way that nobody foresaw');
      return { outcome: 'unknown' };
    });
    try {
      if ('outcome' in result) {
        await claims.finish(job.team, job.channel, job.localDate, result.outcome, result.ts);
        report(log, job, result.outcome);
        return;
      }
      const until = clock() + Math.max(SHORTEST_RETRY_MS, result.retryAfterMs);
      if (localDate(subscription.zone, new Date(until)) !== job.localDate) {
        await claims.finish(job.team, job.channel, job.localDate, 'failed');
        log.warn(facts(job), 'the daily excerpt is given up: Slack asked to wait until the day is over');
        return;
      }
      putOff.set(keyOf(job), { job: { ...job, isRetry: true }, until });
      await claims.defer(job.team, job.channel, job.localDate, until);
      log.warn({ ...facts(job), retry_at: new Date(until).toISOString() }, 'the daily excerpt waits, as Slack asked');
    } catch (error) {
      log.error({ err: error, ...facts(job), result }, 'what became of a daily excerpt could not be written down');
    }
  }

  async function skip(job: Job): Promise<void> {
    const claim = await claims.get(job.team, job.channel, job.localDate);
    if (claim?.outcome === 'deferred' && !job.isRetry) {
      putOff.set(keyOf(job), { job: { ...job, isRetry: true }, until: claim.retryAt ?? clock() });
      return;
    }
    if (claim && claim.outcome !== 'deferred') return;
    if (!(await claims.claim(job.team, job.channel, job.localDate, owner))) return;
    await claims.finish(job.team, job.channel, job.localDate, job.isRetry ? 'failed' : 'skipped');
    report(log, job, 'skipped');
  }

  return {
    enqueue,
    skip: (job) =>
      skip(job).catch((error: unknown) => {
        log.error({ err: error, ...facts(job) }, 'a daily excerpt that came too late could not be marked');
      }),
    resume: (now) => {
      for (const [key, { job, until }] of putOff) {
        if (until > now) continue;
        putOff.delete(key);
        enqueue(job);
      }
    },
    nextResume: () => (putOff.size ? Math.min(...[...putOff.values()].map(({ until }) => until)) : undefined),
    isInFlight: (team, channel, date) => inFlight.has(keyOf({ team, channel, localDate: date })),
    stop: async () => {
      running = false;
      queue.length = 0;
      endPause?.();
      await draining;
      await Promise.all(inFlight.values());
    },
  };
}

function report(log: Log, job: Job, outcome: string): void {
  const message = {
    posted: 'the daily excerpt was posted',
    unknown: 'Slack did not say whether the daily excerpt was posted: it is not posted again',
    skipped: 'the daily excerpt was skipped',
    failed: 'the daily excerpt was not posted',
  }[outcome];
  log[outcome === 'posted' ? 'info' : 'warn']({ ...facts(job), outcome }, message ?? outcome);
}

const keyOf = ({ team, channel, localDate }: Pick<Job, 'team' | 'channel' | 'localDate'>) =>
  `${team} ${channel} ${localDate}`;

const facts = ({ team, channel, localDate, at }: Job) => ({
  team,
  channel,
  local_date: localDate,
  due_at: new Date(at).toISOString(),
});
