import { dueRuns, nextRun, type Run, type Schedule } from './runs.ts';

/** What a schedule has due, and when it comes next. */
export interface Due {
  runs: (Run & { late: boolean })[];
  /** Epoch milliseconds. */
  next?: number;
}

/** Remembers when each schedule comes next, so that a look between two runs costs next to nothing. */
export interface Agenda {
  /** The runs after `since` up to `now`; throws, once, where the schedule means nothing. */
  look(key: string, schedule: Schedule, since: number, now: number): Due;
}

/** An agenda by which a run counts as late after `catchUpMs`. */
export function createAgenda(catchUpMs: number): Agenda {
  const entries = new Map<string, { stamp: string; from: number; next?: number }>();
  return {
    look: (key, schedule, since, now) => {
      const { time, zone, days, skipHolidays, activeFrom } = schedule;
      const stamp = [time, zone, days, skipHolidays, activeFrom].join(' ');
      const known = entries.get(key);
      if (known?.stamp === stamp && known.from <= since && now < (known.next ?? Number.POSITIVE_INFINITY)) {
        return { runs: [], next: known.next };
      }
      // a schedule that means nothing throws once, until it changes
      entries.set(key, { stamp, from: now });
      const runs = dueRuns(schedule, new Date(since), new Date(now), catchUpMs);
      const next = nextRun(schedule, new Date(now))?.getTime();
      entries.set(key, { stamp, from: now, next });
      return { runs, next };
    },
  };
}
