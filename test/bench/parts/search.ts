import { createLibrary } from '../../../src/library.ts';
import { type Child, inChild } from '../child.ts';
import { makeLibraryPosts, peerTexts } from '../made-library.ts';
import type { MadeQuestion } from '../make-question.ts';
import { collect, usedBytes } from '../memory.ts';
import { type BenchOptions, type Part, type Target, target } from '../part.ts';
import { allTerms, contentTerms, createFlexSearch, createMiniSearch } from '../peers.ts';
import { growth, median, round, type Times, timesOf } from '../stats.ts';

/** Senpai, and what it is measured beside; MiniSearch twice, since stop words alone make it several times faster. */
export const ENGINES = ['senpai', 'minisearch', 'minisearchWithoutStopWords', 'flexsearch'] as const;
export type EngineName = (typeof ENGINES)[number];

/** One engine over one set of passages. */
export interface EngineFigures {
  buildMs: number;
  /** What the index holds beside the posts' own text. */
  memoryMb: number;
  /** Query to the first page, measured in turns with the other engines. */
  ms: Times;
  /** How many times as long as Senpai, by medians. */
  ratio: number;
}

/** All engines over the same passages, in one process. */
export interface SearchFigures {
  passages: number;
  posts: number;
  characters: number;
  /** Senpai over more questions, before any other engine is there: all, those of a few words, those in full sentences. */
  alone: { all: Times; words: Times; sentence: Times };
  /** Questions with one word misspelt or written by its sound, in turns with the same ones unspoilt. */
  slips: { plain: Times; slipped: Times; addedMs: number };
  engines: Record<EngineName, EngineFigures>;
}

type Ask = (question: string) => unknown;

const QUESTIONS = 2_000;
const WARM_UP = 300;
const ROUNDS = 5;
/** Of one round, the same for every engine; MiniSearch would take minutes for more. */
const A_ROUND = 24;
const PAGE = 3;

/** `library.ask` alone, query to the excerpts of the first page, beside MiniSearch and FlexSearch alone. */
export const searchPart: Part = {
  name: 'search',
  async run(options, note) {
    const sizes: SearchFigures[] = [];
    for (const passages of sizesOf(options)) {
      const figures = await measureSize(passages);
      sizes.push(figures);
      const { alone, slips } = figures;
      note(
        `search  ${figures.passages} passages: median ${alone.all.median} ms, p99 ${alone.all.p99} ` +
          `(a few words ${alone.words.median}, a sentence ${alone.sentence.median}; slips add ${slips.addedMs})`,
      );
      for (const name of ENGINES) note(`        ${engineLine(name, figures.engines[name])}`);
    }
    const exponents = exponentsOf(sizes);
    note(`search  growth with passages (1 is in step): ${JSON.stringify(exponents)}`);
    return { figures: { sizes, exponents }, targets: targetsOf(sizes, options.passages, exponents.senpaiAlone) };
  },
  async work({ passages }: { passages: number }, parent: Child) {
    parent.send(compareEngines(passages));
  },
};

/** Measures all engines over `passages` passages, in a process of its own. */
export function measureSize(passages: number): Promise<SearchFigures> {
  return inChild<SearchFigures>('search', { passages });
}

function engineLine(name: EngineName, { ms, memoryMb, ratio }: EngineFigures): string {
  return `${name}: median ${ms.median} ms in turns, ${memoryMb} MB${name === 'senpai' ? '' : `, ${ratio} times Senpai's time`}`;
}

function sizesOf({ passages, full }: BenchOptions): number[] {
  return [...new Set([1_000, passages, ...(full ? [50_000] : [])])].sort((a, b) => a - b);
}

/** How time for a question, and Senpai's memory, grow with passages: 1 is in step with them. */
export function exponentsOf(sizes: readonly SearchFigures[]) {
  const times = ENGINES.map((name) => [name, exponent(sizes, ({ engines }) => engines[name].ms.median)] as const);
  return {
    senpaiAlone: exponent(sizes, ({ alone }) => alone.all.median),
    ...(Object.fromEntries(times) as Record<EngineName, number | undefined>),
    senpaiMemory: exponent(sizes, ({ engines }) => engines.senpai.memoryMb),
  };
}

function exponent(sizes: readonly SearchFigures[], value: (figures: SearchFigures) => number): number | undefined {
  return growth(sizes.map((figures) => ({ size: figures.passages, value: value(figures) })));
}

