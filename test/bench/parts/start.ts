import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LocalSlack } from '../../../src/local/server.ts';
import { startBenchSlack } from '../bench-slack.ts';
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

/** Ready to answer, from process start, in Socket Mode against a local Slack in this process. */
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
        runs.push(await startOnce(slack, state));
      }
      const ms = round(median(runs.map((run) => run.ms)), 0);
      const readyMs = median(runs.flatMap((run) => run.readyMs ?? []));
      const emptyNodeMs = round(median(emptyRuns), 0);
      note(
        `start   ready after ${ms} ms (the log says ${readyMs}); Node alone, with nothing to do, takes ${emptyNodeMs}`,
      );
      return {
        figures: { ms, readyMs, emptyNodeMs, runs: runs.map((run) => ({ ...run, ms: round(run.ms, 0) })) },
        targets: [target('start: ms until ready with the shipped corpus', ms, { most: 1_000 })],
      };
    } finally {
      await slack.close();
      rmSync(state, { recursive: true, force: true });
    }
  },
};

async function startOnce(slack: LocalSlack, state: string): Promise<Start> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_SIGNING_SECRET: '',
      SLACK_API_URL: slack.apiUrl,
      CORPUS_DIR: 'corpus',
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
      if (facts?.msg === 'ready') return { ms: performance.now() - started, readyMs: facts.ready_ms };
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
