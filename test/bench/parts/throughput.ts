import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import { createLibrary } from '../../../src/library.ts';
import { signRequest } from '../../../src/local/http-delivery.ts';
import { createSlackApp } from '../../../src/slack/app.ts';
import { type Child, startWorker } from '../child.ts';
import { createSenpaiBot, type Message, QUIET_LOG, QUIET_LOGGER } from '../in-process-bot.ts';
import { makeLibraryPosts } from '../made-library.ts';
import { usedBytes } from '../memory.ts';
import { type Part, target } from '../part.ts';
import { round } from '../stats.ts';

interface Task {
  bot: 'senpai' | 'bare';
  apiUrl: string;
}

interface Figures {
  commands: number;
  /** With all processes that ran. */
  perSecond: number;
  /** Of the bots' processor time: what one core would do with nothing beside it. */
  perCoreSecond: number;
}

const PASSAGES = 1_000;
const SECRET = 'bench';
const AT_ONCE = 32;
/** The bots take turns, so that all meet the same minutes of a busy machine. */
const TURN = 500;
const TURNS = { short: 10, full: 80 };
/** Until its code is compiled for good; a bot that has run for a day has met all of it. */
const WARM_UP = 3_000;
const FEW_ANSWERS = 1_000;
const MANY_ANSWERS = 100_000;

/** Commands over HTTP as fast as they are taken: Senpai beside a bare Bolt handler, and one process beside several. */
export const throughputPart: Part = {
  name: 'throughput',
  async run({ replicas, full }, note) {
    const turns = full ? TURNS.full : TURNS.short;
    const slack = await startTinySlack();
    const running: Bots[] = [];
    const start = async (bot: Task['bot'], processes: number) => {
      const bots = await startBots(bot, processes, slack);
      running.push(bots);
      return bots;
    };
    try {
      const bare = await start('bare', 1);
      const one = await start('senpai', 1);
      const several = replicas > 1 ? await start('senpai', replicas) : undefined;
      await one.send(FEW_ANSWERS);
      const early = await one.bytes();
      for (const bots of running) await bots.send(WARM_UP * bots.processes);
      for (let turn = 0; turn < turns; turn++) for (const bots of running) await bots.measure(TURN * bots.processes);
      if (full) await one.send(MANY_ANSWERS - FEW_ANSWERS - WARM_UP - turns * TURN);
      const late = full ? await one.bytes() : early;
      const [senpai, bareBolt, others] = [one.figures(), bare.figures(), several?.figures()];
      const ratio = round(senpai.perCoreSecond / bareBolt.perCoreSecond, 2);
      note(
        `throughput  /career over HTTP: ${senpai.perCoreSecond} a second and core, ${ratio} of bare Bolt's ${bareBolt.perCoreSecond}` +
          (others ? `; ${replicas} replicas ${others.perSecond} a second, one ${senpai.perSecond}` : ''),
      );
      const memoryRatio = full ? round(late / early, 3) : undefined;
      return {
        figures: { passages: PASSAGES, senpai, bareBolt, ratio, replicas, several: others, memoryRatio },
        targets: [
          target('throughput: of a bare Bolt handler', ratio, { least: 0.7 }),
          ...(memoryRatio
            ? [target('throughput: memory after 100,000 answers, of 1,000', memoryRatio, { most: 1.05 })]
            : []),
        ],
      };
    } finally {
      for (const bots of running) await bots.stop();
      slack.server.closeAllConnections();
      slack.server.close();
    }
  },
  async work({ bot, apiUrl }: Task, parent: Child) {
    const made = makeLibraryPosts(PASSAGES);
    const library = createLibrary({ posts: made.posts, problems: [] });
    const questions = made.questions.map(({ text }) => text).slice(0, 2_000);
    const port =
      bot === 'senpai' ? await startSenpai(library, apiUrl) : await startBare(library, questions[0] ?? '', apiUrl);
    parent.send({ port, questions });
    for (;;) {
      const before = process.cpuUsage();
      const asked = await parent.next<'processor' | 'memory'>();
      const { user, system } = process.cpuUsage(before);
      parent.send(asked === 'memory' ? usedBytes() : (user + system) / 1_000);
    }
  },
};

async function startSenpai(library: ReturnType<typeof createLibrary>, apiUrl: string): Promise<number> {
  const app = await createSlackApp({
    mode: { kind: 'http', botToken: 'xoxb-bench', signingSecret: SECRET, port: 0 },
    apiUrl,
    library: () => library,
    lang: 'ja',
    log: QUIET_LOG,
    questionsAMinute: Number.POSITIVE_INFINITY,
  });
  const { port = 0 } = await app.start();
  return port;
}

