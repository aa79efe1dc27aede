import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Library } from '../../src/library.ts';
import type { Message, View } from '../../src/local/model.ts';
import { fromAppManifest, type LocalSlack, startLocalSlack } from '../../src/local/server.ts';
import { createSlackApp, type SlackAppOptions } from '../../src/slack/app.ts';
import { expectCleanLog } from './clean-log.ts';
import { type KeptLog, keptLog } from './kept-log.ts';

export const MISAKI = 'U0MISAKI01';
export const ALEX = 'U0ALEX0001';

/** The two ways in which Slack reaches the bot. */
export const MODES = ['socket', 'http'] as const;
export type ModeName = (typeof MODES)[number];

/** The whole bot on a local Slack of its own, as `manifest.yml` describes it. */
export interface RunningSenpai {
  slack: LocalSlack;
  log: KeptLog;
  /** What the bot has said so far, private or not, oldest first. */
  said(): Message[];
  /** The bot's next message, or its next change of one, after `before` calls. */
  next(before?: number): Promise<Message>;
  /** The modal that a person looks at, once it is filled. */
  modal(user: string): Promise<View>;
  /** Puts another library in the place of the first. */
  swap(library: Library): void;
  stop(): Promise<void>;
}

/** Starts it in a mode, with a library that stays or one that is asked for anew each time. */
export async function startSenpaiFor(
  mode: ModeName,
  library: Library | (() => Library),
  options: Partial<Omit<SlackAppOptions, 'mode' | 'apiUrl' | 'library' | 'lang' | 'log'>> & {
    /** Slack's own clock, where it is not the bot's. */
    slackClock?: () => number;
    /** Folder of the built page. */
    pageDir?: string;
  } = {},
): Promise<RunningSenpai> {
  const manifest = fromAppManifest(parse(readFileSync('manifest.yml', 'utf8')));
  const slack = await startLocalSlack({
    manifest,
    clock: options.slackClock ?? options.clock,
    pageDir: options.pageDir,
    timing: { ackMs: 2_900, retryMs: [10, 20, 30] },
  });
  const { botToken, appToken, signingSecret, apiUrl } = slack;
  const log = keptLog();
  let current = typeof library === 'function' ? library : () => library;
  const app = await createSlackApp({
    mode: mode === 'socket' ? { kind: mode, botToken, appToken } : { kind: mode, botToken, signingSecret, port: 0 },
    apiUrl,
    library: () => current(),
    lang: 'ja',
    log,
    ...options,
  });
  const { port } = await app.start();
  if (port) slack.deliverTo({ kind: 'http', url: `http://127.0.0.1:${port}/slack/events` });
  const said = () => slack.workspace.messages.filter(({ user }) => user === slack.workspace.bot.id);
  return {
    slack,
    log,
    said,
    next: (before = said().length) => slack.waitFor(() => said()[before]),
    modal: (user) => slack.waitFor(() => slack.views.stack(user).find(({ blocks }) => blocks.length > 1)),
    swap: (other) => {
      current = () => other;
    },
    async stop() {
      await app.stop();
      await slack.close();
      expectCleanLog(log, slack.deliveries);
    },
  };
}

/** All literal text of a message or a view, in order. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : textOf(inner)))
    .filter(Boolean)
    .join('\n');
}

/** The `action_id`s of a message or a view. */
export function actionsOf({ blocks = [] }: { blocks?: { type: string; elements?: unknown }[] }): string[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => (elements as { action_id: string }[]).map(({ action_id }) => action_id));
}
