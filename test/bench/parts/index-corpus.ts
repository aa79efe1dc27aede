import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { createLibrary } from '../../../src/library.ts';
import { type Child, inChild } from '../child.ts';
import { makePosts } from '../make-corpus.ts';
import { usedBytes } from '../memory.ts';
import { type Part, target } from '../part.ts';
import { growth, median, round } from '../stats.ts';

/** One reading of a folder, from its files to a library that answers. */
interface IndexFigures {
  posts: number;
  passages: number;
  /** Of readable text, without front matter, titles and markup. */
  characters: number;
  readMs: number;
  indexMs: number;
  charactersASecond: number;
  /** By the processor's time, all threads, garbage collection too: what another program's load changes less. */
  charactersACpuSecond: number;
  /** Posts and index together, after everything else was collected. */
  bytesACharacter: number;
  memoryMb: number;
}

const SIZES = [1_000, 10_000];
const RUNS = 3;
/** Readable characters of a post of middle length: 10,000 posts hold about 3.7 million. */
const CHARACTERS = 238;
/** Room enough for half-read files. */
const PREFIX = 'senpai-bench-';

/** Reading and indexing a folder: characters a second, and memory for each. */
export const indexPart: Part = {
  name: 'index',
  async run(_options, note) {
    const sizes: (IndexFigures & { runs: number[] })[] = [];
    for (const posts of SIZES) {
      const folder = writePosts(posts);
      try {
        const runs: IndexFigures[] = [];
        for (let times = 0; times < RUNS; times++) runs.push(await inChild<IndexFigures>('index', { folder }));
        const speeds = runs.map(({ charactersASecond }) => charactersASecond);
        const middle = runs.find(({ charactersASecond }) => charactersASecond === median(speeds)) as IndexFigures;
        sizes.push({ ...middle, runs: speeds });
        note(
          `index   ${posts} posts, ${middle.characters} characters: ${middle.charactersASecond} a second ` +
            `(${middle.charactersACpuSecond} a processor second), ${middle.bytesACharacter} bytes for each`,
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    const exponentOf = (value: (figures: IndexFigures) => number) =>
      growth(sizes.map((figures) => ({ size: figures.characters, value: value(figures) })));
    const exponents = {
      time: exponentOf(({ readMs, indexMs }) => readMs + indexMs),
      memory: exponentOf(({ memoryMb }) => memoryMb),
    };
    note(`index   growth with characters (1 is in step): ${JSON.stringify(exponents)}`);
    const largest = sizes.at(-1) as IndexFigures;
    return {
      figures: { sizes, exponents },
      targets: [
        target('index: characters a second', largest.charactersASecond, { least: 400_000 }),
        target('index: bytes for each character', largest.bytesACharacter, { most: 45 }),
      ],
    };
  },
  async work({ folder }: { folder: string }, parent: Child) {
    parent.send(await readAndIndex(folder));
  },
};

function writePosts(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const made = makePosts({ seed: 2, characters: CHARACTERS });
  for (let number = 0; number < count; number++) {
    const { id, markdown } = made.next().value;
    const path = join(folder, id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, markdown);
  }
  return folder;
}

async function readAndIndex(folder: string): Promise<IndexFigures> {
  const before = usedBytes();
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  const corpus = await readCorpus([folder]);
  const read = performance.now();
  const library = createLibrary(corpus);
  const done = performance.now();
  const { user, system } = process.cpuUsage(cpuBefore);
  const characters = library.posts.reduce((sum, { text }) => sum + text.length, 0);
  const bytes = usedBytes() - before;
  return {
    posts: library.posts.length,
    passages: library.passageCount,
    characters,
    readMs: round(read - started, 0),
    indexMs: round(done - read, 0),
    charactersASecond: round((characters / (done - started)) * 1_000, 0),
    charactersACpuSecond: round((characters / (user + system)) * 1_000_000, 0),
    bytesACharacter: round(bytes / characters, 1),
    memoryMb: round(bytes / 2 ** 20, 1),
  };
}
