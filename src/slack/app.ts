import { App, type webApi } from '@slack/bolt';
import { SetupError } from '../errors.ts';
import type { Library } from '../library.ts';
import type { Log } from '../log.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createClientOptions } from './client-options.ts';
import { createDaily, type DailyOptions } from './daily/daily.ts';
import type { Deps, SlackStore } from './deps.ts';
import { createDurableSeen } from './durable-seen.ts';
import { toSetupError } from './failures.ts';
import { createInFlight, within } from './in-flight.ts';
import { registerError } from './listeners/error.ts';
import { registerListeners } from './listeners/register-listeners.ts';
import { createLocales } from './locales.ts';
import { createPace } from './pace.ts';
import type { Lang } from './phrases.ts';
import { createClient, createPosters } from './posters.ts';
import { createIntake, type Mode } from './receiver.ts';
import { respondTo } from './respond-to.ts';
import { missingScopes } from './scopes.ts';
import { createMemorySeen, type Seen } from './seen.ts';
import { createTopics } from './topics.ts';

export { describeSlackFailure, isSlackFailure } from './failures.ts';

/** What the Slack app needs of the rest of the program. */
export interface SlackAppOptions {
  mode: Mode;
  /** Another Web API root than Slack's, for all calls. */
  apiUrl?: string;
  /** Asked anew for every payload: a reload swaps it. */
  library: () => Library;
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
}

/** The bot in Slack. */
export interface SlackApp {
  /** Resolves when questions can arrive; rejects with a `SetupError` of one sentence where it cannot run. */
  start(): Promise<{ botUserId: string; team: string; port?: number }>;
  /** Posts no more (5 s), finishes the answers under way (3 s), then disconnects (2 s); never rejects. */
  stop(): Promise<void>;
}

const START_MS = 30_000;
const DAILY_STOP_MS = 5_000;
const DRAIN_MS = 3_000;

/** Builds the app; nothing is sent before `start`. */
export async function createSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const { mode, apiUrl, library, lang, log, clock = Date.now, allowSharedChannels = false } = options;
  let isStarting = true;
  const logger = createBoltLogger(log, () => isStarting);
  const clientOptions = createClientOptions({ apiUrl, logger });
  const intake = createIntake(mode, { apiUrl, logger });
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
  app.use(({ next }) => inFlight.run(next));
  const memory = createMemorySeen({ clock });
  const around = {
    library,
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
    seen: options.seen ? createDurableSeen(options.seen, memory, log) : memory,
    pace: createPace({ clock }),
    daily: daily?.desk,
    store: options.store,
    respondTo,
    topics: createTopics(),
    votes: createMemorySeen({ clock }),
  };
  const client = createClient(mode.botToken, clientOptions);
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
        return await connected;
      } catch (error) {
        await intake.stop();
        throw error;
      }
    },
    async stop() {
      if (daily) await within(daily.stop(), DAILY_STOP_MS);
      await inFlight.drain(DRAIN_MS);
      await intake.stop();
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
