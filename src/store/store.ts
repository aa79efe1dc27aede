import { StoreUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Claims, createClaims } from './claims.ts';
import type { Queries } from './database.ts';
import { createFeedback, type Feedback } from './feedback.ts';
import { createInstallations, type Installations } from './installations.ts';
import { openDatabase } from './open-database.ts';
import { openDatabaseOrRetry } from './open-database-or-retry.ts';
import { createSeenKeys, type SeenKeys } from './seen.ts';
import { createShownLog, type ShownLog } from './shown.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';
import { createWanted, type Wanted } from './wanted.ts';

const ASK_AGAIN_MS = 1_000;

/** The bot's small durable state. Every method rejects with StoreUnavailable where the database cannot be used. */
export interface Store {
  subscriptions: Subscriptions;
  claims: Claims;
  shown: ShownLog;
  seen: SeenKeys;
  feedback: Feedback;
  wanted: Wanted;
  installations: Installations;
  /** Whether the database answers now; it is asked once a second at most. Never rejects. */
  isUsable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface StoreOptions {
  log?: Log;
  /** Epoch milliseconds. */
  clock?: () => number;
}

/**
 * Opens `file:path` (SQLite) or `postgres://…` and brings its schema up to date. Rejects with a SetupError where the
 * address means nothing or the schema is newer than this program, with StoreUnavailable where the database cannot be
 * reached or written.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const { clock = Date.now, log } = options;
  return createStore(await openDatabase(url, log), clock);
}

/**
 * As `openStore`, but goes on without state where the database cannot be used: says so once in the log, and tries
 * again on use, at most every `retryMs`.
 */
export async function openStoreOrRetry(url: string, options: StoreOptions & { retryMs?: number } = {}): Promise<Store> {
  const { clock = Date.now, log, retryMs = 30_000 } = options;
  return createStore(await openDatabaseOrRetry(() => openDatabase(url, log), { clock, log, retryMs }), clock);
}

/** A store with no database behind it: everything but `close` rejects with StoreUnavailable. */
export function unavailableStore(reason: string): Store {
  const reject = () => Promise.reject(new StoreUnavailable(reason));
  return createStore({ query: reject, run: reject, returning: reject, close: async () => {} }, Date.now);
}

function createStore(database: Queries & { close(): Promise<void> }, clock: () => number): Store {
  return {
    subscriptions: createSubscriptions(database, clock),
    claims: createClaims(database, clock),
    shown: createShownLog(database, clock),
    seen: createSeenKeys(database, clock),
    feedback: createFeedback(database),
    wanted: createWanted(database),
    installations: createInstallations(database),
    isUsable: createAsking(database, clock),
    close: () => database.close(),
  };
}

function createAsking({ query }: Queries, clock: () => number): Store['isUsable'] {
  let last: { at: number; isUsable: Promise<boolean> } | undefined;
  return () => {
    if (last && Math.abs(clock() - last.at) < ASK_AGAIN_MS) return last.isUsable;
    const isUsable = query('SELECT 1').then(
      () => true,
      () => false,
    );
    last = { at: clock(), isUsable };
    return isUsable;
  };
}
