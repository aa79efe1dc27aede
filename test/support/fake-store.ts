import type { SlackStore } from '../../src/slack/deps.ts';
import type { Subscription } from '../../src/store/subscriptions.ts';

const daily: Subscription = {
  team: 'T1',
  channel: 'C0DAILY',
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'weekdays',
  skipHolidays: false,
  tags: [],
  authors: [],
  source: 'person',
  activeFrom: 0,
};

/** A store that writes down what it is to keep, or fails at everything. */
export function fakeStore(failure?: Error): SlackStore & { votes: unknown[][]; wishes: unknown[][] } {
  const votes: unknown[][] = [];
  const wishes: unknown[][] = [];
  const orFail = <T>(act: () => T) => (failure ? Promise.reject(failure) : Promise.resolve(act()));
  const feedback = {
    add: (...vote: unknown[]) => orFail(() => void votes.push(vote)),
    tally: () => orFail(() => []),
  };
  const wanted = {
    add: (...wish: unknown[]) => orFail(() => void wishes.push(wish)),
    list: () => orFail(() => []),
  };
  const list = () => orFail(() => [daily, { ...daily, channel: 'C0PAUSED', pausedReason: 'is_archived' }]);
  return { votes, wishes, feedback, wanted, subscriptions: { list } as unknown as SlackStore['subscriptions'] };
}
