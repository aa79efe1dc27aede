import { readdirSync, readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createLibrary } from '../../src/library.ts';
import { createRandom } from '../bench/random.ts';
import { startFuzzedBot } from './bot.ts';
import { fuzzFile } from './corpus.ts';
import { makePayload } from './payloads.ts';

export interface FuzzTask {
  seed: number;
  runs: number;
  /** Where the number of the present run is written, for whoever watches. */
  at: Int32Array;
}

/** What is wrong with one run. */
export interface Finding {
  seed: number;
  kind: string;
  problems: string[];
}

const { seed: first, runs, at } = workerData as FuzzTask;
const FILE_SHARE = 0.15;

const library = createLibrary(await readCorpus(['corpus']));
const originals = readdirSync('corpus')
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(`corpus/${name}`, 'utf8'));
const bot = await startFuzzedBot(library);
const counts: Record<string, number> = {};

for (let run = 0; run < runs; run++) {
  Atomics.store(at, 0, run + 1);
  const seed = first + run;
  const random = createRandom(seed);
  const isFile = random() < FILE_SHARE;
  const payload = isFile ? undefined : makePayload(library, random);
  const kind = payload ? String(payload.command ? 'command' : (payload.type ?? 'none')).slice(0, 20) : 'file';
  const known =
    /^(?:command|file|event_callback|block_actions|block_suggestion|view_submission|view_closed|message_action)$/.test(
      kind,
    );
  counts[known ? kind : 'other'] = (counts[known ? kind : 'other'] ?? 0) + 1;
  let problems: string[];
  try {
    problems = payload ? await bot.send(payload) : fuzzFile(originals, random);
  } catch (error) {
    problems = [(error as Error).stack ?? String(error)];
  }
  if (problems.length > 0) parentPort?.postMessage({ finding: { seed, kind, problems } satisfies Finding });
}
Atomics.store(at, 0, -1);
await bot.stop();
parentPort?.postMessage({ counts });
