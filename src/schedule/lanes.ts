import { createLane, type Job, type Lane } from './lane.ts';
import type { ScheduledSubscription, SchedulerOptions } from './scheduler.ts';

/** Between two posts to whatever workspaces: Slack's limits are each workspace's own, a machine's are not. */
const TURN_MS = 20;
/** A longer wait comes of a clock that was set back. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** A lane for every workspace, so that none waits for the others' channels. */
export function createLanes<S extends ScheduledSubscription>(options: Required<SchedulerOptions<S>>): Lane {
  const { clock } = options;
  const lanes = new Map<string, Lane>();
  let free = 0;

  const turn = (): number => {
    const now = clock();
    const at = free > now + LONGEST_WAIT_MS ? now : Math.max(now, free);
    free = at + TURN_MS;
    return at - now;
  };
  const laneOf = ({ team }: Pick<Job, 'team'>): Lane => {
    const lane = lanes.get(team) ?? createLane(options, turn);
    lanes.set(team, lane);
    return lane;
  };

  return {
    enqueue: (job) => laneOf(job).enqueue(job),
    skip: (job) => laneOf(job).skip(job),
    resume: (now) => {
      for (const lane of lanes.values()) lane.resume(now);
    },
    nextResume: () => {
      const times = [...lanes.values()].flatMap((lane) => lane.nextResume() ?? []);
      return times.length > 0 ? times.reduce((first, time) => Math.min(first, time)) : undefined;
    },
    isInFlight: (team, channel, date) => lanes.get(team)?.isInFlight(team, channel, date) ?? false,
    stop: async () => {
      await Promise.all(Array.from(lanes.values(), (lane) => lane.stop()));
    },
  };
}
