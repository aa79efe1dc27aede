import { fileURLToPath } from 'node:url';
import { SetupError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** Connects to the database that a DATABASE_URL names, and brings its schema up to date. */
export async function openDatabase(url: string, log?: Log): Promise<Database> {
  const database = await connect(url, log);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Only the driver that is needed is loaded. */
async function connect(url: string, log: Log | undefined): Promise<Database> {
  if (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url)) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, { log });
  }
  const path = filePath(url);
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(path);
}

function filePath(url: string): string {
  // SQLite's name for a database that is gone with the program
  if (url.startsWith('file::memory:')) throw new SetupError('DATABASE_URL must name a file that stays: not :memory:.');
  try {
    const path = url.startsWith('file://') ? fileURLToPath(url) : url.replace(/^file:/, '');
    if (path && path !== url) return path;
  } catch {
    // said below
  }
  throw new SetupError('DATABASE_URL must be file:<path> or postgres://<user>:<password>@<host>/<database>.');
}
