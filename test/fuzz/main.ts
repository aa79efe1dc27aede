import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Finding } from './worker.ts';

const USAGE = 'usage: npm run -s fuzz -- [--runs N] [--seed N]   (--seed N --runs 1 replays one run)\n';
/** A run that lasts this long will not come back. */
const HANGS_MS = 10_000;
const MOST_FINDINGS = 20;

const { runs, seed } = readOptions();
const started = performance.now();
const at = new Int32Array(new SharedArrayBuffer(4));
const findings: Finding[] = [];
const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: { seed, runs, at }, stderr: false });
let counts: Record<string, number> = {};

worker.on('message', (message: { finding?: Finding; counts?: Record<string, number> }) => {
  if (message.finding) report(message.finding);
  counts = message.counts ?? counts;
});
worker.on('error', (error) => {
  report({ seed: seed + (at[0] ?? 0) - 1, kind: 'crash', problems: [error.stack ?? String(error)] });
  end();
});
worker.on('exit', end);

let last = { run: 0, since: performance.now() };
const watch = setInterval(() => {
  const run = Atomics.load(at, 0);
  if (run !== last.run || run < 1) last = { run, since: performance.now() };
  if (performance.now() - last.since < HANGS_MS) return;
  report({ seed: seed + run - 1, kind: 'hang', problems: [`no end after ${HANGS_MS} ms`] });
  end();
}, 200);

function report(finding: Finding): void {
  findings.push(finding);
  if (findings.length > MOST_FINDINGS) return;
  process.stderr.write(`seed ${finding.seed} (${finding.kind}):\n  ${finding.problems.join('\n  ')}\n`);
}

function end(): never {
  clearInterval(watch);
  const seconds = Math.round((performance.now() - started) / 1000);
  const done = Object.values(counts).reduce((sum, count) => sum + count, 0) || Math.max(0, at[0] ?? 0);
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${count}`);
  process.stdout.write(
    `fuzz: ${done} runs from seed ${seed} in ${seconds} s, ${findings.length} failed (${kinds.join(', ')})\n`,
  );
  process.exit(findings.length > 0 || done < runs ? 1 : 0);
}

function readOptions(): { runs: number; seed: number } {
  try {
    const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } } });
    const runs = Number(values.runs);
    const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
    if (!Number.isSafeInteger(runs) || runs < 1 || runs > 10_000_000) throw new Error('--runs takes 1 to 10000000');
    if (!Number.isSafeInteger(seed)) throw new Error('--seed takes a whole number');
    return { runs, seed };
  } catch (error) {
    process.stderr.write(`fuzz: ${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}
