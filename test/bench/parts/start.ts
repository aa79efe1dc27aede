import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { readPost } from '../../../src/corpus/read-post.ts';
import type { LocalSlack } from '../../../src/local/server.ts';
import { splitPassages } from '../../../src/passages/split.ts';
import { startBenchSlack } from '../bench-slack.ts';
import { makePosts } from '../make-corpus.ts';
import { type Part, target } from '../part.ts';
import { median, round } from '../stats.ts';

/** One start of the program. */
interface Start {
  /** From the moment of `spawn` until the line `ready` was read here. */
  ms: number;
  /** What the program says of itself in that line. */
  readyMs?: number;
}

const RUNS = 5;
const LONGEST_MS = 60_000;

const MANY_PASSAGES = 10_000;

/**
 * Ready to answer, from process start, in Socket Mode against a local Slack in this process: with the posts that ship,
 * and with a large corpus whose last start left its cache.
 */
export const startPart: Part = {
  name: 'start',
  async run(_options, note) {
    const slack = await startBenchSlack();
    const state = mkdtempSync(join(tmpdir(), 'senpai-bench-'));
    try {
      const runs: Start[] = [];
      const emptyRuns: number[] = [];
      for (let times = 0; times < RUNS; times++) {
        emptyRuns.push(await timeEmpty());
        runs.push(await startOnce(slack, state, 'corpus'));
      }
      const ms = round(median(runs.map((run) => run.ms)), 0);
      const readyMs = median(runs.flatMap((run) => run.readyMs ?? []));
      const emptyNodeMs = round(median(emptyRuns), 0);
      note(
        `start   ready after ${ms} ms (the log says ${readyMs}); Node alone, with nothing to do, takes ${emptyNodeMs}`,
      );
      const large = await startLarge(slack);
      note(
        `start   ${large.passages} passages: ready after ${large.coldMs} ms at first, ${large.warmMs} ms from the cache`,
      );
      return {
        figures: { ms, readyMs, emptyNodeMs, runs: runs.map((run) => ({ ...run, ms: round(run.ms, 0) })), large },
        targets: [
          target('start: ms until ready with the shipped corpus', ms, { most: 1_000 }),
          target('start: ms until ready with 10,000 passages from a warm cache', large.warmMs, { most: 2_000 }),
        ],
      };
    } finally {
      await slack.close();
      rmSync(state, { recursive: true, force: true });
    }
  },
};

/** The first start with a large corpus, and the later ones. */
async function startLarge(slack: LocalSlack): Promise<{ passages: number; coldMs: number; warmMs: number }> {
  const state = mkdtempSync(join(tmpdir(), 'senpai-bench-'));
  try {
    const folder = join(state, 'posts');
    const passages = writePosts(folder, MANY_PASSAGES);
    const cache = join(state, 'corpus.cache');
    const cold = await startOnce(slack, state, folder, () => existsSync(cache));
    const warm: number[] = [];
    for (let times = 0; times < RUNS; times++) warm.push((await startOnce(slack, state, folder)).ms);
    return { passages, coldMs: round(cold.ms, 0), warmMs: round(median(warm), 0) };
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}

/** Writes made posts until they hold so many passages, and gives their number. */
function writePosts(folder: string, atLeast: number): number {
  let passages = 0;
  for (const { id, markdown } of makePosts()) {
    if (passages >= atLeast) break;
    mkdirSync(dirname(join(folder, id)), { recursive: true });
    writeFileSync(join(folder, id), markdown);
    const { post } = readPost(id, markdown);
    passages += post ? splitPassages(post).length : 0;
  }
  return passages;
}

/** Starts the program, and ends it when it is ready and `isDone`. */
async function startOnce(
  slack: LocalSlack,
  state: string,
  folder: string,
  isDone: () => boolean = () => true,
): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_SIGNING_SECRET: '',
      SLACK_API_URL: slack.apiUrl,
      CORPUS_DIR: folder,
      DATABASE_URL: `file:${join(state, 'senpai.db')}`,
      LOG_LEVEL: 'info',
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const said: string[] = [];
  try {
    for await (const line of createInterface({ input: child.stderr })) {
      said.push(line);
      const facts = factsOf(line);
      if (facts?.msg !== 'ready') continue;
      const ms = performance.now() - started;
      while (!isDone() && performance.now() - started < LONGEST_MS) await new Promise((next) => setTimeout(next, 100));
      return { ms, readyMs: facts.ready_ms };
    }
    throw new Error(`bench: the program ended before it was ready\n${said.join('\n')}`);
  } finally {
    clearTimeout(timer);
    child.kill();
    await gone;
  }
}

function factsOf(line: string): { msg?: string; ready_ms?: number } | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function timeEmpty(): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - started;
}
