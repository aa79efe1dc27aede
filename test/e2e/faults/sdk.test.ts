import { setTimeout as sleep } from 'node:timers/promises';
import { createSlackApp } from '../../../src/slack/app.ts';
import type { Outcome, PayloadKind } from '../../../src/slack/meter.ts';
import { fakeLibrary } from '../../support/fake-library.ts';
import { type FaultBot, RECEIVERS, startFaultBot } from '../../support/fault-bot.ts';
import { keptLog } from '../../support/kept-log.ts';
import { startTinySlack, type TinySlack } from '../../support/tiny-slack.ts';

const READ_MORE = { p: '2018/cre.md', q: 'CRE' };

// jest fails a test for a rejection that nobody handles
describe.each(RECEIVERS)("the SDK's traps over %s", (receiver) => {
  let bot: FaultBot;

  beforeEach(async () => {
    bot = await startFaultBot(receiver);
  });
  afterEach(() => bot.stop());

  it('1.1: a listener’s client tries three times, then the asker is told', async () => {
    bot.slack.on('views.open', { status: 500 });
    await bot.press('readMore.0', READ_MORE);
    const { body } = await waitLong(() => bot.calls('respond')[0]);
    expect(body.text).toContain('すみません');
    expect(bot.calls('views.open')).toHaveLength(3);
  }, 15_000);

  it('1.2: each token goes only where it belongs', async () => {
    await bot.command();
    await bot.mention('C1', '1.000100');
    await bot.slack.called('chat.postMessage');
    await bot.slack.called('respond');
    for (const { method, token } of bot.slack.calls) {
      const own = method === 'apps.connections.open' ? 'xapp-secret' : 'xoxb-secret';
      expect([method, token]).toEqual([method, method === 'respond' ? undefined : own]);
    }
  });

  it('1.4: a notice that Slack holds back events ends nothing', async () => {
    const notice = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1, api_app_id: 'A1' };
    if (receiver === 'socket') {
      bot.slack.sockets.at(-1)?.send(JSON.stringify({ type: 'events_api', envelope_id: 'x', payload: notice }));
    } else await bot.deliver('events_api', notice);
    await bot.logged('holds back events');
    await bot.command();
    await bot.slack.called('respond');
  });

  it('1.6: what is under way when it stops is acknowledged and answered', async () => {
    const { held, release } = holdBack();
    bot.slack.on('users.info', async () => {
      await held;
      return { ok: true, user: { locale: 'ja-JP' } };
    });
    await bot.command();
    await bot.slack.called('users.info');
    const stopping = bot.app.stop();
    release();
    await stopping;
    expect(bot.calls('respond')).toHaveLength(1);
  });

  it('1.6: a second stop says nothing', async () => {
    await bot.app.stop();
    await expect(bot.app.stop()).resolves.toBeUndefined();
  });

  it.each([
    ['the line was cut', 'hang up'],
    ['Slack answered 500', { status: 500 }],
    ['Slack failed half-way', { ok: false, error: 'fatal_error' }],
  ] as const)('1.7: where %s after it may have taken a message, that is not sent again', async (_, reply) => {
    bot.slack.on('chat.postMessage', reply);
    await bot.mention('C1', '1.000100');
    await bot.slack.called('chat.postEphemeral');
    bot.slack.on('chat.postMessage', { ok: true, ts: '1.1' });
    await bot.mention('C2', '2.000100');
    await bot.slack.called('chat.postMessage', 1);
    expect(bot.calls('chat.postMessage').map(({ args }) => args.channel)).toEqual(['C1', 'C2']);
  });

  it('1.8: no channel waits for another that has to', async () => {
    const waiting = new Set(['CHOT']);
    bot.slack.on('chat.postMessage', ({ args }) =>
      waiting.delete(args.channel ?? '') ? { status: 429, retryAfter: 3 } : { ok: true, ts: '1.1' },
    );
    await bot.mention('CHOT', '1.000100');
    await bot.slack.called('chat.postMessage');
    await bot.mention('CCOLD', '2.000100');
    await waitLong(() => bot.calls('chat.postMessage')[2]);
    expect(bot.calls('chat.postMessage').map(({ args }) => args.channel)).toEqual(['CHOT', 'CCOLD', 'CHOT']);
  }, 10_000);

  it('1.9: a listener that fails has acknowledged, and its asker is told once', async () => {
    const broken = { ...fakeLibrary(), ask: () => failing() };
    await bot.restart({ library: () => broken });
    await bot.command();
    expect((await bot.slack.called('respond')).body.text).toContain('すみません');
    await bot.app.stop();
    expect(bot.calls('respond')).toHaveLength(1);
    expect(bot.log.lines.filter(({ message }) => message === 'a listener failed')).toHaveLength(1);
  });

  it('1.9: what no listener is there for is acknowledged', async () => {
    await bot.command({ command: '/weather' });
    await bot.press('of-another-app', { x: 1 });
    await bot.deliver('interactive', { type: 'shortcut', user: { id: 'U1' }, callback_id: 'other', trigger_id: 't' });
    await bot.deliver('interactive', {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: { id: 'V1', callback_id: 'other', state: { values: {} } },
    });
    await bot.command();
    await bot.slack.called('respond');
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('1.9: one listener alone runs for a command', async () => {
    const counted: [PayloadKind, Outcome][] = [];
    await bot.restart({
      meter: { answered: (kind, outcome) => void counted.push([kind, outcome]), slackFailed: () => {} },
    });
    await bot.command();
    await bot.slack.called('respond');
    await bot.app.stop();
    expect(bot.calls('respond')).toHaveLength(1);
    expect(counted).toEqual([['command', 'answered']]);
  });

  it('1.9: a payload’s secrets get into no line of the log', async () => {
    await bot.command({ text: '辞めたい' });
    await bot.slack.called('respond');
    expect(JSON.stringify(bot.log.lines)).not.toMatch(/辞めたい|respond\b|xox|xapp|trigger_id/);
  });
});

describe('1.9: a token that Slack refuses', () => {
  it.each(RECEIVERS)('is said in one sentence at the start over %s, and rejects nowhere else', async (receiver) => {
    const slack = await startTinySlack();
    slack.on('auth.test', { ok: false, error: 'invalid_auth' });
    const app = await create(slack, receiver);
    await expect(app.start()).rejects.toThrow(/^SLACK_BOT_TOKEN: [^\n]*\.$/);
    await slack.close();
  });
});

describe("Socket Mode's traps", () => {
  let slack: TinySlack;

  beforeEach(async () => {
    slack = await startTinySlack();
  });
  afterEach(() => slack.close());

  it.each(['warning', 'refresh_requested', 'link_disabled'])(
    '1.3: bridges the gap that "%s" leaves',
    async (reason) => {
      const app = await create(slack);
      await app.start();
      slack.sockets[0]?.send(JSON.stringify({ type: 'disconnect', reason }));
      for (let index = 0; index < 5; index++) {
        const payload = {
          command: '/career',
          text: 'CRE',
          user_id: `U${index}`,
          channel_id: 'C1',
          team_id: 'T1',
          response_url: slack.responseUrl,
        };
        await slack.deliver('slash_commands', payload, { socket: 1 });
      }
      await slack.called('respond', 4);
      expect(app.isConnected()).toBe(true);
      await app.stop();
    },
  );

  it('1.6: stops before Slack has said hello', async () => {
    slack.greeting = { type: 'nothing yet' };
    const app = await create(slack);
    const starting = app.start();
    const refused = expect(starting).rejects.toThrow('stopped before it was connected');
    await waitLong(() => slack.sockets[1]);
    await app.stop();
    await refused;
    expect(app.isConnected()).toBe(false);
  });

  it('1.6: stops while it asks for a connection, and opens none', async () => {
    const { held, release } = holdBack();
    slack.on('apps.connections.open', async () => {
      await held;
      return { ok: true, url: `${slack.apiUrl.replace('http', 'ws').replace('/api/', '/link')}` };
    });
    const app = await create(slack);
    const refused = expect(app.start()).rejects.toThrow('stopped before it was connected');
    await slack.called('apps.connections.open', 1);
    const stopping = app.stop();
    release();
    await stopping;
    await refused;
    // a connection would be open within milliseconds
    await sleep(300);
    expect(slack.sockets).toHaveLength(0);
  });

  it('1.6: says that too many connections are open, and gives up', async () => {
    slack.greeting = { type: 'disconnect', reason: 'too_many_websockets' };
    const app = await create(slack);
    await expect(app.start()).rejects.toThrow(/^SLACK_APP_TOKEN: [^\n]*ten connections[^\n]*\.$/);
    expect(slack.sockets.length).toBeGreaterThan(2);
    await app.stop();
  }, 20_000);

  it('1.6: says that a connection cannot be had again, and answers on the other', async () => {
    const log = keptLog();
    const app = await create(slack, 'socket', log);
    await app.start();
    slack.greeting = { type: 'disconnect', reason: 'too_many_websockets' };
    slack.sockets[0]?.terminate();
    await waitLong(() => log.lines.find(({ message }) => message.includes('ten connections')));
    expect(app.isConnected()).toBe(true);
    await app.stop();
  }, 20_000);

  it('1.6: starts where a place among the connections comes free', async () => {
    slack.greeting = { type: 'disconnect', reason: 'too_many_websockets' };
    const app = await create(slack);
    const started = app.start();
    await waitLong(() => slack.sockets[1]);
    slack.greeting = { type: 'hello', num_connections: 1 };
    await started;
    expect(app.isConnected()).toBe(true);
    await app.stop();
  }, 20_000);
});

function create(slack: TinySlack, receiver: (typeof RECEIVERS)[number] = 'socket', log = keptLog()) {
  const mode =
    receiver === 'socket'
      ? ({ kind: 'socket', botToken: 'xoxb-secret', appToken: 'xapp-secret' } as const)
      : ({ kind: 'http', botToken: 'xoxb-secret', signingSecret: 'shh', port: 0 } as const);
  return createSlackApp({ mode, apiUrl: slack.apiUrl, library: () => fakeLibrary(), lang: 'ja', log });
}

/** Something that Slack answers only when it is released. */
function holdBack(): { held: Promise<void>; release(): void } {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { held, release };
}

function failing(): never {
  throw new Error('the library is broken');
}

/** What Slack's client does between its tries takes seconds. */
async function waitLong<T>(find: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 1_000; tries++) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(10);
  }
  throw new Error('it did not come to that');
}
