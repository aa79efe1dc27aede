import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { channelOf } from './child.ts';
import type { BenchOptions, Part, PartResult } from './part.ts';
import { answerPart } from './parts/answer.ts';
import { curvesPart } from './parts/curves.ts';
import { fitPart } from './parts/fit.ts';
import { indexPart } from './parts/index-corpus.ts';
import { loadPart } from './parts/load.ts';
import { qualityPart } from './parts/quality.ts';
import { searchPart } from './parts/search.ts';
import { startPart } from './parts/start.ts';
import { throughputPart } from './parts/throughput.ts';
import { warmPart } from './parts/warm.ts';

const PARTS: readonly Part[] = [
  startPart,
  answerPart,
  searchPart,
  indexPart,
  warmPart,
  loadPart,
  throughputPart,
  qualityPart,
  fitPart,
  curvesPart,
];
/** The others need to be asked for: they want files, or minutes. */
const USUAL = ['start', 'answer', 'search', 'index', 'warm', 'load', 'throughput'];
const USAGE = `usage: npm run -s bench -- [--only ${PARTS.map(({ name }) => name).join(',')}] [--passages N] [--replicas N] [--full]
  --only curves --svg FILE              draws time and memory against passages
  --quality FILE.json…                  scores SQuAD-shaped files
  --only fit FILE.json…                 fits the weights of the search anew, on SQuAD-shaped files
  --quality posts DIR QUESTIONS.jsonl   scores questions about posts
`;

const note = (line: string) => void process.stderr.write(`${line}\n`);

if (process.argv[2] === 'work') await work(process.argv[3] ?? '', process.argv[4] ?? '');
else await bench();

/** The process of a part: does its work, and lives until the bench ends it. */
async function work(name: string, task: string): Promise<void> {
  const parent = channelOf(process, 'bench: over');
  const part = PARTS.find((one) => one.name === name);
  await part?.work?.(JSON.parse(task) as never, parent);
}

async function bench(): Promise<void> {
  const { names, options } = readOptions();
  const { length: cores } = cpus();
  const load = loadavg()[0] ?? 0;
  note(
    `Node ${process.version}, ${availableParallelism()} of ${cores} cores, ${cpus()[0]?.model ?? 'unknown processor'}`,
  );
  if (load > 0.5) note(`The machine is busy (load ${load.toFixed(1)}): read ratios and medians, not single times.`);
  const results: Record<string, PartResult['figures']> = {};
  const targets: NonNullable<PartResult['targets']> = [];
  for (const part of PARTS.filter(({ name }) => names.includes(name))) {
    const { figures, targets: own = [] } = await part.run(options, note);
    results[part.name] = figures;
    targets.push(...own);
  }
  for (const { met, what, target, measured } of targets)
    note(`${met ? 'met   ' : 'MISSED'}  ${what}: ${measured} (${target})`);
  const machine = {
    node: process.version,
    cores,
    processor: cpus()[0]?.model,
    load: { before: load, after: loadavg()[0] },
  };
  process.stdout.write(`${JSON.stringify({ machine, targets, ...results }, null, 2)}\n`);
}

function readOptions(): { names: string[]; options: BenchOptions } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        passages: { type: 'string', default: '10000' },
        full: { type: 'boolean', default: false },
        replicas: { type: 'string', default: '1' },
        svg: { type: 'string' },
        quality: { type: 'boolean', default: false },
      },
    });
    const names = values.only?.split(',') ?? (values.quality ? ['quality'] : USUAL);
    const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
    if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}`);
    const passages = Number(values.passages);
    if (!Number.isInteger(passages) || passages < 100) throw new Error('--passages takes a whole number from 100');
    if ((names.includes('quality') || names.includes('fit')) && positionals.length === 0)
      throw new Error('quality and fit take files');
    const replicas = Number(values.replicas);
    if (!Number.isInteger(replicas) || replicas < 1 || replicas > 16) throw new Error('--replicas takes 1 to 16');
    return { names, options: { passages, replicas, full: values.full, svg: values.svg, quality: positionals } };
  } catch (error) {
    process.stderr.write(`bench: ${(error as Error).message}\n${USAGE}`);
    process.exit(2);
  }
}