async function startBare(library: ReturnType<typeof createLibrary>, question: string, apiUrl: string): Promise<number> {
  const { message } = await (await createSenpaiBot(library)).command(question, 'U1');
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logger: QUIET_LOGGER, endpoints: '/slack/events' });
  const app = new App({
    receiver,
    logger: QUIET_LOGGER,
    convoStore: false,
    deferInitialization: true,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U0' }),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  app.command('/career', async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', ...(message as Message & { text: string; blocks: [] }) });
  });
  await app.init();
  const server = (await receiver.start(0)) as Server;
  return (server.address() as AddressInfo).port;
}

interface TinySlack {
  server: Server;
  url: string;
  /** Resolves when so many answers have come in all. */
  answers(count: number): Promise<void>;
  count(): number;
}

async function startTinySlack(): Promise<TinySlack> {
  let count = 0;
  const waiting: { count: number; resolve(): void }[] = [];
  const server = createServer((incoming, response) => {
    const isAnswer = incoming.url === '/respond';
    incoming.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"ok":true,"user_id":"U0","bot_id":"B1","team":"Bench","team_id":"T1","user":{"locale":"ja-JP"}}');
      if (!isAnswer) return;
      count += 1;
      for (const one of waiting.filter((each) => each.count <= count)) one.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const answers = (wanted: number) =>
    wanted <= count ? Promise.resolve() : new Promise<void>((resolve) => waiting.push({ count: wanted, resolve }));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, count: () => count };
}

/** One bot, in so many processes. */
interface Bots {
  readonly processes: number;
  /** Sends commands as fast as they are taken; resolves when all are answered. */
  send(count: number): Promise<void>;
  /** The same, and adds what they took to the figures. */
  measure(count: number): Promise<void>;
  figures(): Figures;
  /** What is in use once garbage is collected, in the first process. */
  bytes(): Promise<number>;
  stop(): Promise<void>;
}

async function startBots(bot: Task['bot'], processes: number, slack: TinySlack): Promise<Bots> {
  const task: Task = { bot, apiUrl: `${slack.url}/api/` };
  const workers = Array.from({ length: processes }, () => startWorker('throughput', task));
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const stop = async () => {
    agent.destroy();
    for (const worker of workers) await worker.stop();
  };
  const starting = Promise.all(workers.map((worker) => worker.next<{ port: number; questions: string[] }>()));
  const started = await starting.catch(async (error) => {
    await stop();
    throw error;
  });
  const ports = started.map(({ port }) => port);
  const questions = started[0]?.questions ?? [];
  let [commands, cpu, seconds, sent] = [0, 0, 0, 0];
  const ask = async (what: 'processor' | 'memory') => {
    for (const worker of workers) worker.send(what);
    return Promise.all(workers.map((worker) => worker.next<number>()));
  };
  const send = async (count: number) => {
    const from = sent;
    sent += count;
    await sendAll({ from, count }, { ports, questions, slack, agent });
  };
  return {
    processes,
    send,
    bytes: async () => (await ask('memory'))[0] ?? 0,
    measure: async (count) => {
      await ask('processor');
      const from = performance.now();
      await send(count);
      seconds += (performance.now() - from) / 1_000;
      cpu += (await ask('processor')).reduce((sum, ms) => sum + ms, 0);
      commands += count;
    },
    figures: () => ({
      commands,
      perSecond: round(commands / seconds),
      perCoreSecond: round((commands / cpu) * 1_000),
    }),
    stop,
  };
}

async function sendAll(
  { from, count }: { from: number; count: number },
  { ports, questions, slack, agent }: { ports: number[]; questions: string[]; slack: TinySlack; agent: Agent },
): Promise<void> {
  const until = slack.count() + count;
  let sent = 0;
  const lane = async () => {
    while (sent < count) {
      const number = from + sent++;
      await sendOne(number, ports[number % ports.length] ?? 0, questions[number % questions.length] ?? '', {
        slack,
        agent,
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await slack.answers(until);
}

function sendOne(
  number: number,
  port: number,
  text: string,
  { slack, agent }: { slack: TinySlack; agent: Agent },
): Promise<void> {
  const at = Math.floor(Date.now() / 1000);
  const fields = {
    command: '/career',
    text,
    user_id: `U${number % 500}`,
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: `${number}.${at}.${Math.random()}`,
    response_url: `${slack.url}/respond`,
  };
  const body = new URLSearchParams(fields).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': signRequest(SECRET, at, body),
  };
  return new Promise((resolve, reject) => {
    const sending = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent, headers },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`bench: a command was answered with ${response.statusCode}`));
        });
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}
