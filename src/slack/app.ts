import { App } from '@slack/bolt';
import { SetupError } from '../errors.ts';
import { registerAround } from './around.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { createClientOptions } from './client-options.ts';
import { createDaily } from './daily/daily.ts';
import { createDurableSeen } from './durable-seen.ts';
import { createHttpIntake } from './http/http-intake.ts';
import { createInFlight, within } from './in-flight.ts';
import { registerError } from './listeners/error.ts';
import { registerListeners } from './listeners/register-listeners.ts';
import { createLocales } from './locales.ts';
import { NO_METER } from './meter.ts';
import type { SlackAppOptions } from './options.ts';
import { createPace } from './pace.ts';
import { createPosters } from './posters.ts';
import { createRate } from './rate.ts';
import { createRespondTo } from './respond-to.ts';
import type { SharedDeps } from './scope.ts';
import { createMemorySeen } from './seen.ts';
import { createSocketIntake } from './socket-intake.ts';
import { createManyWorkspaces } from './tenancy/many-workspaces.ts';
import { createOneWorkspace } from './tenancy/one-workspace.ts';
import { createTopics } from './topics.ts';
import { untilStored } from './until-stored.ts';

export { describeSlackFailure, isSlackFailure } from './failures.ts';
export type { SlackAppOptions } from './options.ts';

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
  const memory = createMemorySeen({ clock });
  const seen = options.seen ? createDurableSeen(options.seen, memory, log) : memory;
  const tenancy =
    mode.kind === 'oauth'
      ? createManyWorkspaces({
          ...mode,
          rows: mode.installations,
          seen,
          clientOptions,
          apiUrl,
          logger,
          log,
          clock,
          onInstalled: (team) => void daily?.enter(team),
        })
      : createOneWorkspace(mode.botToken, { clientOptions, log });
  const intake =
    mode.kind === 'socket'
      ? createSocketIntake(mode, { apiUrl, logger, log })
      : createHttpIntake({ ...mode, server: options.server, logger, log, install: tenancy.install });
  tenancy.bind(intake.receiver);
  const app = new App({
    receiver: intake.receiver,
    authorize: tenancy.authorize,
    clientOptions,
    logger,
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });

  const inFlight = createInFlight();
  const around = {
    library,
    lang,
    log,
    locales: createLocales({ fallback: lang, clock, log }),
    allowSharedChannels,
    poster: createPosters(clientOptions),
    random: options.random ?? Math.random,
    workspaces: tenancy.workspaces,
  };
  const daily = options.daily && createDaily(options.daily, { ...around, clock });
  const deps: SharedDeps = {
    ...around,
    seen,
    pace: createPace({ clock }),
    daily: daily?.desk,
    store: options.store,
    respondTo: options.respondTo ?? createRespondTo(meter.slackFailed),
    topics: createTopics(),
    votes: createMemorySeen({ clock }),
    depart: async (departure) => {
      let left: readonly string[] | undefined;
      const close = async () => {
        left ??= await tenancy.depart(departure);
        for (const team of left) await closeTeam(team);
      };
      await untilStored(close, (error) => log.error({ err: error }, 'a departure could not be written down'));
    },
  };
  /** Its schedules stand still; one that has let the bot in again meanwhile goes on. */
  const closeTeam = async (team: string) => {
    await options.store?.subscriptions.pauseTeam(team, 'token_revoked');
    if (mode.kind === 'oauth' && (await tenancy.workspaces.client(team))) await daily?.enter(team);
  };
  registerAround(app, { deps, inFlight, meter, rate: createRate({ clock, most: options.questionsAMinute }) });
  registerListeners(app, deps);
  registerError(app, { deps, inFlight, clientOf: tenancy.clientOf });

  const connect = async () => {
    const connected = await tenancy.connect(app);
    const port = await intake.start(app);
    daily?.start();
    return { ...connected, ...(port !== undefined && { port }) };
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
