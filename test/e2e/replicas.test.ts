import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { fakeLibrary } from '../support/fake-library.ts';
import { keptLog } from '../support/kept-log.ts';
import { sendCommand, sendEvent } from '../support/signed.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const SERVER = process.env.TEST_DATABASE_URL;
const where = SERVER ? describe : describe.skip;

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

where('three replicas on one PostgreSQL (runs where TEST_DATABASE_URL names a server)', () => {
  const schema = `replicas_${randomUUID().replaceAll('-', '')}`;
  let slack: TinySlack;
  let replicas: { app: SlackApp; store: Store; port: number }[];

  const start = async (url: string) => {
    const store = await openStore(url);
    const app = await createSlackApp({
      mode: { kind: 'http', botToken: 'xoxb-secret', signingSecret: 'shh', port: 0 },
      apiUrl: slack.apiUrl,
      library: () => fakeLibrary(),
      lang: 'ja',
      log: keptLog(),
      store,
      seen: store.seen,
    });
    const { port = 0 } = await app.start();
    return { app, store, port };
  };

  beforeAll(async () => {
    await admin(`CREATE SCHEMA ${schema}`);
    const url = new URL(SERVER ?? '');
    url.searchParams.set('options', `-csearch_path=${schema}`);
    slack = await startTinySlack();
    replicas = await Promise.all([0, 1, 2].map(() => start(url.href)));
  });

  afterAll(async () => {
    for (const { app, store } of replicas) {
      await app.stop();
      await store.close();
    }
    await slack.close();
    await admin(`DROP SCHEMA ${schema} CASCADE`);
  });

  const portOf = (index: number) => replicas[index % replicas.length]?.port ?? 0;
  const mention = (index: number) => ({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${index}`,
    event: { type: 'app_mention', user: `U${index}`, channel: 'C1', ts: `${index + 1}.000100`, text: 'CRE' },
  });

  it('answers an event once, wherever it is delivered again, even at the same moment', async () => {
    const deliveries = Array.from({ length: 20 }, (_, index) => index).flatMap((index) =>
      replicas.map(({ port }, retry) =>
        sendEvent(port, mention(index), { headers: retry ? { 'x-slack-retry-num': String(retry) } : {} }),
      ),
    );
    const statuses = (await Promise.all(deliveries)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await slack.called('chat.postMessage', 19);
    await sleep(300);
    const threads = slack.calls.filter(({ method }) => method === 'chat.postMessage').map(({ args }) => args.thread_ts);
    expect(threads).toHaveLength(20);
    expect(new Set(threads).size).toBe(20);
  });

  it('loses no command while one after the other is stopped, with its traffic sent elsewhere', async () => {
    slack.calls.length = 0;
    const [first] = replicas;
    const ask = (index: number, port: number) =>
      sendCommand(port, {
        text: 'CRE',
        user_id: `U${index}`,
        team_id: 'T1',
        channel_id: 'C1',
        trigger_id: `t${index}`,
        response_url: slack.responseUrl,
      });
    const before = await Promise.all(Array.from({ length: 30 }, (_, index) => ask(index, portOf(index))));
    const stopping = first?.app.stop();
    const during = await Promise.all(
      Array.from({ length: 30 }, (_, index) => ask(30 + index, portOf(1 + (index % 2)))),
    );
    await stopping;
    for (const { status } of [...before, ...during]) expect(status).toBe(200);
    await slack.called('respond', 59);
    expect(slack.calls.filter(({ method }) => method === 'respond')).toHaveLength(60);
  });
});
