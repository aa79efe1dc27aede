import type { NewSubscription, Subscription } from '../../store/subscriptions.ts';
import { buildDailyStatus, type DailyStatus } from '../blocks/daily-status.ts';
import type { OutMessage } from '../blocks/types.ts';
import type { Deps } from '../deps.ts';
import type { Lang } from '../phrases.ts';
import type { DailyDesk } from './daily.ts';
import { hasPassages } from './draw-daily.ts';

/** When a story comes where nobody has said. */
export const USUAL_TIME = '09:00';

/** What most people want who have set nothing: working days; who asks for every day means the holidays too. */
export function usualFor(zone: string, days: NewSubscription['days'] = 'weekdays') {
  return { time: USUAL_TIME, zone, days, skipHolidays: zone === 'Asia/Tokyo' && days === 'weekdays' };
}

/** A subscription as people are told of it. */
export function statusOf(subscription: Subscription, desk: DailyDesk): DailyStatus {
  const next = subscription.pausedReason === undefined ? desk.next(subscription) : undefined;
  return { ...subscription, ...(next && { next }) };
}

/** Keeps what a person has set for a channel, and says so to the loop; gives it back as it is kept. */
export async function subscribe(wanted: NewSubscription, desk: DailyDesk): Promise<Subscription> {
  const { subscriptions } = desk.store;
  await subscriptions.save(wanted);
  desk.wake();
  return (await subscriptions.get(wanted.team, wanted.channel)) ?? { ...wanted, activeFrom: desk.now() };
}

/** What a person is told after they have set something: the whole of it, and when it comes. */
export function savedMessage(subscription: Subscription, desk: DailyDesk, lang: Lang, deps: Deps): OutMessage {
  const hasStories = hasPassages(deps.library(), subscription);
  return buildDailyStatus(statusOf(subscription, desk), lang, { saved: true, hasStories });
}
