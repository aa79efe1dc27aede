import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Connection from 'libsql/promise';
import { StoreUnavailable } from '../errors.ts';
import { makeFolder } from '../make-folder.ts';
import { type Database, PATIENCE_MS, type Queries, type Value, withoutNul } from './database.ts';

/** A failing statement of ours, as opposed to a file that cannot be used (https://sqlite.org/rescode.html). */
const MISTAKE = /^SQLITE_(?:ERROR|CONSTRAINT|MISMATCH|MISUSE|RANGE|TOOBIG)/;
const RETRY_MS = 10;

/** Opens or creates a SQLite file, readable by its owner alone, with a write-ahead log beside it. */
export async function openSqlite(path: string): Promise<Database> {
  let connection: Connection | undefined = await describing(path, async () => {
    await makeFolder(dirname(path));
    await create(path);
    return connect(path);
  });
  const inTurn = createTurns(path);

  /** A statement that failed may hold its locks until it is garbage: such a connection is not used again. */
  const using = <T>(work: (connection: Connection) => Promise<T>): Promise<T> =>
    describing(path, async () => {
      connection ??= await connect(path);
      try {
        return await work(connection);
      } catch (error) {
        await connection?.exec('ROLLBACK').catch(() => undefined);
        connection?.close();
        connection = undefined;
        throw error;
      }
    });
  const all = <Row>(sql: string, values: readonly Value[] = []): Promise<Row[]> =>
    using(async (connection) => (await connection.prepare(sql)).all(withoutNul(values)));
  const inside: Queries = { query: all, run: async (sql, values) => void (await all(sql, values)), returning: all };

  /** With the write lock in hand before a statement is made, none can fail for want of it. */
  const transact = async <T>(work: (inside: Queries) => Promise<T>): Promise<T> => {
    await using((connection) => untilFree(() => connection.exec('BEGIN IMMEDIATE')));
    try {
      const result = await work(inside);
      await using((connection) => untilFree(() => connection.exec('COMMIT')));
      return result;
    } catch (error) {
      await connection?.exec('ROLLBACK').catch(() => undefined);
      throw error;
    }
  };
  return {
    dialect: 'sqlite',
    query: (sql, values) => inTurn(() => untilFree(() => inside.query(sql, values))),
    run: (sql, values) => inTurn(() => transact(({ run }) => run(sql, values))),
    returning: (sql, values) => inTurn(() => transact(({ returning }) => returning(sql, values))),
    transaction: (work) => inTurn(() => transact(work)),
    close: () => inTurn(async () => connection?.close()),
  };
}

/**
 * SQLite gives its -wal and -shm files the mode of the file itself. A file that is there is left alone: to close it
 * would end the locks of this process's other connections (https://sqlite.org/howtocorrupt.html, 2.2).
 */
async function create(path: string): Promise<void> {
  try {
    await (await open(path, 'wx', 0o600)).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function connect(path: string): Promise<Connection> {
  const connection = new Connection(path, {});
  try {
    // a claim has to outlive a power cut
    await untilFree(() => connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'));
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Asks again while another process holds the lock. SQLite's own waiting would occupy one of libsql's few threads, and
 * not wait at all where the journal's mode changes.
 */
async function untilFree<T>(work: () => Promise<T>): Promise<T> {
  for (const asked = performance.now(); ; await sleep(RETRY_MS)) {
    try {
      return await work();
    } catch (error) {
      const { code } = ((error as Error).cause ?? error) as { code?: string };
      const isBusy = code?.startsWith('SQLITE_BUSY');
      if (!isBusy || performance.now() - asked > PATIENCE_MS) throw error;
    }
  }
}

/** One statement or transaction at a time; what has waited too long for its turn fails at once. */
function createTurns(path: string): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const asked = performance.now();
    const turn = last.then(() => {
      if (performance.now() - asked > PATIENCE_MS) throw new StoreUnavailable(`the database file ${path} is busy`);
      return work();
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function describing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    if (MISTAKE.test(code ?? '')) throw error;
    throw new StoreUnavailable(`the database file ${path} cannot be used: ${message}`, { cause: error });
  }
}
