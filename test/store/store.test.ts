import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError, StoreUnavailable } from '../../src/errors.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStoreOrRetry, unavailableStore } from '../../src/store/store.ts';
import { keptLog } from '../support/kept-log.ts';

describe('unavailableStore', () => {
  it('rejects everything with the reason', async () => {
    const store = unavailableStore('the disk is full');
    const calls = [
      store.subscriptions.list(),
      store.claims.claim('T1', 'C1', '2026-11-20', 'me'),
      store.shown.list('T1', 'C1'),
      store.seen.first('Ev1'),
      store.feedback.tally(),
      store.wanted.add('T1', 'a'),
      store.installations.get({ teamId: 'T1' }),
    ];
    for (const call of calls) await expect(call).rejects.toThrow(new StoreUnavailable('the disk is full'));
    await store.close();
  });
});

describe('openStoreOrRetry', () => {
  let folder: string;
  let path: string;
  let now = 0;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-store-'));
    path = join(folder, 'state.db');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = (log = keptLog()) => openStoreOrRetry(`file:${path}`, { log, clock: () => now, retryMs: 1_000 });

  it('opens what can be opened', async () => {
    const store = await open();
    expect(await store.seen.first('Ev1')).toBe(true);
    await store.close();
  });

  it('goes on without state, says so once, and tries again after a while', async () => {
    const log = keptLog();
    await mkdir(path);
    const store = await open(log);
    await expect(store.seen.first('Ev1')).rejects.toBeInstanceOf(StoreUnavailable);
    now += 1_000;
    await expect(store.seen.first('Ev1')).rejects.toBeInstanceOf(StoreUnavailable);
    await rmdir(path);
    now += 999;
    await expect(store.seen.first('Ev1')).rejects.toBeInstanceOf(StoreUnavailable);
    now += 1;
    expect(await Promise.all([store.seen.first('Ev1'), store.seen.first('Ev1')])).toContain(true);
    await store.close();
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'info']);
  });

  it('says whether the database can be used, and asks it once a second at most', async () => {
    await mkdir(path);
    const store = await open();
    expect(await store.isUsable()).toBe(false);
    await rmdir(path);
    now += 999;
    expect(await store.isUsable()).toBe(false);
    now += 1;
    expect(await store.isUsable()).toBe(true);
    await store.close();
  });

  it('refuses a newer schema as openStore does', async () => {
    const database = await openDatabase(`file:${path}`);
    await database.run('INSERT INTO senpai_schema (version) VALUES (99)');
    await database.close();
    await expect(open()).rejects.toBeInstanceOf(SetupError);
  });
});
