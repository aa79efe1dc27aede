import { App, type webApi } from '@slack/bolt';
import { SetupError } from '../errors.ts';
import type { HttpServer } from '../http/server.ts';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import { registerAround } from './around.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createClientOptions } from './client-options.ts';
import { createDaily, type DailyOptions } from './daily/daily.ts';
import type { Deps, SlackStore } from './deps.ts';
import { createDurableSeen } from './durable-seen.ts';
import { toSetupError } from './failures.ts';
import { createHttpIntake } from './http/http-intake.ts';
import { createInFlight, within } from './in-flight.ts';
import { registerError } from './listeners/error.ts';
import { registerListeners } from './listeners/register-listeners.ts';
import { createLocales } from './locales.ts';
import { type Meter, NO_METER } from './meter.ts';
import { createPace } from './pace.ts';
import type { Lang } from './phrases.ts';
import { createClient, createPosters } from './posters.ts';
import { createRate } from './rate.ts';
import { respondTo } from './respond-to.ts';
import { createScopes } from './scope.ts';
import { missingScopes } from './scopes.ts';
import { createMemorySeen, type Seen } from './seen.ts';
import { createSocketIntake } from './socket-intake.ts';
import { createTopics } from './topics.ts';

export { describeSlackFailure, isSlackFailure } from './failures.ts';

/** The way to Slack: over Socket Mode, or over HTTP for one workspace. */
export type Mode =
  | { kind: 'socket'; botToken: string; appToken: string }
  | { kind: 'http'; botToken: string; signingSecret: string; port: number };

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
  /** Counts what happens. */
  meter?: Meter;
  /** In HTTP mode: a server that listens already. */
  server?: HttpServer;
}

/** The bot in Slack. */
export interface SlackApp {
  /** Resolves when questions can arrive; rejects with a `SetupError` of one sentence where it cannot run. */
  start(): Promise<{ botUserId: string; team: string; port?: number }>;
  /** Whether payloads can arrive. */
  isConnected(): boolean;
  /** Posts no more, finishes what is under way (10 s in all), then disconnects (2 s); never rejects. */
  stop(): Promise<void>;
}

const START_MS = 30_000;
const DRAIN_MS = 10_000;

/** Builds the app; nothing is sent before `start`. */
export async function createSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const { mode, apiUrl, library, lang, log, clock = Date.now, allowSharedChannels = false } = options;
  let isStarting = true;
  let isConnected = false;
  const logger = createBoltLogger(log, () => isStarting);
  const meter = options.meter ?? NO_METER;
  const clientOptions = createClientOptions({ apiUrl, logger, meter });
  const intake =
    mode.kind === 'socket'
      ? createSocketIntake(mode, { apiUrl, logger, log })
      : createHttpIntake({ ...mode, server: options.server, logger, log });
  const identity: Identity = {};
  const app = new App({
    receiver: intake.receiver,
    authorize: async () => ({ botToken: mode.botToken, ...identity }),
    clientOptions,
    logger,
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });

  const inFlight = createInFlight();
  const scopes = createScopes();
  const memory = createMemorySeen({ clock });
  const around = {
    library: scopes.library(library),
    lang,
    log,
    locales: createLocales({ fallback: lang, clock, log }),
    allowSharedChannels,
    poster: createPosters(clientOptions),
    random: options.random ?? Math.random,
  };
  const daily = options.daily && createDaily(options.daily, { ...around, clock });
  const deps: Deps = {
    ...around,
    seen: scopes.seen(options.seen ? createDurableSeen(options.seen, memory, log) : memory),
    pace: scopes.pace(createPace({ clock })),
    daily: daily?.desk,
    store: options.store,
    respondTo,
    topics: scopes.topics(createTopics()),
    votes: scopes.seen(createMemorySeen({ clock })),
  };
  const client = createClient(mode.botToken, clientOptions);
  registerAround(app, { deps, scopes, inFlight, meter, rate: createRate({ clock }) });
  registerListeners(app, deps);
  registerError(app, deps, () => client);

  const connect = async () => {
    await app.init();
    const auth = await authenticate(client);
    identity.botUserId = auth.user_id;
    identity.botId = auth.bot_id;
    const missing = missingScopes(auth.response_metadata?.scopes);
    if (missing.length > 0) log.warn({ missing }, 'the app lacks scopes of manifest.yml: add them and reinstall it');
    const port = await intake.start(app);
    if (auth.team_id) daily?.start([{ team: auth.team_id, client }]);
    return { botUserId: auth.user_id ?? '', team: auth.team ?? '', ...(port !== undefined && { port }) };
  };

  return {
    async start() {
      const connected = connect();
      try {
        if (!(await within(connected, START_MS))) {
          connected.catch(() => {});
          throw new SetupError('Slack could not be reached: no connection within 30 seconds.');
        }
        isStarting = false;
        isConnected = true;
        return await connected;
      } catch (error) {
        await intake.stop();
        throw error;
      }
    },
    isConnected: () => isConnected && intake.isOpen(),
    async stop() {
      const until = performance.now() + DRAIN_MS;
      const left = () => Math.max(1, until - performance.now());
      await Promise.all([daily && within(daily.stop(), DRAIN_MS), inFlight.drain(DRAIN_MS)]);
      isConnected = false;
      await intake.stop();
      // what arrived while the connections closed
      await inFlight.drain(left());
    },
  };
}

/** Who the bot is, known after the start. */
interface Identity {
  botUserId?: string;
  botId?: string;
}

async function authenticate(client: webApi.WebClient): Promise<webApi.AuthTestResponse> {
  try {
    return await client.auth.test();
  } catch (error) {
    throw toSetupError(error, 'SLACK_BOT_TOKEN');
  }
}
