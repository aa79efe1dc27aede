import { delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { readSlackMode, type SlackMode } from './config/slack-mode.ts';
import { readTeamFolders } from './config/team-folders.ts';
import { SetupError } from './errors.ts';

export type { SlackMode };

/** The whole configuration, checked. */
export interface Config {
  slack: SlackMode;
  /** Another Web API root, with a closing slash. */
  slackApiUrl?: string;
  port: number;
  /** Where `/metrics`, `/readyz` and `/healthz` are answered outside HTTP mode; nowhere unless set. */
  metricsPort?: number;
  /** Folders of posts, in order of precedence. */
  corpusFolders: string[];
  /** Those of workspaces that have their own. */
  teamFolders: ReadonlyMap<string, string[]>;
  /** Whether posts that their front matter calls drafts are left out. */
  skipDrafts: boolean;
  databaseUrl: string;
  /** The file that keeps the analysed corpus for the next start. */
  corpusCache: string;
  lang: 'ja' | 'en';
  /** When a story comes to the channel that gets one a day without anybody's asking, and how late it still may. */
  daily: { channel?: string; time: string; zone: string; catchUpMs: number };
  /** Whether to answer in channels that are shared with another company. */
  allowSharedChannels: boolean;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined);

const token = (prefix: string, kind: string) =>
  optional.refine((value) => !value || value.startsWith(prefix), `must be ${kind}, which starts with ${prefix}`);

const PORT_RANGE = 'must be a whole number from 0 to 65535';
const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** No timer rings on the millisecond: what is due at its minute may come within that. */
const LEAST_CATCH_UP_MS = MINUTE_MS;

const environment = z.object({
  SLACK_BOT_TOKEN: token('xox', 'a bot token'),
  SLACK_APP_TOKEN: token('xapp-', 'an app-level token'),
  SLACK_SIGNING_SECRET: optional,
  SLACK_API_URL: optional.refine(
    (value) => !value || (URL.canParse(value) && /^https?:/.test(value)),
    'must be an http or https address',
  ),
  PORT: optional.transform((value) => Number(value ?? 3000)).refine(isPort, PORT_RANGE),
  METRICS_PORT: optional
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .refine((port) => port === undefined || isPort(port), PORT_RANGE),
  CORPUS_DIR: optional
    .transform((value) => (value ?? 'corpus').split(delimiter).filter(Boolean))
    .refine((folders) => folders.length > 0, 'names no folder'),
  CORPUS_DRAFTS: optional
    .transform((value) => value?.toLowerCase() ?? 'index')
    .pipe(z.enum(['index', 'skip'], 'must be index or skip')),
  DATABASE_URL: optional
    .transform((value) => value ?? 'file:.data/senpai.db')
    .refine((value) => /^(?:file:.|postgres(?:ql)?:\/\/)/.test(value), 'must start with file: or postgres://')
    .refine(
      (value) => value.startsWith('file:') || isPercentEncoded(value),
      'must have %25 in place of a % of its own',
    ),
  BOT_LANG: optional.transform((value) => value ?? 'ja').pipe(z.enum(['ja', 'en'], 'must be ja or en')),
  ALLOW_SHARED_CHANNELS: optional
    .transform((value) => value ?? '0')
    .pipe(z.enum(['0', '1'], 'must be 0 or 1'))
    .transform((value) => value === '1'),
  DAILY_CHANNEL: optional,
  DAILY_AT: optional
    .transform((value) => value ?? '09:00')
    .refine((value) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value), 'must be a time such as 09:00'),
  DAILY_TZ: optional
    .transform((value) => value ?? 'Asia/Tokyo')
    .refine(isTimeZone, 'must be a time zone such as Asia/Tokyo'),
  DAILY_CATCHUP: optional
    .transform((value) => (value === undefined ? 2 * HOUR_MS : durationMs(value)))
    .refine((ms) => ms >= 0 && ms <= 24 * HOUR_MS, 'must be a time span such as 2h or 90m, 24h at most')
    .transform((ms) => Math.max(ms, LEAST_CATCH_UP_MS)),
  LOG_LEVEL: optional
    .transform((value) => value?.toLowerCase() ?? 'info')
    .pipe(
      z.enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
        'must be fatal, error, warn, info, debug or silent',
      ),
    ),
});

/** Reads the environment; throws one SetupError that names every problem by its variable, and never a value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  const problems = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const slack = readSlackMode(env, problems);
  const teamFolders = readTeamFolders(env, problems);
  if (!parsed.success || problems.length > 0) throw new SetupError(`${problems.join('; ')}.`);
  const { data } = parsed;
  return {
    slack,
    slackApiUrl: data.SLACK_API_URL?.replace(/\/?$/, '/'),
    port: data.PORT,
    ...(data.METRICS_PORT !== undefined && { metricsPort: data.METRICS_PORT }),
    corpusFolders: data.CORPUS_DIR,
    teamFolders,
    skipDrafts: data.CORPUS_DRAFTS === 'skip',
    databaseUrl: data.DATABASE_URL,
    corpusCache: corpusCache(data.DATABASE_URL),
    lang: data.BOT_LANG,
    daily: {
      ...(data.DAILY_CHANNEL && { channel: data.DAILY_CHANNEL }),
      time: data.DAILY_AT,
      zone: data.DAILY_TZ,
      catchUpMs: data.DAILY_CATCHUP,
    },
    allowSharedChannels: data.ALLOW_SHARED_CHANNELS,
    logLevel: data.LOG_LEVEL,
  };
}

/** Beside a database file; in its default folder where the database is elsewhere. */
function corpusCache(databaseUrl: string): string {
  const path = /^file:(?:\/\/(?=\/))?([^:?]+)/.exec(databaseUrl)?.[1];
  return join(path === undefined ? '.data' : dirname(path), 'corpus.cache');
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65535;
}

/** Whether every `%` begins an encoded byte, and the bytes are UTF-8. */
function isPercentEncoded(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** `2h`, `90m`, or `0`; not a number where it is none of them. */
function durationMs(text: string): number {
  const [, count, unit] = /^(\d{1,4})\s*(h|m)$/i.exec(text) ?? [];
  if (!count) return text === '0' ? 0 : Number.NaN;
  return Number(count) * (unit?.toLowerCase() === 'h' ? HOUR_MS : MINUTE_MS);
}
