import type { HttpServer } from '../http/server.ts';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import type { Installations } from '../store/installations.ts';
import type { DailyOptions } from './daily/daily.ts';
import type { SlackStore } from './deps.ts';
import type { Meter } from './meter.ts';
import type { Lang } from './phrases.ts';
import type { Respond } from './respond-to.ts';
import type { Seen } from './seen.ts';

/** The way to Slack: over Socket Mode, over HTTP for one workspace, or over HTTP for all that install the app. */
export type Mode =
  | { kind: 'socket'; botToken: string; appToken: string }
  | { kind: 'http'; botToken: string; signingSecret: string; port: number }
  | {
      kind: 'oauth';
      clientId: string;
      clientSecret: string;
      signingSecret: string;
      /** Of 32 bytes each: the first seals tokens, all open them. */
      tokenKeys: readonly Buffer[];
      /** Where installations are kept. */
      installations: Installations;
      port: number;
    };

/** What the Slack app needs of the rest of the program. */
export interface SlackAppOptions {
  mode: Mode;
  /** Another Web API root than Slack's, for all calls. */
  apiUrl?: string;
  /** The library of a workspace, asked anew for every payload: a reload swaps it. */
  library: (team?: string) => Library;
  /** Spoken where the user's locale is unknown. */
  lang: Lang;
  log: Log;
  clock?: () => number;
  /** Where payloads that arrived are remembered, beside this process's memory. */
  seen?: Seen;
  /** Where votes, wishes and daily subscriptions are kept; nowhere unless given. */
  store?: SlackStore;
  /** The daily excerpts; none unless given. */
  daily?: DailyOptions;
  /** Answer in channels shared with another company too. */
  allowSharedChannels?: boolean;
  /** From 0 to 1. */
  random?: () => number;
  /** How many questions a person may ask in a minute (20). */
  questionsAMinute?: number;
  /** The way to answer through a `response_url`; over the network unless given. */
  respondTo?: (url: string) => Respond;
  /** Counts what happens. */
  meter?: Meter;
  /** In HTTP mode: a server that listens already. */
  server?: HttpServer;
}
