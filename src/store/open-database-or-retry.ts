import { StoreUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Database, Queries } from './database.ts';

interface RetryOptions {
  clock: () => number;
  log?: Log;
  retryMs: number;
}

/**
 * Opens a database; where it cannot be used now, answers with one that rejects with StoreUnavailable and opens it on
 * a later use, at most every `retryMs`. Any other failure of the first attempt is the caller's.
 */
export async function openDatabaseOrRetry(
  open: () => Promise<Database>,
  { clock, log, retryMs }: RetryOptions,
): Promise<Queries & Pick<Database, 'close'>> {
  let failure: { error: StoreUnavailable; at: number } | undefined;
  const attempt = async (): Promise<Database | undefined> => {
    try {
      const database = await open();
      if (failure) log?.info({}, 'the database can be used again');
      return database;
    } catch (error) {
      if (!failure && !(error instanceof StoreUnavailable)) throw error;
      if (!failure) log?.error({ err: error }, 'no state can be kept: questions are answered, nothing is posted daily');
      failure = { error: asUnavailable(error), at: clock() };
      return undefined;
    }
  };
  let current = attempt();
  await current;
  const ready = async (): Promise<Database> => {
    let database = await current;
    if (!database && failure && Math.abs(clock() - failure.at) >= retryMs) {
      failure.at = clock();
      current = attempt();
    }
    database = await current;
    if (!database) throw failure?.error;
    return database;
  };
  return {
    query: async (sql, values) => (await ready()).query(sql, values),
    run: async (sql, values) => (await ready()).run(sql, values),
    returning: async (sql, values) => (await ready()).returning(sql, values),
    close: async () => (await current)?.close(),
  };
}

/** What is fatal at the start is, later, only one more reason to do without. */
function asUnavailable(error: unknown): StoreUnavailable {
  return error instanceof StoreUnavailable ? error : new StoreUnavailable((error as Error).message, { cause: error });
}
