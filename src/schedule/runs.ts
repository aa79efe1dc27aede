import { Cron } from 'croner';
import { isJapaneseHoliday } from './japanese-holidays.ts';
import { localDate } from './time-zones.ts';

/** When a channel wants its excerpt. */
export interface Schedule {
  /** `HH:MM`, in `zone`. */
  time: string;
  /** An IANA name. */
  zone: string;
  days: 'daily' | 'weekdays';
  skipHolidays: boolean;
  /** Epoch milliseconds: runs that fell before it do not count. */
  activeFrom?: number;
}

/** One day's run of a schedule. */
export interface Run {
  at: Date;
  /** `YYYY-MM-DD` in the schedule's zone. */
  localDate: string;
}

/** Nobody reads last week's excerpt: runs that are older are not even counted as skipped. */
const LOOK_BACK_MS = 48 * 60 * 60 * 1000;
/** No row of holidays and weekends is as long. */
const LONGEST_GAP = 31;

/**
 * The next run after a time: a time that does not exist on a day of the clock's change comes at the next minute that
 * does, one that comes twice runs the first time. Throws where the time or the zone means nothing.
 */
export function nextRun(schedule: Schedule, after: Date): Date | undefined {
  return runsAfter(schedule, after).next().value?.at;
}

/**
 * The runs that fell between the last look and now, oldest first; `late` where more than `catchUpMs` have passed, so
 * that it is skipped. Looks two days back at most, and never to before the schedule was set.
 */
export function dueRuns(
  schedule: Schedule,
  lastChecked: Date,
  now: Date,
  catchUpMs: number,
): (Run & { late: boolean })[] {
  const from = Math.max(lastChecked.getTime(), now.getTime() - LOOK_BACK_MS, schedule.activeFrom ?? 0);
  const due: (Run & { late: boolean })[] = [];
  for (const run of runsAfter(schedule, new Date(from))) {
    if (run.at > now) break;
    due.push({ ...run, late: now.getTime() - run.at.getTime() > catchUpMs });
  }
  return due;
}

function* runsAfter({ time, zone, days, skipHolidays }: Schedule, after: Date): Generator<Run, undefined> {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (!hour) throw new Error(`schedule: no time of day "${time}"`);
  const cron = new Cron(`${minute} ${hour} * * ${days === 'weekdays' ? '1-5' : '*'}`, { timezone: zone });
  let at: Date | null = after;
  for (let gap = 0; gap < LONGEST_GAP; gap++) {
    at = cron.nextRun(at);
    if (!at) return;
    const date = localDate(zone, at);
    if (skipHolidays && isJapaneseHoliday(date)) continue;
    gap = 0;
    yield { at, localDate: date };
  }
}
