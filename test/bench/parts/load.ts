import { App, SocketModeReceiver } from '@slack/bolt';
import { createLibrary } from '../../../src/library.ts';
import type { LocalSlack } from '../../../src/local/server.ts';
import { createSlackApp } from '../../../src/slack/app.ts';
import { startBenchSlack } from '../bench-slack.ts';
import { type Child, startWorker } from '../child.ts';
import { createSenpaiBot, type Message, QUIET_LOG, QUIET_LOGGER } from '../in-process-bot.ts';
import { makeLibraryPosts } from '../made-library.ts';
import { type Part, target } from '../part.ts';
import { round, type Times, timesOf } from '../stats.ts';

interface Task {
  bot: 'senpai' | 'bare';
  passages: number;
  slack: Pick<LocalSlack, 'botToken' | 'appToken' | 'apiUrl'>;
}

interface LoadFigures {
  commands: number;
  /** From the payload's sending to its acknowledgement, as the local Slack sees it. */
  ackMs: Times;
  /** The bot's processor time for one command, all threads. */
  cpuMs: number;
}

const A_SECOND = 50;
const SECONDS = { short: 15, full: 60 };
/** A bot that has run for a day has met all of its code. */
const WARM_UP_SECONDS = 20;
/** The two bots take turns, so that both meet the same hours of a busy machine. */
const TURN_SECONDS = 5;
const MISAKI = 'U0MISAKI01';

/** 50 commands a second over Socket Mode: acknowledgements and processor time, beside a bare Bolt handler with the same blocks. */
export const loadPart: Part = {
  name: 'load',
  async run({ passages, full }, note) {
    const seconds = full ? SECONDS.full : SECONDS.short;
    const bots = [await startLoaded('bare', passages), await startLoaded('senpai', passages)] as const;
    try {
      await Promise.all(bots.map(({ send }) => send(WARM_UP_SECONDS)));
      for (let turn = 0; turn < seconds / TURN_SECONDS; turn++) for (const bot of bots) await bot.measure(TURN_SECONDS);
    } finally {
      for (const bot of bots) await bot.stop();
    }
    const [bareBolt, senpai] = [bots[0].figures(), bots[1].figures()];
    const cpuRatio = round(senpai.cpuMs / bareBolt.cpuMs, 2);
    note(
      `load    ${A_SECOND} commands a second for ${seconds} s: acknowledged in ${senpai.ackMs.median} ms, p99 ${senpai.ackMs.p99} ` +
        `(bare Bolt ${bareBolt.ackMs.median}, ${bareBolt.ackMs.p99}); processor ${senpai.cpuMs} ms each, ${cpuRatio} times bare Bolt`,
    );
    return {
      figures: { commandsASecond: A_SECOND, seconds, senpai, bareBolt, cpuRatio },
      targets: [
        target('load: 99th percentile ms until acknowledged', senpai.ackMs.p99, { most: 50 }),
        target('load: processor time, times a bare Bolt handler', cpuRatio, { most: 1.5 }),
      ],
    };
  },
  async work({ bot, passages, slack }: Task, parent: Child) {
    const made = makeLibraryPosts(passages);
    const library = createLibrary({ posts: made.posts, problems: [] });
    const questions = made.questions.map(({ text }) => text);
    if (bot === 'senpai') {
      const mode = { kind: 'socket' as const, botToken: slack.botToken, appToken: slack.appToken };
      const app = await createSlackApp({
        mode,
        apiUrl: slack.apiUrl,
        library: () => library,
        lang: 'ja',
        log: QUIET_LOG,
        questionsAMinute: Number.POSITIVE_INFINITY,
      });
      await app.start();
    } else {
      const { message } = await (await createSenpaiBot(library)).command(questions[0] ?? '', MISAKI);
      await startBareBot(slack, message);
    }
    parent.send({ questions: questions.slice(0, 2_000) });
    for (;;) {
      await parent.next();
      const before = process.cpuUsage();
      await parent.next();
      const { user, system } = process.cpuUsage(before);
      parent.send({ cpuMs: (user + system) / 1_000 });
    }
  },
};

/** A bot in a process of its own, beside a Slack of its own. */
interface Loaded {
  /** Sends commands for so many seconds. */
  send(seconds: number): Promise<number[]>;
  /** The same, and adds what they took to the figures. */
  measure(seconds: number): Promise<void>;
  figures(): LoadFigures;
  stop(): Promise<void>;
}

async function startLoaded(bot: Task['bot'], passages: number): Promise<Loaded> {
  const slack = await startBenchSlack();
  const { botToken, appToken, apiUrl } = slack;
  const worker = startWorker('load', { bot, passages, slack: { botToken, appToken, apiUrl } } satisfies Task);
  const { questions } = await worker.next<{ questions: string[] }>();
  const times: number[] = [];
  let cpu = 0;
  let sent = 0;
  const send = async (seconds: number) => {
    const from = sent;
    sent += seconds * A_SECOND;
    return sendCommands(slack, [...questions.slice(from % questions.length), ...questions], seconds);
  };
  return {
    send,
    measure: async (seconds) => {
      worker.send('begin');
      times.push(...(await send(seconds)));
      worker.send('end');
      cpu += (await worker.next<{ cpuMs: number }>()).cpuMs;
    },
    figures: () => ({ commands: times.length, ackMs: timesOf(times), cpuMs: round(cpu / times.length) }),
    stop: async () => {
      await worker.stop();
      await slack.close();
    },
  };
}

/** Sends commands at their hours, whether or not the earlier ones are answered; resolves when all are. */
async function sendCommands(slack: LocalSlack, questions: readonly string[], seconds: number): Promise<number[]> {
  const started = performance.now();
  const answered = slack.calls.filter(({ method }) => method === 'response_url').length;
  const sent: Promise<number>[] = [];
  for (let number = 0; number < seconds * A_SECOND; number++) {
    const wait = started + (number * 1_000) / A_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(timeCommand(slack, questions[number % questions.length] ?? ''));
  }
  const times = await Promise.all(sent);
  await slack.waitFor(
    () => slack.calls.filter(({ method }) => method === 'response_url').length >= answered + times.length,
    30_000,
  );
  return times;
}

async function timeCommand(slack: LocalSlack, question: string): Promise<number> {
  const started = performance.now();
  const answer = await slack.command(MISAKI, '#general', `/career ${question}`);
  if (!answer.ok) throw new Error(`bench: a command was not acknowledged: ${JSON.stringify(answer)}`);
  return performance.now() - started;
}

/** Bolt alone over Socket Mode, with as many connections as Senpai has. */
async function startBareBot({ botToken, appToken, apiUrl }: Task['slack'], message: Message): Promise<void> {
  const connect = () =>
    new SocketModeReceiver({
      appToken,
      logger: QUIET_LOGGER,
      installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
    });
  const [receiver, second] = [connect(), connect()];
  const app = new App({
    receiver,
    logger: QUIET_LOGGER,
    convoStore: false,
    deferInitialization: true,
    authorize: async () => ({ botToken, botId: 'B1', botUserId: 'U0' }),
    clientOptions: { slackApiUrl: apiUrl, retryConfig: { retries: 0 } },
  });
  app.command('/career', async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: 'ephemeral', ...(message as { text: string; blocks: [] }) });
  });
  await app.init();
  second.init(app);
  await Promise.all([receiver.start(), second.start()]);
}
