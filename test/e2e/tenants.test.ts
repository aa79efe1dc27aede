import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../src/library.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import type { Store } from '../../src/store/store.ts';
import type { NewSubscription } from '../../src/store/subscriptions.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';
import { type KeptLog, keptLog } from '../support/kept-log.ts';
import { scratchStore } from '../support/scratch-store.ts';
import { sendCommand, sendEvent, sendSigned } from '../support/signed.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const KEY = Buffer.alloc(32, 1);
const NEW_KEY = Buffer.alloc(32, 2);
const TENANTS = ['T1', 'T2'] as const;
const tokenOf = (team: string) => `xoxb-${team.toLowerCase()}-secret`;

/** What `oauth.v2.access` says after somebody of a workspace, or of an organisation, has agreed. */
const granted = (team: string, part: object = {}) => ({
  ok: true,
  access_token: tokenOf(team),
  token_type: 'bot',
  scope: 'commands,chat:write',
  bot_user_id: `UBOT${team}`,
  app_id: 'A1',
  team: { id: team, name: team },
  enterprise: null,
  is_enterprise_install: false,
  authed_user: { id: 'U1' },
  ...part,
});

const libraries: Record<string, Library> = {
  T1: fakeLibrary([fakePost({ id: 'one.md', title: 'CRE 一社目', text: 'CRE 一社目の秘密' })]),
  T2: fakeLibrary([fakePost({ id: 'two.md', title: 'CRE 二社目', text: 'CRE 二社目の秘密' })]),
};

