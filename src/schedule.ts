export { type DeckPost, type Draw, drawPassage, type ShownPassage } from './schedule/deck.ts';
export { isJapaneseHoliday } from './schedule/japanese-holidays.ts';
export { type DailyCommand, type DailyProblem, parseDailyCommand } from './schedule/parse-daily-command.ts';
export { dueRuns, nextRun, type Run, type Schedule } from './schedule/runs.ts';
export {
  type ClaimBook,
  createScheduler,
  type PostResult,
  type ScheduledSubscription,
  type Scheduler,
  type SchedulerOptions,
  type SubscriptionSource,
} from './schedule/scheduler.ts';
export { findZone, localDate } from './schedule/time-zones.ts';
