import { delimiter } from 'node:path';
import { z } from 'zod';
import { SetupError } from './errors.ts';

/** How the bot reaches Slack: with no token at all it starts a local stand-in. */
export type SlackMode =
  | { kind: 'socket'; botToken: string; appToken: string }
  | { kind: 'http'; botToken: string; signingSecret: string }
  | { kind: 'local' };

/** The whole configuration, checked. */
export interface Config {
  slack: SlackMode;
  /** Another Web API root, with a closing slash. */
  slackApiUrl?: string;
  port: number;
  /** Folders of posts, in order of precedence. */
  corpusFolders: string[];
  databaseUrl: string;
  lang: 'ja' | 'en';
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

const environment = z.object({
  SLACK_BOT_TOKEN: token('xox', 'a bot token'),
  SLACK_APP_TOKEN: token('xapp-', 'an app-level token'),
  SLACK_SIGNING_SECRET: optional,
  SLACK_API_URL: optional.refine(
    (value) => !value || (URL.canParse(value) && /^https?:/.test(value)),
    'must be an http or https address',
  ),
  PORT: optional
    .transform((value) => Number(value ?? 3000))
    .refine((port) => Number.isInteger(port) && port >= 0 && port <= 65535, 'must be a whole number from 0 to 65535'),
  CORPUS_DIR: optional.transform((value) => (value ?? 'corpus').split(delimiter).filter(Boolean)),
  DATABASE_URL: optional
    .transform((value) => value ?? 'file:.data/senpai.db')
    .refine((value) => /^(?:file:.|postgres(?:ql)?:\/\/)/.test(value), 'must start with file: or postgres://'),
  BOT_LANG: optional.transform((value) => value ?? 'ja').pipe(z.enum(['ja', 'en'], 'must be ja or en')),
  ALLOW_SHARED_CHANNELS: optional
    .transform((value) => value ?? '0')
    .pipe(z.enum(['0', '1'], 'must be 0 or 1'))
    .transform((value) => value === '1'),
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
  const slack = slackMode(env, problems);
  if (!parsed.success || problems.length > 0) throw new SetupError(`${problems.join('; ')}.`);
  const { data } = parsed;
  return {
    slack,
    slackApiUrl: data.SLACK_API_URL?.replace(/\/?$/, '/'),
    port: data.PORT,
    corpusFolders: data.CORPUS_DIR,
    databaseUrl: data.DATABASE_URL,
    lang: data.BOT_LANG,
    allowSharedChannels: data.ALLOW_SHARED_CHANNELS,
    logLevel: data.LOG_LEVEL,
  };
}

/** Which of the three is set decides; what a half-set pair lacks is added to `problems`. */
function slackMode(env: Readonly<Record<string, string | undefined>>, problems: string[]): SlackMode {
  const botToken = env.SLACK_BOT_TOKEN?.trim();
  const appToken = env.SLACK_APP_TOKEN?.trim();
  const signingSecret = env.SLACK_SIGNING_SECRET?.trim();
  if (!botToken && !appToken && !signingSecret) return { kind: 'local' };
  if (!botToken) {
    const set = [appToken && 'SLACK_APP_TOKEN', signingSecret && 'SLACK_SIGNING_SECRET'].filter(Boolean).join(' and ');
    problems.push(`SLACK_BOT_TOKEN is missing: ${set} alone cannot answer`);
    return { kind: 'local' };
  }
  if (appToken) return { kind: 'socket', botToken, appToken };
  if (signingSecret) return { kind: 'http', botToken, signingSecret };
  problems.push('SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP mode)');
  return { kind: 'local' };
}
