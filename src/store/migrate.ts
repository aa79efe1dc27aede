import { SetupError } from '../errors.ts';
import type { Database } from './database.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';

/** Held while the schema changes; the number is "senpai" on a telephone's keys. */
const ADVISORY_LOCK = 736724;

/**
 * Brings the schema up to date, one process at a time; a second one finds nothing left to do.
 * Throws a SetupError where the database was written by a newer program.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const known = Math.max(...migrations.map(({ version }) => version));
  await database.transaction(async (inside) => {
    if (database.dialect === 'postgres') await inside.run('SELECT pg_advisory_xact_lock(?)', [ADVISORY_LOCK]);
    await inside.run('CREATE TABLE IF NOT EXISTS senpai_schema (version INTEGER PRIMARY KEY)');
    const [row] = await inside.query<{ version: number | null }>('SELECT max(version) AS version FROM senpai_schema');
    const current = row?.version ?? 0;
    if (current > known) {
      throw new SetupError(
        `DATABASE_URL names a database of schema version ${current}, and this program knows no more than ${known}: ` +
          'start the newer program that wrote it, or name another database.',
      );
    }
    for (const { version, statements } of migrations) {
      if (version <= current) continue;
      for (const statement of statements(database.dialect)) await inside.run(statement);
      await inside.run('INSERT INTO senpai_schema (version) VALUES (?)', [version]);
    }
  });
}
