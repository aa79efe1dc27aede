import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import { parse } from 'yaml';
import { fromAppManifest, type LocalSlack, startLocalSlack } from '../../src/local/server.ts';
import type { Claim } from '../../src/store/claims.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type Bot, type Bots, createBots } from './bots.ts';

const SERVER = process.env.TEST_DATABASE_URL;
const where = SERVER ? describe : describe.skip;
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 50);
const PROGRAM = resolve('dist/kill-bot.js');
const TEAM = 'T0LOCAL001';
const CHANNELS = ['C0GENERAL1', 'C0STORIES1'];
const DAY_MS = 24 * 60 * 60 * 1000;
const FIRST_DUE = Date.parse('2026-11-20T09:00:00+09:00');
/** So long before the minute the clock is set. */
const LEAD_MS = 250;

/** A process died between claim and post, or a connection did while it posted. */
const UNKNOWN = /between claim and post|did not say whether/;
/** How a day may end: what is written down, what Slack has, what the log says. */
const ALLOWED = [
  'posted, 1 posted, said 0 times',
  'unknown, 1 posted, said 1 times',
  'unknown, 0 posted, said 1 times',
  // on a busy machine a living bot may take so long that the other one speaks for it
  'posted, 1 posted, said 1 times',
];

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

where('two bots on one database, killed around the minute (runs where TEST_DATABASE_URL names a server)', () => {
  const schema = `kill_${randomUUID().replaceAll('-', '')}`;
  let folder: string;
  let slack: LocalSlack;
  let store: Store;
  let bots: Bots;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-kill-'));
    const common = {
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      logLevel: 'warning',
    } as const;
    await build({ ...common, entryPoints: ['test/kill/bot.ts'], outfile: PROGRAM });
    await admin(`CREATE SCHEMA ${schema}`);
    const url = new URL(SERVER ?? '');
    url.searchParams.set('options', `-csearch_path=${schema}`);
    slack = await startLocalSlack({ manifest: fromAppManifest(parse(await readFile('manifest.yml', 'utf8'))) });
    store = await openStore(url.href, { clock: () => FIRST_DUE - DAY_MS });
    for (const channel of CHANNELS) {
      const when = { time: '09:00', zone: 'Asia/Tokyo', days: 'daily', skipHolidays: false } as const;
      await store.subscriptions.save({ team: TEAM, channel, ...when, tags: [], authors: [], source: 'person' });
    }
    bots = createBots(PROGRAM, {
      cwd: folder,
      start: FIRST_DUE - DAY_MS / 2,
      env: {
        PATH: process.env.PATH,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_APP_TOKEN: slack.appToken,
        SLACK_API_URL: slack.apiUrl,
        DATABASE_URL: url.href,
        CORPUS_DIR: resolve('corpus'),
      },
    });
  }, 60_000);

  afterAll(async () => {
    await bots?.stop();
    await store?.close();
    await slack?.close();
    await admin(`DROP SCHEMA ${schema} CASCADE`);
    await rm(folder, { recursive: true, force: true });
  });

  /** Half of the kills fall on the hundred milliseconds in which a day is claimed and posted. */
  const moment = () => (Math.random() < 0.5 ? LEAD_MS + Math.random() * 100 : Math.random() * 1_600);

  const killAndRestart = async (bot: Bot): Promise<Bot> => {
    await sleep(moment());
    await bot.kill();
    return bots.start();
  };

  /** Each channel's claim of a day, once there is one; later it is looked for as if a minute had passed. */
  const claimsOf = async (date: string, isDone: (claim: Claim) => boolean): Promise<Claim[]> => {
    for (let tries = 0; tries < 400; tries++) {
      const claims = await Promise.all(CHANNELS.map((channel) => store.claims.get(TEAM, channel, date)));
      const done = claims.filter((claim) => claim !== undefined).filter(isDone);
      if (done.length === CHANNELS.length) return done;
      await sleep(25);
    }
    throw new Error(`not every channel was taken care of on ${date}`);
  };

  /** What was said of a day that nobody finished; a bot says it after it is written down, so at least so many are waited for. */
  const linesOf = async (channel: string, date: string, least: number) => {
    for (let tries = 0; ; tries++) {
      const lines = bots.log.filter(
        (line) => line.channel === channel && line.local_date === date && UNKNOWN.test(line.msg),
      );
      if (lines.length >= least || tries === 80) return lines;
      await sleep(25);
    }
  };

  it(`post each day once in ${ROUNDS} rounds`, async () => {
    let pair = [bots.start(), bots.start()];
    await Promise.all(pair.map(({ ready }) => ready));
    const ends: Record<string, number> = {};
    const unexpected: object[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const due = FIRST_DUE + round * DAY_MS;
      const date = new Date(due).toISOString().slice(0, 10);
      const before = slack.workspace.messages.length;
      bots.setClock(due - LEAD_MS);
      const isKilled = Math.random() < 0.7 ? [true, true] : [round % 2 === 0, round % 2 === 1];
      pair = await Promise.all(pair.map((bot, at) => (isKilled[at] ? killAndRestart(bot) : bot)));
      await Promise.all(pair.map(({ ready }) => ready));
      await claimsOf(date, () => true);
      // a claim that its owner has left is found when it is a minute old
      await sleep(100);
      bots.setClock(due + 90_000);
      const claims = await claimsOf(date, ({ outcome }) => outcome !== undefined);
      for (const { channel, outcome } of claims) {
        const posts = slack.workspace.messages.slice(before).filter((message) => message.channel === channel);
        const said = await linesOf(channel, date, outcome === 'unknown' ? 1 : 0);
        const end = `${outcome}, ${posts.length} posted, said ${said.length} times`;
        ends[end] = (ends[end] ?? 0) + 1;
        if (!ALLOWED.includes(end)) {
          const lines = bots.log.filter((line) => line.channel === channel && line.local_date === date);
          unexpected.push({ date, channel, end, lines });
        }
      }
    }
    expect(unexpected).toEqual([]);
    expect(Object.values(ends).reduce((sum, count) => sum + count, 0)).toBe(ROUNDS * CHANNELS.length);
    expect(bots.log.filter(({ msg }) => msg.startsWith('senpai:'))).toEqual([]);
    process.stdout.write(`${JSON.stringify(ends)}\n`);
  }, 600_000);
});
