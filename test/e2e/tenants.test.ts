import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../src/library.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import type { Store } from '../../src/store/store.ts';
import type { NewSubscription } from '../../src/store/subscriptions.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';
import { type KeptLog, keptLog } from '../support/kept-log.ts';
import { scratchStore } from '../support/scratch-store.ts';
import { FORM, sendCommand, sendEvent, sendSigned } from '../support/signed.ts';
import { startTinySlack, type TinySlack } from '../support/tiny-slack.ts';

const KEY = Buffer.alloc(32, 1);
const NEW_KEY = Buffer.alloc(32, 2);
const TENANTS = ['T1', 'T2'] as const;
const tokenOf = (team: string) => `xoxb-${team.toLowerCase()}-secret`;

const MORNING: Omit<NewSubscription, 'team' | 'channel'> = {
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'daily',
  skipHolidays: false,
  tags: [],
  authors: [],
  source: 'person',
};

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

/** Both have a post of one name, as two folders may. */
const libraryOf = (id: string, whose: string) =>
  fakeLibrary([
    fakePost({ id, title: `CRE ${whose}`, text: `CRE ${whose}の秘密` }),
    fakePost({ id: 'both.md', title: `同じ名前 ${whose}`, text: `${whose}の別の秘密`, tags: [], url: undefined }),
  ]);
const libraries: Record<string, Library> = { T1: libraryOf('one.md', '一社目'), T2: libraryOf('two.md', '二社目') };