function targetsOf(sizes: readonly SearchFigures[], passages: number, grows: number | undefined): Target[] {
  const main = sizes.find((figures) => figures.passages >= passages);
  if (!main) return [];
  return [
    target(`search: median ms at ${main.passages} passages`, main.alone.all.median, { most: 2 }),
    target('search: times faster than MiniSearch', main.engines.minisearch.ratio, { least: 20 }),
    target('search: ms that correction and bridges add to the median', main.slips.addedMs, { most: 0.5 }),
    ...(grows === undefined ? [] : [target('search: growth of time with passages', grows, { most: 1 })]),
  ];
}

function compareEngines(passages: number): SearchFigures {
  const made = makeLibraryPosts(passages);
  const texts = peerTexts(made.posts).map(({ whole }) => whole);
  const questions = Array.from({ length: QUESTIONS }, (_, at) => made.questions[at % made.questions.length]).filter(
    (question) => question !== undefined,
  );
  const plain = questions.map(({ text }) => text);

  const [library, senpaiIndex] = built(() => createLibrary({ posts: made.posts, problems: [] }));
  const ask: Ask = (question) => library.ask(question, { limit: PAGE });
  run(ask, plain.slice(0, WARM_UP));
  const alone = measureAlone(ask, questions);
  const slips = measureSlips(ask, questions);

  const [mini, miniIndex] = built(() => createMiniSearch(texts, allTerms));
  const [lean, leanIndex] = built(() => createMiniSearch(texts, contentTerms));
  const [flex, flexIndex] = built(() => createFlexSearch(texts, contentTerms));
  const times = inTurns(plain, {
    senpai: ask,
    minisearch: (question) => mini.search(question, 10),
    minisearchWithoutStopWords: (question) => lean.search(question, 10),
    flexsearch: (question) => flex.search(question, 10),
  });
  const figures = (name: EngineName, index: Built): EngineFigures => ({
    ...index,
    ms: timesOf(times[name]),
    ratio: round(median(times[name]) / median(times.senpai), 2),
  });
  return {
    passages: library.passageCount,
    posts: made.posts.length,
    characters: made.characters,
    alone,
    slips,
    engines: {
      senpai: figures('senpai', senpaiIndex),
      minisearch: figures('minisearch', miniIndex),
      minisearchWithoutStopWords: figures('minisearchWithoutStopWords', leanIndex),
      flexsearch: figures('flexsearch', flexIndex),
    },
  };
}

function measureAlone(ask: Ask, questions: readonly MadeQuestion[]): SearchFigures['alone'] {
  const times = run(
    ask,
    questions.map(({ text }) => text),
  );
  const of = (kind: MadeQuestion['kind']) => timesOf(times.filter((_, at) => questions[at]?.kind === kind));
  return { all: timesOf(times), words: of('words'), sentence: of('sentence') };
}

/** Question by question in turns: the machine is as busy for the one as for the other. */
function measureSlips(ask: Ask, questions: readonly MadeQuestion[]): SearchFigures['slips'] {
  collect();
  const pairs = questions.flatMap(({ text, slipped }) =>
    slipped === undefined ? [] : [[time(ask, text), time(ask, slipped)] as const],
  );
  const plain = timesOf(pairs.map(([before]) => before));
  const slipped = timesOf(pairs.map(([, after]) => after));
  return { plain, slipped, addedMs: round(slipped.median - plain.median) };
}

/** Round by round in turns, each engine with the same questions. */
function inTurns(questions: readonly string[], engines: Record<EngineName, Ask>): Record<EngineName, number[]> {
  const times: Record<EngineName, number[]> = {
    senpai: [],
    minisearch: [],
    minisearchWithoutStopWords: [],
    flexsearch: [],
  };
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const name of ENGINES) {
      run(engines[name], questions.slice(-3));
      times[name].push(...run(engines[name], questions.slice(turn * A_ROUND, (turn + 1) * A_ROUND)));
    }
  }
  return times;
}

type Built = Pick<EngineFigures, 'buildMs' | 'memoryMb'>;

function built<T>(build: () => T): [T, Built] {
  const before = usedBytes();
  const started = performance.now();
  const made = build();
  const buildMs = round(performance.now() - started, 0);
  return [made, { buildMs, memoryMb: round((usedBytes() - before) / 2 ** 20, 1) }];
}

/** Asks one question after the other, on a heap without garbage. */
function run(ask: Ask, questions: readonly string[]): number[] {
  collect();
  return questions.map((question) => time(ask, question));
}

function time(ask: Ask, question: string): number {
  const started = performance.now();
  ask(question);
  return performance.now() - started;
}
