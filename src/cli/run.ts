import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { SetupError, StoreUnavailable } from '../errors.ts';
import type { Library } from '../library.ts';
import { loadLibrary } from '../load-library.ts';
import type { Terminal } from '../progress.ts';
import type { Store } from '../store/store.ts';
import { check } from './check.ts';
import { searchOne, searchQueries } from './search.ts';
import { showPost, summarize } from './show.ts';
import { showFeedback, showWanted } from './told.ts';

/** What a command writes to and reads from. */
export interface Io {
  env: Readonly<Record<string, string | undefined>>;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Whether the terminal shows colours. */
  color: boolean;
  /** Where a line may be drawn over; missing where nobody looks. */
  terminal?: Terminal;
  /** Epoch milliseconds; the computer's clock unless given. */
  clock?: () => number;
}

const OPTIONS = {
  corpus: { type: 'string' },
  limit: { type: 'string' },
  queries: { type: 'string' },
  count: { type: 'string' },
  seed: { type: 'string' },
  team: { type: 'string' },
  json: { type: 'boolean', default: false },
  explain: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  'allow-private': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** The options that a command was given, checked. */
export interface Options {
  corpus?: string;
  limit: number;
  queries?: string;
  count: number;
  seed?: number;
  /** A workspace's id. */
  team?: string;
  json: boolean;
  explain: boolean;
  all: boolean;
  force: boolean;
  'allow-private': boolean;
}

type Command = (library: Library, words: string[], options: Options, io: Io) => number | Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  search: (library, words, options, io) =>
    options.queries === undefined
      ? searchOne(library, words.join(' '), options, io)
      : searchQueries(library, options.queries, options, io),
  show: showPost,
  summary: summarize,
  // the calendar takes time to load, which the other commands do not spend
  daily: async (...given) => (await import('./daily.ts')).showDaily(...given),
};

/** These work on the folders themselves, and need no library. */
const FOLDER_COMMANDS: Readonly<
  Record<string, (folders: string[], words: string[], options: Options, io: Io) => Promise<number>>
> = {
  check: (folders, _words, _options, io) => check(folders, io),
  // What reads pages takes time to load.
  import: async (...given) => (await import('./import.ts')).importPosts(...given),
};

/** These tell what people have told the bot, and need no posts. */
const STORE_COMMANDS: Readonly<Record<string, (store: Store, options: Options, io: Io) => Promise<number>>> = {
  feedback: showFeedback,
  wanted: showWanted,
};

const USAGE = `usage: npm run -s career -- <command> [--corpus DIR]
  search QUERY [--limit N] [--json]     what the bot would answer
  search QUERY --explain [--json]       why it stands where it does: terms, weights, fields
  search --queries FILE --json          one query a line, one JSON line each
  show ID [--json]                      a post's metadata, summary and text
  summary ID | --all [--json]           a post's summary
  daily [--count N] [--seed N] [--json] what the daily post would say, N days in a row
  check                                 every problem in the corpus
  import URL|FILE|FEED… [--force]       writes a post of each into the corpus folder
         [--allow-private]              from this machine and its network too
  feedback [--team T…] [--json]         how often each post's passages helped
  wanted [--team T…] [--json]           stories that people looked for in vain
                                        in all workspaces, or in one
`;

const FIRST_PAGE = 3;

/** Runs one command and gives its exit code: 0, or 1 after one clear sentence on what was wrong. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const { name, words, options } = readArguments(argv);
    if (name === 'help') {
      io.out(USAGE);
      return 0;
    }
    const storeCommand = STORE_COMMANDS[name];
    if (storeCommand) return await withStore(io, (store) => storeCommand(store, options, io));
    const command = COMMANDS[name];
    const folderCommand = FOLDER_COMMANDS[name];
    if (!command && !folderCommand) throw new SetupError(`There is no command "${name}".\n${USAGE}`);
    const { corpusFolders, skipDrafts, corpusCache } = readConfig(
      options.corpus === undefined ? io.env : { ...io.env, CORPUS_DIR: options.corpus },
    );
    if (folderCommand) return await folderCommand(corpusFolders, words, options, io);
    // Another folder than the bot's leaves the bot's cache alone.
    const cache = options.corpus === undefined ? corpusCache : undefined;
    return await (command as Command)(await loadLibrary(corpusFolders, { skipDrafts, cache }), words, options, io);
  } catch (error) {
    if (!(error instanceof SetupError || error instanceof StoreUnavailable)) throw error;
    io.err(`${error.message.trimEnd()}\n`);
    return 1;
  }
}

async function withStore(io: Io, use: (store: Store) => Promise<number>): Promise<number> {
  // Its driver takes time to load, which the other commands do not spend.
  const { openStore } = await import('../store/store.ts');
  const store = await openStore(readConfig(io.env).databaseUrl);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

function readArguments(argv: readonly string[]): { name: string; words: string[]; options: Options } {
  const { values, positionals } = parse(argv);
  const [name = 'help', ...words] = positionals;
  const options = {
    ...values,
    limit: wholeNumber('--limit', values.limit, 1) ?? FIRST_PAGE,
    count: wholeNumber('--count', values.count, 1) ?? 1,
    seed: wholeNumber('--seed', values.seed, 0),
  };
  return { name: values.help ? 'help' : name, words, options };
}

function wholeNumber(name: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value.trim() || Number.NaN);
  if (!Number.isSafeInteger(number) || number < least)
    throw new SetupError(`${name} takes a whole number from ${least}.`);
  return number;
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
