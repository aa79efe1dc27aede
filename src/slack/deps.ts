import type { webApi } from '@slack/bolt';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { DailyDesk } from './daily/daily.ts';
import type { Departure } from './listeners/gone.ts';
import type { Locales } from './locales.ts';
import type { Pace } from './pace.ts';
import type { Lang } from './phrases.ts';
import type { Respond } from './respond-to.ts';
import type { Seen } from './seen.ts';
import type { Topics } from './topics.ts';

export type WebClient = webApi.WebClient;

/** The part of the durable state that listeners use. */
export type SlackStore = Pick<Store, 'feedback' | 'wanted' | 'subscriptions'>;

/** What every listener is given. */
export interface Deps {
  /** Asked anew for every payload: a reload swaps it. */
  library: () => Library;
  lang: Lang;
  log: Log;
  seen: Seen;
  pace: Pace;
  locales: Locales;
  /** Whether to answer in channels that are shared with another company. */
  allowSharedChannels: boolean;
  /** The client of the same workspace that never sends a message twice of its own accord. */
  poster(client: WebClient): WebClient;
  /** Without it, votes and wishes cannot be kept, and the Home tab names no daily channels. */
  store?: SlackStore;
  /** The way to answer through a `response_url`. */
  respondTo(url: string): Respond;
  /** The daily excerpts; without it, none can be set up. */
  daily?: DailyDesk;
  /** Which post a thread is about. */
  topics: Topics;
  /** Who has voted on what, in this process's memory alone: votes are kept without their voters. */
  votes: Seen;
  /** The app was removed from a workspace or an organisation. */
  depart?(departure: Departure): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}
