import pg from 'pg';
import { StoreUnavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Database, PATIENCE_MS, type Queries, type Value, withoutNul } from './database.ts';

/** A failing statement of ours: classes 22, 23 and 42 (https://www.postgresql.org/docs/15/errcodes-appendix.html). */
const MISTAKE = /^(?:22|23|42(?!501))/;
const INT8 = 20;

/** Connects to PostgreSQL through a pool; at most `max` connections. */
export async function openPostgres(url: string, options: { log?: Log; max?: number } = {}): Promise<Database> {
  const { log, max = 5 } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    lock_timeout: PATIENCE_MS,
    idle_in_transaction_session_timeout: 10 * PATIENCE_MS,
    application_name: 'senpai',
    allowExitOnIdle: true,
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // a server that goes away ends idle connections, and the next statement opens another; the error holds the client
  pool.on('error', ({ message }) => log?.warn({ reason: message }, 'a database connection was lost'));
  const database: Database = {
    dialect: 'postgres',
    ...queriesOf(pool),
    transaction: (work) => transact(pool, work),
    close: () => pool.end(),
  };
  try {
    await database.run('SELECT 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

async function transact<T>(pool: pg.Pool, work: (inside: Queries) => Promise<T>): Promise<T> {
  const client = await describing(() => pool.connect());
  const inside = queriesOf(client);
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  // a connection that is lost in here fails the statement too: without a listener it would end the process
  client.on('error', onError);
  try {
    await inside.run('BEGIN');
    const result = await work(inside);
    await inside.run('COMMIT');
    return result;
  } catch (error) {
    await inside.run('ROLLBACK').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function queriesOf(target: Pick<pg.Pool, 'query'>): Queries {
  const send = async (sql: string, values: readonly Value[] = []) =>
    (await describing(() => target.query(numbered(sql), withoutNul(values)))).rows;
  return { query: send, run: async (sql, values) => void (await send(sql, values)), returning: send };
}

/** `a = ? AND b = ?` becomes `a = $1 AND b = $2`; no statement of ours holds a question mark of its own. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
}

async function describing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (error instanceof StoreUnavailable || (error instanceof pg.DatabaseError && MISTAKE.test(code ?? '')))
      throw error;
    throw new StoreUnavailable(`the PostgreSQL database cannot be used: ${message || code}`, { cause: error });
  }
}
