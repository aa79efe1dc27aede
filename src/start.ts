import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { parse } from 'yaml';
import { secretsIn } from './config/secrets.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './create-log.ts';
import { SetupError } from './errors.ts';
import { NO_DATABASE, type Readiness } from './http/probes.ts';
import { type Libraries, openLibraries } from './libraries.ts';
import { fromAppManifest, type LocalManifest } from './local/manifest.ts';
import type { LocalSlack } from './local/server.ts';
import { countDaily } from './metrics/count-daily.ts';
import type { Metrics } from './metrics/metrics.ts';
import { openMonitor } from './monitor.ts';
import { createProgress, type Terminal } from './progress.ts';
import type { SlackApp, SlackAppOptions } from './slack/app.ts';
import { openStoreOrRetry, type Store } from './store/store.ts';

/** A running bot. */
export interface Senpai {
  /**
   * Says that it is going, drains what is under way (10 s at most) and closes every connection; a bot behind a load
   * balancer that `lingers` goes on answering for three seconds first, until nothing is sent to it any more.
   */
  stop(options?: { lingers?: boolean }): Promise<void>;
}

/** What a program that shows its progress, or tells another time, starts it with. */
export interface StartOptions {
  terminal?: Terminal;
  /** Epoch milliseconds. */
  clock?: () => number;
  /** Runs something later; what it returns takes it back. */
  setTimer?: (run: () => void, ms: number) => () => void;
}

/** From the built program's folder, `dist/`. */
const MANIFEST = new URL('../manifest.yml', import.meta.url);
const PAGE = new URL('./page/', import.meta.url);
const LINGER_MS = 3_000;

/**
 * Starts the bot that the environment describes, and the local Slack where no token is set; says so through `out`. A
 * `terminal` shows how far a slow start has come.
 * Throws a SetupError with one clear sentence where it cannot run.
 */
export async function startSenpai(
  env: Readonly<Record<string, string | undefined>>,
  out: (text: string) => void,
  { terminal, clock = Date.now, setTimer }: StartOptions = {},
): Promise<Senpai> {
  const config = readConfig(env);
  const { slack } = config;
  const log = createLog(config.logLevel, secretsIn(env));
  const open = createClosers();
  let app: SlackApp | undefined;
  let libraries: Libraries | undefined;
  /** Asked until it could be used once: whoever has been served goes on being served while it is away. */
  let unproven: Store | undefined;
  let isStopping = false;
  const readiness = async (): Promise<Readiness> => {
    if (isStopping) return 'stopping';
    if (!app) return 'starting';
    if (!app.isConnected()) return 'disconnected';
    if (unproven && !(await unproven.isUsable())) return NO_DATABASE;
    unproven = undefined;
    return 'ready';
  };
  const size = () => {
    const { posts, passageCount, problems } = libraries?.of() ?? {};
    return posts && { posts: posts.length, passages: passageCount ?? 0, problems: problems?.length ?? 0 };
  };
  try {
    const monitor = await openMonitor(config, { readiness, size, log });
    open.add(monitor);
    const progress = createProgress({ terminal, log });
    const [store, opened, { createSlackApp }] = await Promise.all([
      openStoreOrRetry(config.databaseUrl, { log, clock }).then(open.add),
      openLibraries(config, { log, onProgress: progress.update, onReload: monitor.metrics?.reloaded })
        .then(open.add)
        .finally(progress.end),
      import('./slack/app.ts'),
    ]);
    libraries = opened;
    if (slack.kind === 'oauth') unproven = store;
    const local = slack.kind === 'local' ? open.add(await startLocal(config)) : undefined;
    const made = await createSlackApp({
      mode: connection(config, store, local),
      apiUrl: local?.apiUrl ?? config.slackApiUrl,
      library: opened.of,
      lang: config.lang,
      log,
      clock,
      ...state(config, store, { setTimer, metrics: monitor.metrics }),
      allowSharedChannels: config.allowSharedChannels,
      meter: monitor.metrics,
      server: monitor.server,
    });
    const started = await made.start();
    app = made;
    const { passageCount, posts: served } = opened.of();
    const { length: posts } = served;
    log.info(
      { mode: slack.kind, posts, passages: passageCount, ready_ms: Math.round(process.uptime() * 1000) },
      'ready',
    );
    if (local) out(`Senpai is ready with ${posts} posts. Open ${local.url} in a browser.\n`);
    else if (slack.kind === 'oauth') out(`Senpai is ready with ${posts} posts. Install it at /slack/install.\n`);
    else out(`Senpai is ready with ${posts} posts, in ${started.team}.\n`);
    return {
      stop: async ({ lingers = false } = {}) => {
        isStopping = true;
        if (lingers && monitor.server) await new Promise((resolve) => setTimeout(resolve, LINGER_MS));
        await made.stop();
        await open.closeAll();
      },
    };
  } catch (error) {
    await open.closeAll();
    throw error;
  }
}

interface Closable {
  close(): Promise<void>;
}

/** Closes in the order of opening whatever has been opened. */
function createClosers() {
  const open: Closable[] = [];
  return {
    add: <T extends Closable>(one: T): T => {
      open.push(one);
      return one;
    },
    closeAll: async () => {
      for (const one of open.splice(0)) await one.close();
    },
  };
}

/** What outlives the process; the local Slack does not, and counts its events from one each time. */
function state(
  { slack, daily: { catchUpMs, ...environment } }: Config,
  store: Store,
  { setTimer, metrics }: Pick<StartOptions, 'setTimer'> & { metrics?: Metrics },
): Pick<SlackAppOptions, 'store' | 'seen' | 'daily'> {
  const owner = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  const counted = metrics ? { ...store, claims: countDaily(store.claims, metrics.daily) } : store;
  return {
    store,
    ...(slack.kind !== 'local' && { seen: store.seen }),
    daily: { store: counted, owner, catchUpMs, environment, ...(setTimer && { setTimer }) },
  };
}

function connection(config: Config, store: Store, local: LocalSlack | undefined): SlackAppOptions['mode'] {
  const { slack, port } = config;
  if (slack.kind === 'http') return { ...slack, port };
  if (slack.kind === 'oauth') return { ...slack, port, installations: store.installations };
  if (slack.kind === 'socket') return slack;
  if (!local) throw new Error('start: the local Slack has not been started');
  return { kind: 'socket', botToken: local.botToken, appToken: local.appToken };
}

async function startLocal({ port, lang }: Config): Promise<LocalSlack> {
  const { startLocalSlack } = await import('./local/server.ts');
  try {
    return await startLocalSlack({ port, lang, manifest: await readManifest(), pageDir: PAGE.pathname });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new SetupError(`PORT ${port} is in use by another program: set PORT to another number.`, { cause: error });
  }
}

async function readManifest(): Promise<LocalManifest> {
  return fromAppManifest(parse(await readFile(MANIFEST, 'utf8')));
}
