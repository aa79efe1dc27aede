import { createLibrary } from '../../../src/library.ts';
import type { Child } from '../child.ts';
import { inChild } from '../child.ts';
import { makeLibraryPosts, peerTexts } from '../made-library.ts';
import { collect, usedBytes } from '../memory.ts';
import { type BenchOptions, type Part, type Target, target } from '../part.ts';
import { createFlexSearch, createMiniSearch } from '../peers.ts';
import { growth, median, round, type Times, timesOf } from '../stats.ts';

/** One engine over one set of passages. */
export interface EngineFigures {
  buildMs: number;
  /** What the index holds beside the posts' own text. */
  memoryMb: number;
  /** Query to the first page, measured in turns with the other engines. */
  ms: Times;
}

/** All engines over the same passages, in one process. */
export interface SearchFigures {
  passages: number;
  posts: number;
  characters: number;
  /** Before any peer is there, over more questions. */
  alone: Times;
  /** The same with one word of each question misspelt or written by its sound; `plain` are those questions unspoilt. */
  slipped: { plain: Times; slipped: Times; addedMs: number };
  senpai: EngineFigures;
  flexsearch: EngineFigures;
  minisearch: EngineFigures;
  /** How many times longer than Senpai, by medians. */
  ratio: { flexsearch: number; minisearch: number };
}

const QUESTIONS = 2_000;
const ROUNDS = 5;
/** A round of MiniSearch at 50,000 passages would take minutes with more. */
const A_ROUND = { senpai: 80, flexsearch: 80, minisearch: 8 };
const PAGE = 3;

/** `library.ask` alone, query to the excerpts of the first page, beside MiniSearch and FlexSearch alone. */
export const searchPart: Part = {
  name: 'search',
  async run(options, note) {
    const sizes: SearchFigures[] = [];
    for (const passages of sizesOf(options)) {
      const figures = await measureSize(passages);
      sizes.push(figures);
      const { senpai, minisearch, flexsearch, ratio, alone } = figures;
      note(
        `search  ${figures.passages} passages: Senpai ${alone.median} ms (p99 ${alone.p99}); in turns ${senpai.ms.median}, ` +
          `FlexSearch alone ${flexsearch.ms.median}, MiniSearch ${minisearch.ms.median} (${ratio.minisearch} times)`,
      );
    }
    const exponents = {
      senpai: exponent(sizes, ({ alone }) => alone.median),
      flexsearch: exponent(sizes, ({ flexsearch }) => flexsearch.ms.median),
      minisearch: exponent(sizes, ({ minisearch }) => minisearch.ms.median),
      senpaiMemory: exponent(sizes, ({ senpai }) => senpai.memoryMb),
    };
    note(`search  growth with passages (1 is in step): ${JSON.stringify(exponents)}`);
    return { figures: { sizes, exponents }, targets: targetsOf(sizes, options.passages, exponents.senpai) };
  },
  async work({ passages }: { passages: number }, parent: Child) {
    parent.send(compareEngines(passages));
  },
};

/** Measures all engines over `passages` passages, in a process of its own. */
export function measureSize(passages: number): Promise<SearchFigures> {
  return inChild<SearchFigures>('search', { passages });
}

function sizesOf({ passages, full }: BenchOptions): number[] {
  return [...new Set([1_000, passages, ...(full ? [50_000] : [])])].sort((a, b) => a - b);
}

function exponent(sizes: readonly SearchFigures[], value: (figures: SearchFigures) => number): number | undefined {
  return growth(sizes.map((figures) => ({ size: figures.passages, value: value(figures) })));
}

function targetsOf(sizes: readonly SearchFigures[], passages: number, grows: number | undefined): Target[] {
  const main = sizes.find((figures) => figures.passages >= passages);
  if (!main) return [];
  return [
    target(`search: median ms at ${main.passages} passages`, main.alone.median, { most: 2 }),
    target('search: times faster than MiniSearch', main.ratio.minisearch, { least: 20 }),
    target('search: ms that correction and bridges add to the median', main.slipped.addedMs, { most: 0.5 }),
    ...(grows === undefined ? [] : [target('search: growth of time with passages', grows, { most: 1 })]),
  ];
}

function compareEngines(passages: number): SearchFigures {
  const made = makeLibraryPosts(passages);
  const texts = peerTexts(made.posts).map(({ whole }) => whole);
  const questions = Array.from({ length: QUESTIONS }, (_, at) => made.questions[at % made.questions.length]);
  const plain = questions.map((question) => question?.text ?? '');

  const [library, own] = built(() => createLibrary({ posts: made.posts, problems: [] }));
  const ask = (question: string) => library.ask(question, { limit: PAGE });
  const spoilt = questions.flatMap((question) => (question?.slipped ? [question] : []));
  run(ask, plain.slice(0, 300));
  const alone = timesOf(run(ask, plain));
  // In turns, question by question: the machine is as busy for the one as for the other.
  const pairs = spoilt.map(({ text, slipped = '' }) => [...run(ask, [text], false), ...run(ask, [slipped], false)]);
  const unspoilt = timesOf(pairs.map(([before = 0]) => before));
  const slipped = timesOf(pairs.map(([, after = 0]) => after));

  const [flexsearch, flexsearchFigures] = built(() => createFlexSearch(texts));
  const [minisearch, minisearchFigures] = built(() => createMiniSearch(texts));
  const engines = {
    senpai: { ask: (question: string) => void ask(question), times: [] as number[] },
    flexsearch: { ask: (question: string) => void flexsearch.search(question, 10), times: [] as number[] },
    minisearch: { ask: (question: string) => void minisearch.search(question, 10), times: [] as number[] },
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, engine] of Object.entries(engines)) {
      const count = A_ROUND[name as keyof typeof engines];
      run(engine.ask, plain.slice(0, 2), false);
      engine.times.push(...run(engine.ask, plain.slice(round * count, (round + 1) * count)));
    }
  }
  const ratio = (name: 'flexsearch' | 'minisearch') =>
    round(median(engines[name].times) / median(engines.senpai.times), 2);
  return {
    passages: library.passageCount,
    posts: made.posts.length,
    characters: made.characters,
    alone,
    slipped: { plain: unspoilt, slipped, addedMs: round(slipped.median - unspoilt.median) },
    senpai: { ...own, ms: timesOf(engines.senpai.times) },
    flexsearch: { ...flexsearchFigures, ms: timesOf(engines.flexsearch.times) },
    minisearch: { ...minisearchFigures, ms: timesOf(engines.minisearch.times) },
    ratio: { flexsearch: ratio('flexsearch'), minisearch: ratio('minisearch') },
  };
}

function built<T>(build: () => T): [T, Omit<EngineFigures, 'ms'>] {
  const before = usedBytes();
  const started = performance.now();
  const made = build();
  const buildMs = round(performance.now() - started, 0);
  return [made, { buildMs, memoryMb: round((usedBytes() - before) / 2 ** 20, 1) }];
}

function run(ask: (question: string) => unknown, questions: readonly string[], clean = true): number[] {
  if (clean) collect();
  return questions.map((question) => {
    const started = performance.now();
    ask(question);
    return performance.now() - started;
  });
}