describe('many workspaces', () => {
  let slack: TinySlack;
  let log: KeptLog;
  let store: Store;
  let apps: SlackApp[];
  let port: number;
  let now: number;
  let timers: Set<() => void>;

  /** Time passes only where a test says so. */
  const setTimer = (run: () => void) => {
    timers.add(run);
    return () => void timers.delete(run);
  };
  const passUntil = async (at: string, holds: () => boolean | Promise<boolean>) => {
    now = Math.max(now, Date.parse(at));
    await waitFor(async () => {
      now += 1_100;
      const due = [...timers];
      timers.clear();
      for (const run of due) run();
      return holds();
    });
  };

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
      daily: { store, owner: `test ${apps.length}`, catchUpMs: 7_200_000, setTimer },
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
  /** The press of a button in a private answer in C1, by U1: of the same names in every workspace. */
  const press = (team: string, action: string, value: object) => {
    const payload = JSON.stringify({
      type: 'block_actions',
      team: { id: team },
      user: { id: 'U1' },
      channel: { id: 'C1' },
      container: { is_ephemeral: true, message_ts: '1.1', channel_id: 'C1' },
      trigger_id: `${Math.random()}`,
      response_url: `${slack.responseUrl}?${team}`,
      actions: [{ action_id: `${action}.0`, type: 'button', value: JSON.stringify(value) }],
    });
    return sendSigned(port, new URLSearchParams({ payload }).toString(), FORM);
  };
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
    timers = new Set();
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

    it('6.5: redeems a state once, in the browser that began alone, and only our own', async () => {
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
      for (const id of ['two.md', 'one.md']) await press(team, 'readMore', { p: id, q: 'CRE' });
      await sleep(300);
      const all = JSON.stringify(
        slack.calls.filter(({ token, method }) => token === tokenOf(team) || method.endsWith(team)),
      );
      expect(all).not.toContain(other);
    });

    it('1.8: no workspace waits for another that Slack makes wait', async () => {
      let isFirst = true;
      slack.on('views.publish', ({ token }) => {
        if (token !== tokenOf('T1') || !isFirst) return { ok: true };
        isFirst = false;
        return { status: 429, retryAfter: 3 };
      });
      const open = (team: string) =>
        sendEvent(port, {
          type: 'event_callback',
          team_id: team,
          event_id: `Ev${team}`,
          event: { type: 'app_home_opened', user: 'U1', tab: 'home' },
        });
      const published = () => slack.calls.filter(({ method }) => method === 'views.publish');
      await open('T1');
      await slack.called('views.publish');
      await open('T2');
      await waitFor(async () => published().length === 3);
      expect(published().map(({ token }) => token)).toEqual(['T1', 'T2', 'T1'].map(tokenOf));
    }, 15_000);

    it('1.2: never lends a token, however many ask at once', async () => {
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

    it('answers in a thread of one where the other has a thread of the same name', async () => {
      for (const team of TENANTS) {
        await sendEvent(port, {
          type: 'event_callback',
          team_id: team,
          event_id: 'EvSame',
          event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'CRE' },
        });
      }
      await slack.called('chat.postMessage', 1);
      const posts = slack.calls.filter(({ method }) => method === 'chat.postMessage');
      expect(posts.map(({ token }) => token).toSorted()).toEqual(TENANTS.map(tokenOf));
    });

    it('counts the votes of each by itself, though post, person and message have the same names', async () => {
      await press('T1', 'feedback', { p: 'both.md', v: 'up' });
      await answerTo('T1');
      await press('T2', 'feedback', { p: 'both.md', v: 'down' });
      await answerTo('T2');
      await press('T2', 'feedback', { p: 'one.md', v: 'up' });
      expect(JSON.stringify((await answerTo('T2', 1)).body)).toContain('もう見つかりませんでした');
      expect(await store.feedback.tally('T1')).toEqual([{ team: 'T1', postId: 'both.md', up: 1, down: 0 }]);
      expect(await store.feedback.tally('T2')).toEqual([{ team: 'T2', postId: 'both.md', up: 0, down: 1 }]);
    });

    it('keeps the wishes of each by itself, though their words are the same', async () => {
      for (const team of TENANTS) {
        await press(team, 'want', { q: '育休' });
        await answerTo(team);
      }
      await press('T2', 'want', { q: '転勤' });
      await answerTo('T2', 1);
      expect(await store.wanted.list('T1')).toEqual([{ team: 'T1', words: '育休', count: 1 }]);
      expect((await store.wanted.list('T2')).map(({ words }) => words).toSorted()).toEqual(['育休', '転勤'].toSorted());
    });

    it('draws the days of each from its own deck, though their channels have the same name', async () => {
      now = Date.parse('2099-01-12T08:00:00+09:00');
      for (const team of TENANTS) await store.subscriptions.save({ team, channel: 'C1', ...MORNING });
      const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
      await passUntil('2099-01-12T09:00:00+09:00', () => posts().length === 2);
      await waitFor(async () => (await store.shown.list('T2', 'C1')).length === 1);
      // what one has been shown since does not count for the other
      await store.shown.clear('T1', 'C1');
      for (const [team, position] of [
        ['T1', '1/2 本目'],
        ['T2', '2/2 本目'],
      ] as const) {
        await press(team, 'dailyPreview', { c: 'C1' });
        expect(JSON.stringify((await answerTo(team)).body)).toContain(position);
      }
      await passUntil('2099-01-13T09:00:00+09:00', () => posts().length === 4);
      const told = posts().map(({ token, body }) => {
        const text = JSON.stringify(body.blocks);
        return [token, text.match(/\d\/2 本目/)?.[0], text.includes('一社目'), text.includes('二社目')];
      });
      expect(told.toSorted()).toEqual([
        [tokenOf('T1'), '1/2 本目', true, false],
        [tokenOf('T1'), '1/2 本目', true, false],
        [tokenOf('T2'), '1/2 本目', false, true],
        [tokenOf('T2'), '2/2 本目', false, true],
      ]);
    });

    it('shows and changes the daily settings of each for itself alone', async () => {
      await store.subscriptions.save({ team: 'T1', channel: 'C1', ...MORNING, time: '07:45' });
      const kept = await store.subscriptions.get('T1', 'C1');
      await ask('T2', 'daily off');
      await answerTo('T2');
      for (const action of ['dailyPreview', 'dailyStop', 'dailyResume']) await press('T2', action, { c: 'C1' });
      await answerTo('T2', 3);
      await press('T2', 'dailyChange', { c: 'C1' });
      await slack.called('views.open');
      await sendEvent(port, {
        type: 'event_callback',
        team_id: 'T2',
        event_id: 'EvHome',
        event: { type: 'app_home_opened', user: 'U1', tab: 'home' },
      });
      await slack.called('views.publish');
      const seen = slack.calls.filter(({ token, method }) => token === tokenOf('T2') || method === 'respond?T2');
      expect(JSON.stringify(seen)).not.toContain('07:45');
      expect(await store.subscriptions.get('T1', 'C1')).toEqual(kept);
      await press('T1', 'dailyChange', { c: 'C1' });
      expect(JSON.stringify((await slack.called('views.open', 1)).body)).toContain('07:45');
    });

    it('6.3: tells who asks in a workspace that has not installed it, and nothing more', async () => {
      await ask('T3');
      await answerTo('T3');
      expect(JSON.stringify(slack.calls)).not.toContain('T3-secret');
      expect(JSON.stringify(answersTo('T3'))).not.toMatch(/[一二]社目/);
    });

    it('6.1: seals tokens at rest, each for its owner', async () => {
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

    it('seals anew what can be read where another cannot, and says which', async () => {
      const before = await store.installations.get({ teamId: 'T2' });
      await store.installations.put({ teamId: 'T1' }, { sealed: `${before?.sealed.slice(0, -4)}AAAA`, installedAt: 1 });
      await start([NEW_KEY, KEY]);
      await waitFor(async () => (await store.installations.get({ teamId: 'T2' }))?.sealed !== before?.sealed);
      const [line] = log.lines.filter(({ message }) => message.startsWith('an installation cannot be read'));
      expect(line).toMatchObject({ level: 'error', facts: { teamId: 'T1' } });
    });

    it('goes on answering with the old key while another replica seals with the new one', async () => {
      await ask('T1', 'CRE');
      await answerTo('T1');
      const sealed = (await store.installations.get({ teamId: 'T1' }))?.sealed;
      await start([NEW_KEY, KEY]);
      await waitFor(async () => (await store.installations.get({ teamId: 'T1' }))?.sealed !== sealed);
      await ask('T1', 'CRE', { user_id: 'U2' });
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
    const paused = async (team: string) => (await store.subscriptions.get(team, 'C1'))?.pausedReason;
    const seconds = (ms: number) => Math.floor(ms / 1000);

    beforeEach(async () => {
      for (const team of TENANTS) {
        await install(team);
        await store.subscriptions.save({ team, channel: 'C1', ...MORNING });
      }
    });

    it.each([
      [['app_uninstalled', 'tokens_revoked']],
      [['tokens_revoked', 'app_uninstalled']],
      [['tokens_revoked', 'tokens_revoked']],
    ])('6.2: ends one workspace after %j, and no other', async (order) => {
      for (const type of order) await depart(type, 'T1', seconds(now) + 60);
      await waitFor(async () => (await paused('T1')) === 'token_revoked');
      expect([await isInstalled('T1'), await isInstalled('T2')]).toEqual([false, true]);
      expect(await paused('T2')).toBeUndefined();
    });

    it('6.2: passes over what comes late, after it was installed again', async () => {
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

  describe('tokens that are renewed', () => {
    const rotating = { refresh_token: 'xoxe-1-first', expires_in: 3_600 };
    const renewed = {
      ...granted('T1'),
      access_token: 'xoxb-t1-renewed',
      refresh_token: 'xoxe-1-second',
      expires_in: 43_200,
    };
    const renewals = () => slack.calls.filter(({ args }) => args.grant_type === 'refresh_token');
    const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');

    it('6.4: a daily post goes out with the token that took the place of the old one', async () => {
      await install('T1', rotating);
      slack.on('oauth.v2.access', renewed);
      now = Date.parse('2099-01-12T08:00:00+09:00');
      await store.subscriptions.save({ team: 'T1', channel: 'C1', ...MORNING });
      await passUntil('2099-01-12T09:00:00+09:00', () => posts().length === 1);
      expect(posts()[0]?.token).toBe('xoxb-t1-renewed');
      const second = await start();
      await ask('T1', 'CRE', {}, second);
      expect(JSON.stringify((await answerTo('T1')).body)).toContain('一社目');
      expect(renewals().map(({ args }) => args.refresh_token)).toEqual(['xoxe-1-first']);
    });

    it('6.4: many payloads at once renew a token once, since it can be renewed only once', async () => {
      await install('T1', rotating);
      slack.on('oauth.v2.access', async () => {
        await sleep(50);
        return renewals().length === 1 ? renewed : { ok: false, error: 'invalid_refresh_token' };
      });
      await Promise.all(['U1', 'U2', 'U3', 'U4', 'U5'].map((user_id) => ask('T1', 'CRE', { user_id })));
      await answerTo('T1', 4);
      expect(renewals()).toHaveLength(1);
    });

    it('6.4: where a token cannot be renewed, the old one is used while it lasts, and no line holds one', async () => {
      await install('T1', rotating);
      slack.on('oauth.v2.access', { ok: false, error: 'invalid_refresh_token' });
      await ask('T1');
      expect(JSON.stringify((await answerTo('T1')).body)).toContain('一社目');
      expect(log.lines.some(({ message }) => message.includes('token rotation'))).toBe(true);
      expect(JSON.stringify(log.lines)).not.toMatch(/xox[be]/);
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

    it('brings the days of all its workspaces back when it comes back', async () => {
      await install('E1', part);
      await ask('T1', 'CRE', within);
      await answerTo('T1');
      await store.subscriptions.save({ team: 'T1', channel: 'C1', ...MORNING });
      await store.subscriptions.pauseTeam('T1', 'token_revoked');
      now += 60_000;
      await install('E1', part);
      await waitFor(async () => (await store.subscriptions.get('T1', 'C1'))?.pausedReason === undefined);
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
  for (let tries = 0; tries < 1_000; tries++) {
    if (await holds()) return;
    await sleep(10);
  }
  throw new Error('it did not come to that');
}