describe('many workspaces', () => {
  let slack: TinySlack;
  let log: KeptLog;
  let store: Store;
  let apps: SlackApp[];
  let port: number;
  let now: number;

  const start = async (tokenKeys = [KEY]) => {
    const app = await createSlackApp({
      mode: {
        kind: 'oauth',
        clientId: '1.2',
        clientSecret: 'client-secret',
        signingSecret: 'shh',
        tokenKeys,
        installations: store.installations,
        port: 0,
      },
      apiUrl: slack.apiUrl,
      library: (team = '') => libraries[team] ?? fakeLibrary([]),
      lang: 'ja',
      log,
      store,
      seen: store.seen,
      clock: () => now,
      daily: { store, owner: `test ${apps.length}`, catchUpMs: 7_200_000, setTimer: () => () => {} },
    });
    apps.push(app);
    const started = await app.start();
    return started.port ?? 0;
  };

  /** Walks through the installation as a browser does: the page, Slack's, and back. */
  const install = async (
    team: string,
    { at = port, back = at, ...part }: { at?: number; back?: number } & object = {},
  ) => {
    const page = await fetch(`http://127.0.0.1:${at}/slack/install`, { redirect: 'manual' });
    const location = new URL(page.headers.get('location') ?? '');
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    slack.on('oauth.v2.access', granted(team, part));
    const address = `http://127.0.0.1:${back}/slack/oauth_redirect?code=c&state=${location.searchParams.get('state')}`;
    return { location, address, cookie, answer: await fetch(address, { headers: { cookie } }) };
  };

  const ask = (team: string, text = 'CRE', part: Record<string, string> = {}, at = port) =>
    sendCommand(at, {
      text,
      user_id: 'U1',
      team_id: team,
      channel_id: 'C1',
      trigger_id: `${Math.random()}`,
      response_url: `${slack.responseUrl}?${team}`,
      ...part,
    });
  const answersTo = (team: string) => slack.calls.filter(({ method }) => method === `respond?${team}`);
  const answerTo = (team: string, skip = 0) => slack.called(`respond?${team}`, skip);
  const depart = (type: string, team: string, event_time: number, part: object = {}) =>
    sendEvent(port, {
      type: 'event_callback',
      team_id: team,
      event_id: `Ev${Math.random()}`,
      event_time,
      event: { type, tokens: { bot: ['UBOT'] } },
      ...part,
    });
  const isInstalled = async (team: string) => (await store.installations.get({ teamId: team })) !== undefined;

  beforeEach(async () => {
    now = Date.now();
    apps = [];
    slack = await startTinySlack();
    log = keptLog();
    store = await scratchStore(() => now);
    port = await start();
  });

  afterEach(async () => {
    for (const app of apps) await app.stop();
    await store.close();
    await slack.close();
  });

  describe('installing', () => {
    it('asks Slack for the scopes of manifest.yml, and says that it worked', async () => {
      const { location, answer } = await install('T1');
      expect(location.origin + location.pathname).toBe('https://slack.com/oauth/v2/authorize');
      expect(location.searchParams.get('client_id')).toBe('1.2');
      expect(location.searchParams.get('scope')).toContain('commands');
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('インストールしました');
      expect(await isInstalled('T1')).toBe(true);
    });

    it('begins at one replica and ends at another', async () => {
      const other = await start();
      const { answer } = await install('T1', { at: port, back: other });
      expect(answer.status).toBe(200);
      await ask('T1', 'CRE', {}, other);
      expect(JSON.stringify((await answerTo('T1')).body)).toContain('一社目');
    });

    it('redeems a state once, in the browser that began alone, and only our own', async () => {
      const { address, cookie, answer } = await install('T1');
      expect(answer.status).toBe(200);
      expect((await fetch(address, { headers: { cookie } })).status).toBe(400);
      const second = await fetch(`http://127.0.0.1:${port}/slack/install`, { redirect: 'manual' });
      const state = new URL(second.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const redirect = (value: string) => `http://127.0.0.1:${port}/slack/oauth_redirect?code=c&state=${value}`;
      expect((await fetch(redirect(state))).status).toBe(400);
      const forged = `${state.slice(0, -2)}zz`;
      const headers = { cookie: `slack-app-oauth-state=${forged}` };
      expect((await fetch(redirect(forged), { headers })).status).toBe(400);
      expect(slack.calls.filter(({ method }) => method === 'oauth.v2.access')).toHaveLength(1);
    });

    it('says kindly that it was cancelled, or did not work, and nothing more', async () => {
      const cancelled = await fetch(`http://127.0.0.1:${port}/slack/oauth_redirect?error=access_denied`);
      expect(await cancelled.text()).toContain('取り消されました');
      slack.on('oauth.v2.access', { ok: false, error: 'invalid_code' });
      const broken = await fetch(`http://127.0.0.1:${port}/slack/oauth_redirect?code=x&state=y`);
      const page = await broken.text();
      expect([broken.status, page.includes('インストールできませんでした')]).toEqual([400, true]);
      expect(page).not.toMatch(/invalid_code|Error|at /);
    });
  });

  describe('two tenants', () => {
    beforeEach(async () => {
      for (const team of TENANTS) await install(team);
    });

    it.each(TENANTS)('shows %s its own posts alone, through every way in', async (team) => {
      const other = team === 'T1' ? '二社目' : '一社目';
      await ask(team);
      const answer = JSON.stringify((await answerTo(team)).body);
      expect(answer).toContain(team === 'T1' ? '一社目' : '二社目');
      for (const [id, name] of [
        ['two.md', 'T2'],
        ['one.md', 'T1'],
      ] as const) {
        await sendSigned(
          port,
          new URLSearchParams({
            payload: JSON.stringify({
              type: 'block_actions',
              team: { id: team },
              user: { id: 'U1' },
              channel: { id: 'C1' },
              container: { is_ephemeral: true, message_ts: '1.1', channel_id: 'C1' },
              trigger_id: name,
              response_url: `${slack.responseUrl}?${team}`,
              actions: [{ action_id: 'readMore.0', type: 'button', value: JSON.stringify({ p: id, q: 'CRE' }) }],
            }),
          }).toString(),
          'application/x-www-form-urlencoded',
        );
      }
      await sleep(300);
      const all = JSON.stringify(
        slack.calls.filter(({ token, method }) => token === tokenOf(team) || method.endsWith(team)),
      );
      expect(all).not.toContain(other);
    });

    it('never lends a token, however many ask at once', async () => {
      await Promise.all(
        Array.from({ length: 30 }, (_, index) => {
          const team = TENANTS[index % 2] ?? 'T1';
          return sendEvent(port, {
            type: 'event_callback',
            team_id: team,
            event_id: `Ev${index}`,
            authorizations: [{ team_id: team, is_enterprise_install: false }],
            event: { type: 'app_mention', user: `U${index}`, channel: `C${team}`, ts: `1${index}.1`, text: 'CRE' },
          });
        }),
      );
      await slack.called('chat.postMessage', 29);
      for (const { token, args } of slack.calls.filter(({ method }) => method === 'chat.postMessage')) {
        const team = args.channel?.slice(1) ?? '';
        expect(token).toBe(tokenOf(team));
        expect(args.text).toContain(team === 'T1' ? '一社目' : '二社目');
      }
    });

    it('keeps what it remembers of one from the other: threads, votes, schedules', async () => {
      const mention = (team: string, event_id: string) =>
        sendEvent(port, {
          type: 'event_callback',
          team_id: team,
          event_id,
          event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'CRE' },
        });
      await mention('T1', 'EvA');
      await mention('T2', 'EvB');
      await slack.called('chat.postMessage', 1);
      await store.subscriptions.save({
        team: 'T1',
        channel: 'C1',
        time: '09:00',
        zone: 'Asia/Tokyo',
        days: 'daily',
        skipHolidays: false,
        tags: [],
        authors: [],
        source: 'person',
      });
      await ask('T2', 'daily off');
      await answerTo('T2');
      expect(await store.subscriptions.get('T1', 'C1')).toMatchObject({ time: '09:00' });
    });

    it('does nothing for a workspace that has not installed it', async () => {
      await ask('T3');
      await answerTo('T3');
      expect(JSON.stringify(slack.calls)).not.toContain('T3-secret');
      expect(JSON.stringify(answersTo('T3'))).not.toMatch(/[一二]社目/);
    });

    it('seals tokens at rest, each for its owner', async () => {
      const [one, two] = await Promise.all(TENANTS.map((teamId) => store.installations.get({ teamId })));
      expect(one?.sealed).not.toContain('xoxb');
      expect(one?.sealed).not.toContain(Buffer.from(tokenOf('T1')).toString('base64').slice(0, 12));
      if (one) await store.installations.put({ teamId: 'T2' }, one);
      await ask('T2');
      await answerTo('T2');
      expect(slack.calls.filter(({ token }) => token === tokenOf('T1'))).toEqual(
        expect.arrayContaining([expect.objectContaining({ method: 'auth.test' })]),
      );
      expect(JSON.stringify(answersTo('T2'))).not.toContain('社目');
      expect(two?.sealed).not.toBe(one?.sealed);
    });

    it('reads what an older key sealed, and seals it with the new one', async () => {
      const before = await store.installations.get({ teamId: 'T1' });
      const second = await start([NEW_KEY, KEY]);
      await ask('T1', 'CRE', {}, second);
      expect(JSON.stringify((await answerTo('T1')).body)).toContain('一社目');
      expect((await store.installations.get({ teamId: 'T1' }))?.sealed).not.toBe(before?.sealed);
      const third = await start([NEW_KEY]);
      await ask('T1', 'CRE', { user_id: 'U2' }, third);
      expect(JSON.stringify((await answerTo('T1', 1)).body)).toContain('一社目');
    });

    it('writes no token and no question into its log', async () => {
      for (const team of TENANTS) await ask(team, '会社を辞めたい');
      await depart('app_uninstalled', 'T1', now / 1000 + 60);
      const lines = JSON.stringify(log.lines);
      expect(lines).not.toMatch(/xox|辞めたい|client-secret|"shh"/);
    });
  });

  describe('going', () => {
    const daily = {
      time: '09:00',
      zone: 'Asia/Tokyo',
      days: 'daily',
      skipHolidays: false,
      tags: [] as string[],
      authors: [] as string[],
      source: 'person',
    } satisfies Omit<NewSubscription, 'team' | 'channel'>;
    const paused = async (team: string) => (await store.subscriptions.get(team, 'C1'))?.pausedReason;
    const seconds = (ms: number) => Math.floor(ms / 1000);

    beforeEach(async () => {
      for (const team of TENANTS) {
        await install(team);
        await store.subscriptions.save({ team, channel: 'C1', ...daily });
      }
    });

    it.each([
      [['app_uninstalled', 'tokens_revoked']],
      [['tokens_revoked', 'app_uninstalled']],
      [['tokens_revoked', 'tokens_revoked']],
    ])('ends one workspace after %j, and no other', async (order) => {
      for (const type of order) await depart(type, 'T1', seconds(now) + 60);
      await waitFor(async () => (await paused('T1')) === 'token_revoked');
      expect([await isInstalled('T1'), await isInstalled('T2')]).toEqual([false, true]);
      expect(await paused('T2')).toBeUndefined();
    });

    it('passes over what comes late, after it was installed again', async () => {
      const left = seconds(now) + 60;
      await depart('app_uninstalled', 'T1', left);
      await waitFor(async () => (await paused('T1')) === 'token_revoked');
      now += 120_000;
      await install('T1');
      await waitFor(async () => (await paused('T1')) === undefined);
      await depart('tokens_revoked', 'T1', left);
      await sleep(200);
      expect(await isInstalled('T1')).toBe(true);
      expect(await paused('T1')).toBeUndefined();
      await ask('T1');
      expect(JSON.stringify((await answerTo('T1')).body)).toContain('一社目');
    });

    it('passes over the tokens of users', async () => {
      await depart('tokens_revoked', 'T1', seconds(now) + 60, {
        event: { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } },
      });
      await sleep(200);
      expect(await isInstalled('T1')).toBe(true);
    });
  });

  describe('an organisation', () => {
    const part = {
      team: null,
      enterprise: { id: 'E1', name: 'E1' },
      is_enterprise_install: true,
      access_token: tokenOf('E1'),
    };
    const within = { enterprise_id: 'E1', is_enterprise_install: 'true' };

    it('serves each of its workspaces with its own posts', async () => {
      await install('E1', part);
      for (const team of TENANTS) await ask(team, 'CRE', within);
      expect(JSON.stringify((await answerTo('T1')).body)).toContain('一社目');
      expect(JSON.stringify((await answerTo('T2')).body)).toContain('二社目');
      await ask('T1', 'CRE', { user_id: 'U2', enterprise_id: 'E9', is_enterprise_install: 'true' });
      expect(JSON.stringify((await answerTo('T1', 1)).body)).not.toContain('社目');
    });

    it('ends everywhere when it goes', async () => {
      await install('E1', part);
      await ask('T1', 'CRE', within);
      await answerTo('T1');
      await depart('app_uninstalled', 'T1', now / 1000 + 60, {
        enterprise_id: 'E1',
        authorizations: [{ is_enterprise_install: true }],
      });
      await waitFor(async () => (await store.installations.get({ enterpriseId: 'E1' })) === undefined);
      await ask('T1', 'CRE', { user_id: 'U2', ...within });
      expect(JSON.stringify((await answerTo('T1', 1)).body)).not.toContain('社目');
    });
  });
});

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('it did not come to that');
}
