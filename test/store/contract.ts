import { SetupError, StoreUnavailable } from '../../src/errors.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import type { NewSubscription } from '../../src/store/subscriptions.ts';
import { runProcess } from './run-process.ts';

/** An empty database of its own, and how to be rid of it. */
export interface Place {
  url: string;
  drop(): Promise<void>;
}

const HOUR = 60 * 60 * 1000;
const MORNING: NewSubscription = {
  team: 'T1',
  channel: 'C1',
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'weekdays',
  skipHolidays: true,
  tags: ['転職', 'CRE'],
  authors: ["O'Brien"],
  createdBy: 'U1',
  source: 'person',
};

/** What every database has to do; `place` makes an empty one. */
export function storeContract(place: () => Promise<Place>): void {
  let here: Place;
  let now: number;
  let store: Store;
  const clock = () => now;

  beforeEach(async () => {
    now = Date.parse('2026-11-20T00:00:00Z');
    here = await place();
    store = await openStore(here.url, { clock });
  });
  afterEach(async () => {
    await store.close();
    await here.drop();
  });

  describe('subscriptions', () => {
    it('keeps every field', async () => {
      await store.subscriptions.save(MORNING);
      expect(await store.subscriptions.get('T1', 'C1')).toEqual({ ...MORNING, activeFrom: now });
      expect(await store.subscriptions.get('T1', 'C2')).toBeUndefined();
      expect(await store.subscriptions.get('T2', 'C1')).toBeUndefined();
    });

    it('keeps one of the environment, which nobody asked for', async () => {
      const { createdBy: _, ...rest } = MORNING;
      await store.subscriptions.save({ ...rest, source: 'environment', tags: [], authors: [] });
      expect(await store.subscriptions.get('T1', 'C1')).toEqual({
        ...rest,
        source: 'environment',
        tags: [],
        authors: [],
        activeFrom: now,
      });
    });

    it('replaces the one of the same channel and counts from then on when its times change', async () => {
      await store.subscriptions.save(MORNING);
      const first = now;
      now += HOUR;
      await store.subscriptions.save({ ...MORNING, tags: [] });
      expect(await store.subscriptions.get('T1', 'C1')).toMatchObject({ tags: [], activeFrom: first });
      await store.subscriptions.save({ ...MORNING, time: '12:00' });
      expect(await store.subscriptions.list()).toEqual([{ ...MORNING, time: '12:00', activeFrom: now }]);
    });

    it('lists all by team and channel, or those of one team', async () => {
      for (const [team, channel] of [
        ['T2', 'C1'],
        ['T1', 'C2'],
        ['T1', 'C1'],
      ] as const) {
        await store.subscriptions.save({ ...MORNING, team, channel });
      }
      const names = (list: { team: string; channel: string }[]) => list.map((one) => one.team + one.channel);
      expect(names(await store.subscriptions.list())).toEqual(['T1C1', 'T1C2', 'T2C1']);
      expect(names(await store.subscriptions.list('T1'))).toEqual(['T1C1', 'T1C2']);
    });

    it('removes', async () => {
      await store.subscriptions.save(MORNING);
      expect(await store.subscriptions.remove('T1', 'C1')).toBe(true);
      expect(await store.subscriptions.remove('T1', 'C1')).toBe(false);
      expect(await store.subscriptions.list()).toEqual([]);
    });

    it('pauses once, resumes once and counts from then on', async () => {
      await store.subscriptions.save(MORNING);
      expect(await store.subscriptions.pause('T1', 'C1', 'is_archived')).toBe(true);
      expect(await store.subscriptions.pause('T1', 'C1', 'not_in_channel')).toBe(false);
      expect(await store.subscriptions.get('T1', 'C1')).toMatchObject({ pausedReason: 'is_archived' });
      now += HOUR;
      expect(await store.subscriptions.resume('T1', 'C1')).toBe(true);
      expect(await store.subscriptions.resume('T1', 'C1')).toBe(false);
      expect(await store.subscriptions.get('T1', 'C1')).toEqual({ ...MORNING, activeFrom: now });
      expect(await store.subscriptions.pause('T1', 'C9', 'is_archived')).toBe(false);
    });

    it('ends a pause when it is set again', async () => {
      await store.subscriptions.save(MORNING);
      await store.subscriptions.pause('T1', 'C1', 'is_archived');
      now += HOUR;
      await store.subscriptions.save(MORNING);
      expect(await store.subscriptions.get('T1', 'C1')).toEqual({ ...MORNING, activeFrom: now });
    });

    it('pauses what runs in one workspace', async () => {
      for (const channel of ['C1', 'C2', 'C3']) await store.subscriptions.save({ ...MORNING, channel });
      await store.subscriptions.save({ ...MORNING, team: 'T2' });
      await store.subscriptions.pause('T1', 'C2', 'is_archived');
      expect(await store.subscriptions.pauseTeam('T1', 'token_revoked')).toEqual(['C1', 'C3']);
      expect((await store.subscriptions.list()).map(({ pausedReason }) => pausedReason)).toEqual([
        'token_revoked',
        'is_archived',
        'token_revoked',
        undefined,
      ]);
    });
  });

  describe('claims', () => {
    it('gives a day to one caller, ever', async () => {
      expect(await store.claims.claim('T1', 'C1', '2026-11-20', 'me')).toBe(true);
      expect(await store.claims.claim('T1', 'C1', '2026-11-20', 'me')).toBe(false);
      expect(await store.claims.get('T1', 'C1', '2026-11-20')).toEqual({
        team: 'T1',
        channel: 'C1',
        localDate: '2026-11-20',
        owner: 'me',
        claimedAt: now,
      });
      for (const outcome of ['posted', 'unknown', 'skipped', 'failed'] as const) {
        await store.claims.finish('T1', 'C1', '2026-11-20', outcome);
        now += 24 * HOUR;
        expect(await store.claims.claim('T1', 'C1', '2026-11-20', 'you')).toBe(false);
      }
    });

    it('keeps days, channels and workspaces apart', async () => {
      expect(await store.claims.claim('T1', 'C1', '2026-11-20', 'me')).toBe(true);
      expect(await store.claims.claim('T1', 'C1', '2026-11-21', 'me')).toBe(true);
      expect(await store.claims.claim('T1', 'C2', '2026-11-20', 'me')).toBe(true);
      expect(await store.claims.claim('T2', 'C1', '2026-11-20', 'me')).toBe(true);
    });

    it('keeps the outcome and the message', async () => {
      await store.claims.claim('T1', 'C1', '2026-11-20', 'me');
      await store.claims.finish('T1', 'C1', '2026-11-20', 'posted', '1764000000.000100');
      expect(await store.claims.get('T1', 'C1', '2026-11-20')).toMatchObject({
        outcome: 'posted',
        ts: '1764000000.000100',
      });
    });

    it('lists what was taken and never finished', async () => {
      for (const day of ['2026-11-18', '2026-11-19', '2026-11-20']) {
        await store.claims.claim('T1', 'C1', day, 'me');
        now += 1;
      }
      await store.claims.finish('T1', 'C1', '2026-11-18', 'posted');
      expect((await store.claims.unfinished(now)).map(({ localDate }) => localDate)).toEqual([
        '2026-11-19',
        '2026-11-20',
      ]);
      expect(await store.claims.unfinished(now - 2)).toEqual([]);
    });

    it('is abandoned by one caller, and only while it is not finished', async () => {
      await store.claims.claim('T1', 'C1', '2026-11-20', 'me');
      const asked = ['a', 'b', 'c'].map(() => store.claims.abandon('T1', 'C1', '2026-11-20'));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await store.claims.get('T1', 'C1', '2026-11-20')).toMatchObject({ outcome: 'unknown' });
      expect(await store.claims.unfinished(now + 1)).toEqual([]);
      expect(await store.claims.abandon('T1', 'C1', '2026-11-21')).toBe(false);
    });

    it('gives a deferred day to one more caller once its time has come', async () => {
      await store.claims.claim('T1', 'C1', '2026-11-20', 'me');
      await store.claims.defer('T1', 'C1', '2026-11-20', now + 30_000);
      expect(await store.claims.unfinished(now + 1)).toEqual([]);
      expect(await store.claims.get('T1', 'C1', '2026-11-20')).toMatchObject({
        outcome: 'deferred',
        retryAt: now + 30_000,
      });
      expect(await store.claims.claim('T1', 'C1', '2026-11-20', 'you')).toBe(false);
      now += 30_000;
      const tries = ['you', 'he', 'she'].map((owner) => store.claims.claim('T1', 'C1', '2026-11-20', owner));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await store.claims.get('T1', 'C1', '2026-11-20')).not.toHaveProperty('outcome');
    });

    it('gives each of 200 days to one of two stores that ask at once', async () => {
      const other = await openStore(here.url, { clock });
      const won: number[] = [];
      for (let batch = 0; batch < 10; batch++) {
        const days = Array.from({ length: 20 }, (_, day) => `day ${batch} ${day}`);
        const asked = days.map((day) =>
          Promise.all([store.claims.claim('T1', 'C1', day, 'a'), other.claims.claim('T1', 'C1', day, 'b')]),
        );
        won.push(...(await Promise.all(asked)).map((answers) => answers.filter(Boolean).length));
      }
      await other.close();
      expect(won).toEqual(Array.from({ length: 200 }, () => 1));
    }, 30_000);

    it('gives each of 200 days to one of two processes that start together', async () => {
      await store.close();
      await here.drop();
      here = await place();
      const claimAll = `
        import { openStore } from './src/store/store.ts';
        const store = await openStore(${JSON.stringify(here.url)});
        const won = [];
        for (let batch = 0; batch < 10; batch++) {
          const days = Array.from({ length: 20 }, (_, day) => 'day ' + batch + ' ' + day);
          const asked = days.map((day) => store.claims.claim('T1', 'C1', day, String(process.pid)));
          won.push(...(await Promise.all(asked)));
        }
        process.stdout.write(JSON.stringify(won));
        await store.close();`;
      const [one = [], two = []] = (await Promise.all([runProcess(claimAll), runProcess(claimAll)])).map(
        (out): boolean[] => JSON.parse(out),
      );
      store = await openStore(here.url, { clock });
      expect(one).toHaveLength(200);
      expect(one.filter((won, day) => won === two[day])).toEqual([]);
    }, 30_000);
  });

  describe('a process that is killed', () => {
    it('leaves the claim that it was given', async () => {
      const claimAndDie = `
        import { openStore } from './src/store/store.ts';
        const store = await openStore(${JSON.stringify(here.url)});
        if (await store.claims.claim('T1', 'C1', '2026-11-20', 'the dead')) process.kill(process.pid, 'SIGKILL');`;
      await expect(runProcess(claimAndDie)).rejects.toThrow('SIGKILL');
      expect(await store.claims.claim('T1', 'C1', '2026-11-20', 'me')).toBe(false);
      expect(await store.claims.get('T1', 'C1', '2026-11-20')).toMatchObject({ owner: 'the dead' });
    }, 30_000);
  });

  describe('shown', () => {
    const shown = { postId: 'a.md', passageKey: '12-80', cycle: 1, round: 1 };

    it('lists what one channel has been shown, oldest first', async () => {
      await store.shown.add('T1', 'C1', shown);
      now += 1;
      await store.shown.add('T1', 'C1', { ...shown, postId: 'b.md' });
      await store.shown.add('T1', 'C2', { ...shown, postId: 'c.md' });
      expect(await store.shown.list('T1', 'C1')).toEqual([
        { ...shown, at: now - 1 },
        { ...shown, postId: 'b.md', at: now },
      ]);
      expect(await store.shown.list('T2', 'C1')).toEqual([]);
    });

    it('keeps the latest time of a passage', async () => {
      await store.shown.add('T1', 'C1', shown);
      now += 1;
      await store.shown.add('T1', 'C1', { ...shown, cycle: 2, round: 3 });
      expect(await store.shown.list('T1', 'C1')).toEqual([{ ...shown, cycle: 2, round: 3, at: now }]);
    });

    it('forgets one channel', async () => {
      await store.shown.add('T1', 'C1', shown);
      await store.shown.add('T1', 'C2', shown);
      await store.shown.clear('T1', 'C1');
      expect(await store.shown.list('T1', 'C1')).toEqual([]);
      expect(await store.shown.list('T1', 'C2')).toHaveLength(1);
    });
  });

  describe('seen', () => {
    it('is true for the first caller alone', async () => {
      const asked = Array.from({ length: 20 }, () => store.seen.first('Ev1'));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await store.seen.first('Ev2')).toBe(true);
    });

    it('is true for one of two replicas', async () => {
      const other = await openStore(here.url, { clock });
      const asked = await Promise.all([store, other, store, other].map(({ seen }) => seen.first('Ev1')));
      await other.close();
      expect(asked.filter(Boolean)).toHaveLength(1);
    });

    it('remembers for more than an hour, and not for ever', async () => {
      await store.seen.first('Ev1');
      now += HOUR + 1;
      expect(await store.seen.first('Ev1')).toBe(false);
      now += 24 * HOUR;
      expect(await store.seen.first('Ev1')).toBe(true);
    });

    it('removes old keys on the way', async () => {
      for (let key = 0; key < 5; key++) await store.seen.first(`old ${key}`);
      now += 24 * HOUR;
      await store.seen.first('new');
      const database = await openDatabase(here.url);
      const kept = await database.query('SELECT key FROM senpai_seen');
      await database.close();
      expect(kept).toEqual([{ key: 'new' }]);
    });

    it('forgets a key', async () => {
      await store.seen.first('Ev1');
      await store.seen.forget('Ev1');
      expect(await store.seen.first('Ev1')).toBe(true);
    });
  });

  describe('feedback', () => {
    it('counts by post, most votes first', async () => {
      await store.feedback.add('T1', 'b.md', undefined, 'up');
      await store.feedback.add('T1', 'a.md', '0-90', 'up');
      await store.feedback.add('T1', 'a.md', '0-90', 'up');
      await store.feedback.add('T1', 'a.md', '91-180', 'down');
      expect(await store.feedback.tally()).toEqual([
        { team: 'T1', postId: 'a.md', up: 2, down: 1 },
        { team: 'T1', postId: 'b.md', up: 1, down: 0 },
      ]);
    });

    it('counts each workspace by itself, and gives one or all', async () => {
      await store.feedback.add('T2', 'a.md', '0-90', 'down');
      await store.feedback.add('T1', 'a.md', '0-90', 'up');
      await store.feedback.add('T2', 'b.md', undefined, 'up');
      await store.feedback.add('T2', 'b.md', undefined, 'up');
      const [b, one, two] = [
        { team: 'T2', postId: 'b.md', up: 2, down: 0 },
        { team: 'T1', postId: 'a.md', up: 1, down: 0 },
        { team: 'T2', postId: 'a.md', up: 0, down: 1 },
      ];
      expect(await store.feedback.tally()).toEqual([b, one, two]);
      expect(await store.feedback.tally('T1')).toEqual([one]);
      expect(await store.feedback.tally('T2')).toEqual([b, two]);
      expect(await store.feedback.tally('')).toEqual([]);
    });

    it('loses no vote of many at once', async () => {
      await Promise.all(Array.from({ length: 30 }, () => store.feedback.add('T1', 'a.md', undefined, 'up')));
      expect(await store.feedback.tally()).toEqual([{ team: 'T1', postId: 'a.md', up: 30, down: 0 }]);
    });
  });

  describe('wanted', () => {
    it('lists words by count, then by code point', async () => {
      for (const words of ['転職 の 後悔', 'SRE', 'Zed', 'abc', '転職 の 後悔']) await store.wanted.add('T1', words);
      expect(await store.wanted.list()).toEqual([
        { team: 'T1', words: '転職 の 後悔', count: 2 },
        { team: 'T1', words: 'SRE', count: 1 },
        { team: 'T1', words: 'Zed', count: 1 },
        { team: 'T1', words: 'abc', count: 1 },
      ]);
    });

    it('keeps the wishes of each workspace by itself, and gives one or all', async () => {
      for (const team of ['T2', 'T1', 'T2']) await store.wanted.add(team, '育休');
      const [two, one] = [
        { team: 'T2', words: '育休', count: 2 },
        { team: 'T1', words: '育休', count: 1 },
      ];
      expect(await store.wanted.list()).toEqual([two, one]);
      expect(await store.wanted.list('T1')).toEqual([one]);
      expect(await store.wanted.list('T3')).toEqual([]);
    });

    it.each([["'; DROP TABLE senpai_wanted; --"], ['what? why?? $1'], ['👩‍👩‍👧 𠮷野家']])(
      'keeps %j as it is',
      async (words) => {
        await store.wanted.add('T1', words);
        expect(await store.wanted.list()).toEqual([{ team: 'T1', words, count: 1 }]);
      },
    );

    it('leaves out U+0000, which no database keeps', async () => {
      await store.wanted.add('T1', 'a\0b');
      expect(await store.wanted.list()).toEqual([{ team: 'T1', words: 'ab', count: 1 }]);
    });
  });

  describe('installations', () => {
    it('keeps one a workspace and one an organisation', async () => {
      await store.installations.put({ teamId: 'T1' }, { sealed: 'one', installedAt: 1 });
      await store.installations.put({ enterpriseId: 'E1' }, { sealed: 'two', installedAt: 2 });
      await store.installations.put({ enterpriseId: 'E1', teamId: 'T1' }, { sealed: 'three', installedAt: 3 });
      expect(await store.installations.get({ teamId: 'T1' })).toEqual({ sealed: 'one', installedAt: 1 });
      expect(await store.installations.get({ enterpriseId: 'E1' })).toEqual({ sealed: 'two', installedAt: 2 });
      expect(await store.installations.get({ teamId: 'T2' })).toBeUndefined();
    });

    it('replaces and deletes', async () => {
      await store.installations.put({ teamId: 'T1' }, { sealed: 'one', installedAt: 1 });
      await store.installations.put({ teamId: 'T1' }, { sealed: 'two', installedAt: 2 });
      expect(await store.installations.get({ teamId: 'T1' })).toEqual({ sealed: 'two', installedAt: 2 });
      expect(await store.installations.delete({ teamId: 'T1' })).toBe(true);
      expect(await store.installations.delete({ teamId: 'T1' })).toBe(false);
    });

    it('knows the organisation that a workspace belongs to, as long as that is installed', async () => {
      for (const enterpriseId of ['E0', 'E1', 'E2'])
        await store.installations.put({ enterpriseId, teamId: 'T1' }, { sealed: '', installedAt: 1 });
      expect(await store.installations.organisationOf('T1')).toBeUndefined();
      await store.installations.put({ enterpriseId: 'E1' }, { sealed: 'one', installedAt: 2 });
      expect(await store.installations.organisationOf('T1')).toBe('E1');
      expect(await store.installations.organisationOf('T2')).toBeUndefined();
    });

    it('lists them all, and deletes none that is newer than it was told', async () => {
      await store.installations.put({ teamId: 'T1' }, { sealed: 'one', installedAt: 5 });
      await store.installations.put({ enterpriseId: 'E1' }, { sealed: 'two', installedAt: 6 });
      expect(await store.installations.list()).toEqual([
        { teamId: 'T1', sealed: 'one', installedAt: 5 },
        { enterpriseId: 'E1', sealed: 'two', installedAt: 6 },
      ]);
      expect(await store.installations.delete({ teamId: 'T1' }, 4)).toBe(false);
      expect(await store.installations.delete({ teamId: 'T1' }, 5)).toBe(true);
    });

    it('reseals what has not changed meanwhile', async () => {
      await store.installations.put({ teamId: 'T1' }, { sealed: 'one', installedAt: 5 });
      expect(await store.installations.reseal({ teamId: 'T1' }, 'other', 'two')).toBe(false);
      expect(await store.installations.reseal({ teamId: 'T1' }, 'one', 'two')).toBe(true);
      expect(await store.installations.get({ teamId: 'T1' })).toEqual({ sealed: 'two', installedAt: 5 });
    });
  });

  describe('openStore', () => {
    it('finds again what was there', async () => {
      await store.subscriptions.save(MORNING);
      await store.close();
      store = await openStore(here.url, { clock });
      expect(await store.subscriptions.list()).toHaveLength(1);
    });

    it('brings one empty database up to date from many sides at once', async () => {
      await store.close();
      await here.drop();
      here = await place();
      const stores = await Promise.all(Array.from({ length: 6 }, () => openStore(here.url, { clock })));
      await Promise.all(stores.map((one, at) => one.wanted.add('T1', `story ${at}`)));
      [store = store] = stores;
      await Promise.all(stores.slice(1).map((one) => one.close()));
      expect(await store.wanted.list()).toHaveLength(6);
    });

    it('keeps votes and wishes from before workspaces were told apart, as nobody’s', async () => {
      await store.close();
      await here.drop();
      here = await place();
      const old = await openRaw(here.url);
      await migrate(old, MIGRATIONS.slice(0, 1));
      await old.run("INSERT INTO senpai_feedback (post_id, passage_key, up, down) VALUES ('a.md', '0-90', 3, 1)");
      await old.run("INSERT INTO senpai_feedback (post_id, passage_key, up, down) VALUES ('a.md', '', 1, 0)");
      await old.run("INSERT INTO senpai_wanted (words, count) VALUES ('育休', 2)");
      await old.close();
      store = await openStore(here.url, { clock });
      await store.feedback.add('T1', 'a.md', '0-90', 'up');
      await store.wanted.add('T1', '育休');
      expect(await store.feedback.tally()).toEqual([
        { team: '', postId: 'a.md', up: 4, down: 1 },
        { team: 'T1', postId: 'a.md', up: 1, down: 0 },
      ]);
      expect(await store.wanted.list()).toEqual([
        { team: '', words: '育休', count: 2 },
        { team: 'T1', words: '育休', count: 1 },
      ]);
    });

    it('refuses the schema of a newer program with a sentence that names DATABASE_URL', async () => {
      const database = await openDatabase(here.url);
      await database.run('INSERT INTO senpai_schema (version) VALUES (?)', [99]);
      await database.close();
      const refused = openStore(here.url);
      await expect(refused).rejects.toBeInstanceOf(SetupError);
      await expect(refused).rejects.toThrow(/^DATABASE_URL .*schema version 99.* no more than \d/);
    });

    it('rejects with a mistake of ours as it is', async () => {
      const database = await openDatabase(here.url);
      const failed = database.query('SELECT nothing FROM nowhere').catch((error) => error);
      expect(await failed).toBeInstanceOf(Error);
      expect(await failed).not.toBeInstanceOf(StoreUnavailable);
      await database.close();
    });

    it('undoes a transaction that fails', async () => {
      const database = await openDatabase(here.url);
      const failed = database.transaction(async ({ run }) => {
        await run("INSERT INTO senpai_wanted (team, words, count) VALUES ('T1', 'a', 1)");
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      await database.close();
      expect(await store.wanted.list()).toEqual([]);
    });
  });
}

/** A database as it is, with no schema brought up to date. */
const openRaw = (url: string): Promise<Database> =>
  url.startsWith('file:') ? openSqlite(url.slice('file:'.length)) : openPostgres(url);
