import type { webApi } from '@slack/bolt';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import type { Locales } from './locales.ts';
import type { Pace } from './pace.ts';
import type { Lang } from './phrases.ts';
import type { Seen } from './seen.ts';

export type WebClient = webApi.WebClient;

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
}
