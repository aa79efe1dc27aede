import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import pino from 'pino';
import { parse } from 'yaml';
import { type Config, readConfig } from './config.ts';
import { SetupError } from './errors.ts';
import { openLiveLibrary } from './live-library.ts';
import { fromAppManifest, type LocalManifest } from './local/manifest.ts';
import type { LocalSlack } from './local/server.ts';
import { createProgress, type Terminal } from './progress.ts';
import type { SlackAppOptions } from './slack/app.ts';
import { openStoreOrRetry, type Store } from './store/store.ts';

/** A running bot. */
export interface Senpai {
  /** Drains what is under way and closes every connection. */
  stop(): Promise<void>;
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
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const progress = createProgress({ terminal, log });
  const [store, library, { createSlackApp }] = await Promise.all([
    openStoreOrRetry(config.databaseUrl, { log, clock }),
    openLiveLibrary({
      folders: config.corpusFolders,
      skipDrafts: config.skipDrafts,
      cache: config.corpusCache,
      onProgress: progress.update,
      log,
    }).finally(progress.end),
    import('./slack/app.ts'),
  ]);
  const local = config.slack.kind === 'local' ? await startLocal(config) : undefined;
  const app = await createSlackApp({
    mode: connection(config, local),
    apiUrl: local?.apiUrl ?? config.slackApiUrl,
    library: library.current,
    lang: config.lang,
    log,
    clock,
    ...state(config, store, setTimer),
    allowSharedChannels: config.allowSharedChannels,
  });
  const started = await app.start();
  const { passageCount, posts: served } = library.current();
  const { length: posts } = served;
  log.info(
    { mode: config.slack.kind, posts, passages: passageCount, ready_ms: Math.round(process.uptime() * 1000) },
    'ready',
  );
  if (local) out(`Senpai is ready with ${posts} posts. Open ${local.url} in a browser.\n`);
  else out(`Senpai is ready with ${posts} posts, in ${started.team}.\n`);
  return {
    stop: async () => {
      await app.stop();
      await store.close();
      await library.close();
      await local?.close();
    },
  };
}

/** What outlives the process; the local Slack does not, and counts its events from one each time. */
function state(
  { slack, daily: { catchUpMs, ...environment } }: Config,
  store: Store,
  setTimer: StartOptions['setTimer'],
): Pick<SlackAppOptions, 'store' | 'seen' | 'daily'> {
  const owner = `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`;
  return {
    store,
    ...(slack.kind !== 'local' && { seen: store.seen }),
    daily: { store, owner, catchUpMs, environment, ...(setTimer && { setTimer }) },
  };
}

function connection(config: Config, local: LocalSlack | undefined): SlackAppOptions['mode'] {
  const { slack, port } = config;
  if (slack.kind === 'http') return { ...slack, port };
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
