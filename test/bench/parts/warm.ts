import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createLoader } from '../../../src/load-library.ts';
import { type Child, inChild } from '../child.ts';
import { makePosts } from '../make-corpus.ts';
import { type Part, target } from '../part.ts';
import { median, round } from '../stats.ts';

/** One start, and one change while the bot runs, in milliseconds. */
interface Times {
  startMs: number;
  /** From a changed file that is read to the library that serves it. */
  changeMs: number;
  /** The longest time meanwhile in which nobody was answered. */
  stallMs: number;
}

const POSTS = 1_000;
/** Readable characters of a post of middle length. */
const CHARACTERS = 1_500;
const RUNS = 3;

/** Starts of a thousand posts without and with the cache of the last one, and a change while the bot runs. */
export const warmPart: Part = {
  name: 'warm',
  async run(_options, note) {
    const state = mkdtempSync(join(tmpdir(), 'senpai-bench-'));
    const folder = join(state, 'posts');
    const cache = join(state, 'corpus.cache');
    try {
      const made = makePosts({ seed: 3, characters: CHARACTERS });
      for (let number = 0; number < POSTS; number++) {
        const { id, markdown } = made.next().value;
        mkdirSync(dirname(join(folder, id)), { recursive: true });
        writeFileSync(join(folder, id), markdown);
      }
      const cold: Times[] = [];
      const warm: Times[] = [];
      for (let times = 0; times < RUNS; times++) {
        rmSync(cache, { force: true });
        cold.push(await inChild<Times>('warm', { folder, cache }));
        warm.push(await inChild<Times>('warm', { folder, cache }));
      }
      const middle = (runs: Times[], name: keyof Times) => round(median(runs.map((run) => run[name])), 0);
      const figures = {
        posts: POSTS,
        coldMs: middle(cold, 'startMs'),
        warmMs: middle(warm, 'startMs'),
        changeMs: middle(warm, 'changeMs'),
        stallMs: middle(warm, 'stallMs'),
      };
      const times = round(figures.coldMs / figures.warmMs, 1);
      note(
        `warm    ${POSTS} posts: ${figures.coldMs} ms at first, ${figures.warmMs} ms from the cache, ${times} times faster`,
      );
      note(
        `warm    a changed file: ${figures.changeMs} ms to the next library, nobody waits longer than ${figures.stallMs} ms`,
      );
      return {
        figures: { ...figures, times },
        targets: [
          target('warm: times faster than the first start', times, { least: 5 }),
          target('warm: ms that a change keeps others waiting', figures.stallMs, { most: 100 }),
        ],
      };
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  },
  async work({ folder, cache }: { folder: string; cache: string }, parent: Child) {
    const started = performance.now();
    const loader = createLoader({ folders: [folder], cache });
    await loader.load();
    const startMs = performance.now() - started;
    await loader.save();
    parent.send({ startMs, ...(await change(folder, loader)) } satisfies Times);
  },
};

async function change(folder: string, loader: ReturnType<typeof createLoader>): Promise<Omit<Times, 'startMs'>> {
  const path = join(folder, 'changed.md');
  writeFileSync(path, '# 新しい記事\n\nあとから加わった記事です。\n');
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  let stallMs = 0;
  let turnAt = performance.now();
  const turns = setInterval(() => {
    stallMs = Math.max(stallMs, performance.now() - turnAt);
    turnAt = performance.now();
  }, 1);
  const started = performance.now();
  await loader.load();
  const changeMs = performance.now() - started;
  clearInterval(turns);
  rmSync(path);
  return { changeMs, stallMs };
}
