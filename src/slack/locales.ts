import type { webApi } from '@slack/bolt';
import type { Log } from '../log.ts';
import { within } from './in-flight.ts';
import type { Lang } from './phrases.ts';

/** The languages that people read their Slack in. */
export interface Locales {
  /** Asks Slack once a day and person; never waits longer than the answer can, and never fails. */
  of(client: UsersClient, user: string): Promise<Lang>;
  /** What is known already, without asking. */
  peek(user: string): Lang;
}

/** The part of Slack's client that is needed. */
export interface UsersClient {
  users: Pick<webApi.WebClient['users'], 'info'>;
}

interface Entry {
  lang: Lang;
  until: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const FAILURE_MS = 10 * 60 * 1000;

/** A bounded cache over `users.info`; `fallback` is spoken where Slack does not say. */
export function createLocales(options: {
  fallback: Lang;
  clock: () => number;
  log: Log;
  waitMs?: number;
  limit?: number;
}): Locales {
  const { fallback, clock, log, waitMs = 1_500, limit = 5_000 } = options;
  const known = new Map<string, Entry>();
  const asking = new Map<string, Promise<void>>();

  const remember = (user: string, lang: Lang, ms: number) => {
    known.delete(user);
    known.set(user, { lang, until: clock() + ms });
    if (known.size > limit) known.delete(known.keys().next().value as string);
  };

  const ask = async (client: UsersClient, user: string) => {
    try {
      const info = await client.users.info({ user, include_locale: true });
      remember(user, langOf(info.user?.locale) ?? fallback, DAY_MS);
    } catch (error) {
      log.warn({ code: (error as { data?: { error?: string } }).data?.error }, 'users.info failed');
      remember(user, fallback, FAILURE_MS);
    } finally {
      asking.delete(user);
    }
  };

  const peek = (user: string) => known.get(user)?.lang ?? fallback;

  return {
    peek,
    async of(client, user) {
      const entry = known.get(user);
      if (entry && entry.until > clock()) {
        known.delete(user);
        known.set(user, entry);
        return entry.lang;
      }
      const pending = asking.get(user) ?? ask(client, user);
      asking.set(user, pending);
      await within(pending, waitMs);
      return peek(user);
    },
  };
}

/** `ja-JP` is Japanese; every other language that Slack knows gets English. */
function langOf(locale: string | undefined): Lang | undefined {
  if (!locale) return undefined;
  return locale.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}
