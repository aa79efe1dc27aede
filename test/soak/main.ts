import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createRandom, pick, type Random } from '../bench/random.ts';
import { sendCommand, sendEvent } from '../support/signed.ts';
import { startFailingSlack } from './failing-slack.ts';

const PER_SECOND = 50;
const FAILING = 0.1;
const MOST_MINUTES = 24 * 60;
/** What is waited for at the end: most answers that went another way, and each that would go twice. */
const LAST_ANSWERS_MS = 60_000;
/** How much longer, where a question has no answer yet: the calls of its last ways may hang one after the other. */
const MISSING_ANSWERS_MS = 120_000;
const MOST_GROWTH = 0.05;
const SECRET = 'soak-signing-secret';
const QUESTIONS = [
  'CREってどんな仕事？',
  '運用と開発に上下はある？',
  'alibaba',
  '転職の理由',
  'azure 歴史',
  '量子重力理論',
  'なぜ辞めた？',
];

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
  process.stderr.write('usage: npm run -s soak -- [--minutes N] [--seed N]\n');
  process.exit(2);
}
const random = createRandom(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), 'senpai-soak-'));
const slack = await startFailingSlack(FAILING, random);
const port = await freePort();
const bot = fork(new URL('./soak-bot.js', import.meta.url), {
  execArgv: ['--expose-gc'],
  stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  env: {
    PATH: process.env.PATH,
    CORPUS_DIR: resolve('corpus'),
    DATABASE_URL: `file:${join(folder, 'soak.db')}`,
    SLACK_BOT_TOKEN: 'xoxb-soak',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
  },
});
let logged = '';
let lines = 0;
bot.stderr?.on('data', (data) => {
  lines += String(data).split('\n').length - 1;
  logged = (logged + data).slice(-4_000);
});
bot.on('exit', (code) => {
  process.stderr.write(`${logged}\nsoak: the bot ended with ${code}\n`);
  process.exit(1);
});
await new Promise<void>((ready) => bot.once('message', () => ready()));

const asked = new Map<string, string>();
const refused: string[] = [];
const heaps: { at: number; heap: number }[] = [];
let payloads = 0;
const total = Math.ceil(minutes * 60 * PER_SECOND);
const started = performance.now();
const under = new Set<Promise<unknown>>();
for (let tick = 0; payloads < total; tick++) {
  const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * PER_SECOND));
  for (; payloads < due; payloads++) {
    const sending = send(payloads, random).catch((error) => refused.push(String(error)));
    under.add(sending);
    void sending.finally(() => under.delete(sending));
  }
  if (tick % 100 === 0) heaps.push({ at: payloads / total, heap: await heapOfBot() });
  await sleep(20);
}
await Promise.all(under);
await sleep(LAST_ANSWERS_MS);
for (let waited = 0; waited < MISSING_ANSWERS_MS && isAnyMissing(); waited += 1_000) await sleep(1_000);
heaps.push({ at: 1, heap: await heapOfBot() });
report();

/** Sends the payload of this number; a question is told by the id of who asks it. */
async function send(number: number, random: Random): Promise<void> {
  const asker = `${number}S`;
  const text = pick(QUESTIONS, random);
  const roll = random();
  const common = { user_id: `U${asker}`, team_id: 'T1', trigger_id: asker };
  let answers: Promise<Response>[];
  if (roll < 0.4) {
    const fields = { ...common, text, channel_id: `C${asker}`, response_url: slack.responseUrl(asker) };
    answers = [sendCommand(port, fields, { secret: SECRET })];
  } else if (roll < 0.85) {
    const isMention = roll < 0.7;
    const event = {
      type: isMention ? 'app_mention' : 'message',
      ...(!isMention && { channel_type: 'im' }),
      channel: `${isMention ? 'C' : 'D'}${asker}`,
      user: `U${asker}`,
      ts: `${number + 1}.000100`,
      text: `<@UBOT> ${text}`,
    };
    const body = { type: 'event_callback', team_id: 'T1', event_id: `Ev${asker}`, event };
    answers = [sendEvent(port, body, { secret: SECRET })];
    // lost acknowledgements: Slack sends the event once more
    if (random() < 0.2) {
      const headers = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
      answers.push(sendEvent(port, body, { secret: SECRET, headers }));
    }
  } else if (roll < 0.95) {
    const body = {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: `U${asker}` },
      channel: { id: `C${asker}` },
      container: { type: 'message', message_ts: '1.000100', channel_id: `C${asker}`, is_ephemeral: true },
      trigger_id: asker,
      response_url: slack.responseUrl(asker),
      actions: [{ action_id: 'try.0', type: 'button', value: JSON.stringify({ q: text }) }],
    };
    answers = [sendEvent(port, body, { secret: SECRET })];
  } else {
    const event = { type: 'app_home_opened', tab: 'home', user: `U${asker}`, channel: `D${asker}` };
    await sendEvent(port, { type: 'event_callback', team_id: 'T1', event_id: `Ev${asker}`, event }, { secret: SECRET });
    return;
  }
  asked.set(asker, roll < 0.4 ? 'command' : roll < 0.7 ? 'mention' : roll < 0.85 ? 'message' : 'press');
  for (const { status } of await Promise.all(answers)) if (status !== 200) refused.push(`${asker} was told ${status}`);
}

function isAnyMissing(): boolean {
  const answered = new Set(slack.shown.map(({ asker }) => asker));
  return [...asked.keys()].some((asker) => !answered.has(asker));
}

function heapOfBot(): Promise<number> {
  return new Promise((done) => {
    bot.once('message', ({ heap }: { heap: number }) => done(heap));
    bot.send('heap');
  });
}

function report(): void {
  const full = new Map<string, number>();
  const notices = new Map<string, number>();
  for (const { asker, isNotice } of slack.shown) {
    const counts = isNotice ? notices : full;
    counts.set(asker, (counts.get(asker) ?? 0) + 1);
  }
  const counts = { answered: 0, told: 0, lost: 0, twice: 0 };
  for (const [asker, kind] of asked) {
    const times = full.get(asker) ?? 0;
    const outcome = times === 1 ? 'answered' : times > 1 ? 'twice' : notices.has(asker) ? 'told' : 'lost';
    counts[outcome] += 1;
    if (outcome === 'lost' || outcome === 'twice') process.stderr.write(`${kind} ${asker}: ${outcome}\n`);
  }
  const mean = (from: number, to: number) => {
    const some = heaps.filter(({ at }) => at >= from && at <= to).map(({ heap }) => heap);
    return some.reduce((sum, heap) => sum + heap, 0) / (some.length || 1);
  };
  // the bounded memories fill in the first part
  const growth = mean(0.8, 1) / mean(0.4, 0.6) - 1;
  const failed = Object.values(slack.failures).reduce((sum, count) => sum + count, 0);
  for (const line of refused.slice(0, 20)) process.stderr.write(`${line}\n`);
  const isWell = counts.lost + counts.twice + refused.length === 0 && growth <= MOST_GROWTH;
  process.stdout.write(
    `soak: ${payloads} payloads in ${minutes} min, ${asked.size} questions: ${counts.answered} answered once, ` +
      `${counts.told} told why, ${counts.lost} lost, ${counts.twice} twice, ${refused.length} refused; ` +
      `${failed} of Slack's answers failed; heap ${Math.round(mean(0.8, 1) / 1e6)} MB, ${(growth * 100).toFixed(1)} % more; ` +
      `${lines} log lines\n`,
  );
  bot.removeAllListeners('exit');
  bot.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  process.exit(isWell ? 0 : 1);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port: free } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return free;
}
