import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Connection from 'libsql';
import { SetupError, StoreUnavailable } from '../../src/errors.ts';
import { openStore } from '../../src/store/store.ts';
import { storeContract } from './contract.ts';

const temporary = () => mkdtemp(join(tmpdir(), 'senpai-store-'));

describe('a store on SQLite', () => {
  storeContract(async () => {
    const folder = await temporary();
    return { url: `file:${join(folder, 'state.db')}`, drop: () => rm(folder, { recursive: true }) };
  });
});

describe('openStore of a SQLite file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await temporary();
    path = join(folder, 'state.db');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes the folder, and files that their owner alone may read', async () => {
    const deep = join(folder, 'a', 'b', 'state.db');
    const store = await openStore(`file:${deep}`);
    await store.wanted.add('T1', 'a');
    const modes = await Promise.all(['', '-wal', '-shm'].map(async (end) => (await stat(deep + end)).mode & 0o777));
    await store.close();
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it('takes a file address with slashes', async () => {
    const store = await openStore(pathToFileURL(path).href);
    await store.close();
    expect((await stat(path)).isFile()).toBe(true);
  });

  it.each(['', 'file:', 'mysql://localhost/senpai', 'senpai.db', 'file://elsewhere/senpai.db'])(
    'refuses %j with a sentence that names DATABASE_URL',
    async (url) => {
      const refused = openStore(url);
      await expect(refused).rejects.toBeInstanceOf(SetupError);
      await expect(refused).rejects.toThrow(/^DATABASE_URL must be .*\.$/);
    },
  );

  it.each(['file::memory:', 'file::memory:?cache=shared'])(
    'refuses %s, which would be a file of that name',
    async (url) => {
      const refused = openStore(url);
      await expect(refused).rejects.toBeInstanceOf(SetupError);
      await expect(refused).rejects.toThrow('DATABASE_URL must name a file that stays: not :memory:.');
      await expect(stat(':memory:')).rejects.toThrow('ENOENT');
    },
  );

  it.each([
    ['a folder', () => mkdir(path)],
    ['no database', () => writeFile(path, 'no database at all '.repeat(100))],
  ])('rejects with StoreUnavailable where %s stands', async (_, make) => {
    await make();
    await expect(openStore(`file:${path}`)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it.each([
    ['a full disk', '/dev/full'],
    ['a path through a file', '/dev/null/senpai.db'],
    ['a folder that nobody can make', '/proc/senpai/senpai.db'],
  ])('rejects with StoreUnavailable on %s', async (_, full) => {
    const refused = openStore(`file:${full}`);
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(refused).rejects.toThrow(full);
  });

  it('rejects with StoreUnavailable where it may only read', async () => {
    await (await openStore(`file:${path}`)).close();
    await chmod(path, 0o444);
    await chmod(folder, 0o555);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    const opened = await openStore(`file:${path}`).catch((error) => error);
    if (isRoot) process.seteuid?.(0);
    await chmod(folder, 0o755);
    expect(opened).toBeInstanceOf(StoreUnavailable);
  });

  it('does not wait for ever for a lock, and goes on when it is gone', async () => {
    const store = await openStore(`file:${path}`);
    const other = new Connection(path);
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const timer = setInterval(() => turns++, 10);
    await expect(store.wanted.add('T1', 'a')).rejects.toBeInstanceOf(StoreUnavailable);
    clearInterval(timer);
    await expect(openStore(`file:${path}`)).rejects.toBeInstanceOf(StoreUnavailable);
    other.exec('ROLLBACK');
    other.close();
    await store.wanted.add('T1', 'b');
    const next = await openStore(`file:${path}`);
    await next.wanted.add('T1', 'c');
    expect(await next.wanted.list()).toHaveLength(2);
    // the program went on with other things while it waited
    expect(turns).toBeGreaterThan(20);
    await Promise.all([store.close(), next.close()]);
  }, 10_000);
});
