import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { StoreUnavailable } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore } from '../../src/store/store.ts';
import { keptLog } from '../support/kept-log.ts';
import { type Place, storeContract } from './contract.ts';

const SERVER = process.env.TEST_DATABASE_URL;
const where = SERVER ? describe : describe.skip;

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A schema of its own. */
async function place(): Promise<Place> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await admin(`CREATE SCHEMA ${schema}`);
  const url = new URL(SERVER ?? '');
  url.searchParams.set('options', `-csearch_path=${schema}`);
  return { url: url.href, drop: () => admin(`DROP SCHEMA ${schema} CASCADE`) };
}

where('a store on PostgreSQL (runs where TEST_DATABASE_URL names a server)', () => {
  storeContract(place);

  it('outlives connections that the server ends', async () => {
    const here = await place();
    const log = keptLog();
    const database = await openDatabase(here.url, log);
    const [mine] = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await admin(`SELECT pg_terminate_backend(${mine?.pid})`);
    const lost = database.transaction(async ({ query, run }) => {
      const [{ pid } = {}] = await query<{ pid?: number }>('SELECT pg_backend_pid() AS pid');
      await admin(`SELECT pg_terminate_backend(${pid})`);
      await run('SELECT 1');
    });
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.close();
    await here.drop();
  });

  it('does not wait for ever for a lock', async () => {
    const here = await place();
    const store = await openStore(here.url);
    const other = await openDatabase(here.url);
    await other.transaction(async ({ run }) => {
      await run('LOCK TABLE senpai_wanted');
      await expect(store.wanted.add('T1', 'a')).rejects.toBeInstanceOf(StoreUnavailable);
    });
    await store.wanted.add('T1', 'a');
    expect(await store.wanted.list()).toHaveLength(1);
    await Promise.all([store.close(), other.close()]);
    await here.drop();
  }, 5_000);

  it('says that a database cannot be written', async () => {
    const here = await place();
    const store = await openStore(`${here.url}%20-cdefault_transaction_read_only=on`).catch((error) => error);
    expect(store).toBeInstanceOf(StoreUnavailable);
    await here.drop();
  });
});

describe('openStore of a PostgreSQL server that is not there', () => {
  it.each([
    ['nobody listens', 'postgres://nobody@127.0.0.1:9/none'],
    ['the address says nothing', 'postgres://'],
  ])(
    'rejects with StoreUnavailable where %s',
    async (_, url) => {
      const options = url === 'postgres://' ? '?host=/nowhere' : '';
      await expect(openStore(`${url}${options}`)).rejects.toBeInstanceOf(StoreUnavailable);
    },
    5_000,
  );
});
