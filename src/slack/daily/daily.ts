import { StoreUnavailable } from '../../errors.ts';
import type { Library } from '../../library.ts';
import type { Log } from '../../log.ts';
import { createScheduler, localDate, nextRun } from '../../schedule.ts';
import type { Store } from '../../store/store.ts';
import type { Subscription } from '../../store/subscriptions.ts';
import type { WebClient } from '../deps.ts';
import type { Locales } from '../locales.ts';
import type { Lang } from '../phrases.ts';
import { untilStored } from '../until-stored.ts';
import { type DailyPick, drawDaily } from './draw-daily.ts';
import { type DailyEnvironment, subscribeFromEnvironment } from './environment.ts';
import { isWorkspaceReason } from './failure-class.ts';
import { postDaily } from './post-daily.ts';

export type { DailyEnvironment } from './environment.ts';

/** What the daily excerpts need of the rest of the program. */
export interface DailyOptions {
  store: Store;
  /** Names this process in the claims. */
  owner: string;
  /** How late a post may still go out. */
  catchUpMs: number;
  /** The channel that the environment names. */
  environment?: DailyEnvironment;
  /** Runs something later; what it returns takes it back. */
  setTimer?: (run: () => void, ms: number) => () => void;
}

/** What the daily excerpts need of the app that they are part of. */
export interface DailySurroundings {
  library: (team?: string) => Library;
  lang: Lang;
  log: Log;
  clock: () => number;
  random: () => number;
  locales: Locales;
  allowSharedChannels: boolean;
  workspaces: Workspaces;
  /** The client that never repeats a call. */
  poster(client: WebClient): WebClient;
}

/** The workspaces that the bot is at work in; they may change while it runs. */
export interface Workspaces {
  teams(): Promise<readonly string[]>;
  /** Nothing where the bot is not, or no longer, installed. */
  client(team: string): Promise<WebClient | undefined>;
}

/** Where the bot is at work. */
export interface Workspace {
  team: string;
  client: WebClient;
}

/** The daily excerpts, as listeners see them. Everything rejects with StoreUnavailable where no state can be kept. */
export interface DailyDesk {
  store: Store;
  now(): number;
  /** The zone where a person's own is not known. */
  zone: string;
  /** Looks at the schedules now, because one of them has changed. */
  wake(): void;
  /** When a subscription comes next. */
  next(subscription: Subscription): Date | undefined;
  /** What a channel would be shown now. */
  draw(subscription: Subscription): Promise<DailyPick | undefined>;
}

/** The loop and the desk in front of it. */
export interface Daily {
  desk: DailyDesk;
  /** Starts to post, in the background; what fails is logged. */
  start(): void;
  /** A workspace has let the bot in, for the first time or anew: what stood still because of that goes on. */
  enter(team: string): Promise<void>;
  /** Starts no more posts, and waits for those under way. */
  stop(): Promise<void>;
}

const DEFAULT_ZONE = 'Asia/Tokyo';

/** Makes the daily excerpts; nothing is posted before `start`. */
export function createDaily(options: DailyOptions, around: DailySurroundings): Daily {
  const { store, owner, catchUpMs, environment, setTimer = setNodeTimer } = options;
  const { library, lang, log, clock, random, locales, poster, workspaces } = around;
  const { subscriptions, claims, shown } = store;
  const posting = {
    library,
    subscriptions,
    shown,
    lang,
    log,
    random,
    posterOf: async (team: string) => {
      const client = await workspaces.client(team);
      return client && poster(client);
    },
    langOf: async (team: string, user: string) => {
      const client = await workspaces.client(team);
      return client ? locales.of(client, user) : lang;
    },
  };
  const scheduler = createScheduler<Subscription>({
    // other workspaces on the same database belong to other processes
    subscriptions: {
      list: async () => {
        const teams = new Set(await workspaces.teams());
        return (await subscriptions.list()).filter(({ team }) => teams.has(team));
      },
      get: subscriptions.get,
    },
    claims,
    post: (subscription, date) => postDaily(subscription, date, posting),
    owner,
    log,
    clock,
    setTimer,
    catchUpMs,
  });

  let starting: Promise<void> | undefined;
  let isStopped = false;

  const prepare = async (team: string) => {
    try {
      const client = await workspaces.client(team);
      if (!client) return;
      await letInAgain(store, team, log);
      await subscribeFromEnvironment(store.subscriptions, { team, client }, environment, around);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      log.error({ team, err: error }, 'the daily schedules of a workspace could not be prepared');
    }
  };

  /** What the store cannot do now, it does when it is back; the scheduler looks by itself. */
  const prepareSome = (list: () => Promise<readonly string[]>) =>
    untilStored(
      async () => {
        for (const team of isStopped ? [] : await list()) if (!isStopped) await prepare(team);
      },
      (error) => log.error({ err: error }, 'the workspaces cannot be listed'),
    );

  return {
    desk: {
      store,
      now: clock,
      zone: environment?.zone ?? DEFAULT_ZONE,
      wake: () => scheduler.wake(),
      next: (subscription) => nextRun(subscription, new Date(clock())),
      draw: async (subscription) => {
        const history = await shown.list(subscription.team, subscription.channel);
        const today = localDate(subscription.zone, new Date(clock()));
        return drawDaily(library(subscription.team), subscription, history, { localDate: today, random });
      },
    },
    start: () => {
      starting = prepareSome(() => workspaces.teams()).then(() => {
        if (!isStopped) scheduler.start();
      });
    },
    enter: async (team) => {
      await prepareSome(async () => [team]);
      if (!isStopped) scheduler.wake();
    },
    stop: async () => {
      isStopped = true;
      await starting;
      await scheduler.stop();
    },
  };
}

/** The bot could start in this workspace: what stood still because it could not post there goes on. */
async function letInAgain({ subscriptions }: Store, team: string, log: Log): Promise<void> {
  for (const { channel, pausedReason } of await subscriptions.list(team)) {
    if (pausedReason === undefined || !isWorkspaceReason(pausedReason)) continue;
    if (await subscriptions.resume(team, channel)) log.info({ team, channel }, 'a daily schedule goes on');
  }
}

function setNodeTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
