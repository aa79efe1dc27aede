import { setTimeout as sleep } from 'node:timers/promises';
import { watchFolders } from './corpus/watch.ts';
import { SetupError } from './errors.ts';
import type { Library, Problem } from './library.ts';
import { createLoader, type LoadOptions } from './load-library.ts';
import type { Log } from './log.ts';

/** A library that follows its folders: another takes its place whenever a file was added, changed or removed. */
export interface LiveLibrary {
  /** The library of this moment, to be asked anew for every question. */
  current(): Library;
  /** Stops following, and waits a moment for what is under way. */
  close(): Promise<void>;
}

export type LiveLibraryOptions = Omit<LoadOptions, 'log'> & {
  log: Log;
  /** Told when another library has taken over, and when the folders cannot be read any more. */
  onReload?: (outcome: 'changed' | 'failed') => void;
};

/** How often the folders are looked at where nothing tells of a change, and where the system cannot tell. */
const SAFETY_MS = 10_000;
const POLL_MS = 1_000;
/** A library that changed is kept for the next start when it has not changed again for so long. */
const KEEP_AFTER_MS = 5_000;
/** A library that is being built is of no use any more: an end does not wait for it. */
const LONGEST_CLOSE_MS = 500;
/** A timer may ring a little early. */
const MARGIN_MS = 20;

/** Reads the folders and follows them from then on; throws a SetupError where one is missing at the start. */
export async function openLiveLibrary({
  log,
  onReload = () => {},
  ...options
}: LiveLibraryOptions): Promise<LiveLibrary> {
  const loader = createLoader({ ...options, log });
  const report = createReporter(log);
  const watch = watchFolders();
  const first = await loader.load();
  let { library } = first;
  let isClosed = false;
  let hasFailed = false;
  let tellsNothing = false;
  report(library.problems);
  watch.follow(first.folders);

  /** Looks once, and says when to look again at the latest. */
  const look = async (): Promise<number> => {
    try {
      const loaded = await loader.load();
      hasFailed = false;
      watch.follow(loaded.folders);
      if (loaded.isNew && !isClosed) {
        ({ library } = loaded);
        onReload('changed');
        log.info({ posts: library.posts.length, passages: library.passageCount }, 'the corpus has changed');
        report(library.problems);
      }
      if (loaded.retryMs !== undefined) return Math.min(loaded.retryMs + MARGIN_MS, POLL_MS);
      return watch.isWhole() && !tellsNothing ? SAFETY_MS : POLL_MS;
    } catch (error) {
      const reason = error instanceof SetupError ? { reason: error.message } : { err: error };
      if (!hasFailed) log.warn(reason, 'the corpus cannot be read now; what was read before is served');
      if (!hasFailed) onReload('failed');
      hasFailed = true;
      return POLL_MS;
    }
  };

  const follow = async () => {
    await loader.save();
    let wait = 0;
    let changedAt = performance.now();
    while (!isClosed) {
      const isLate = !(await watch.next(wait)) && wait === SAFETY_MS;
      if (isClosed) return;
      const before = library;
      wait = await look();
      // Some mounted folders never tell of a change: what was found without a word is looked for more often.
      tellsNothing ||= isLate && library !== before;
      if (library !== before) changedAt = performance.now();
      else if (performance.now() - changedAt >= KEEP_AFTER_MS) await loader.save();
    }
  };
  const following = follow();

  return {
    current: () => library,
    async close() {
      isClosed = true;
      watch.close();
      await Promise.race([following, sleep(LONGEST_CLOSE_MS, undefined, { ref: false })]);
    },
  };
}

/** Says each problem once: one that was repaired and comes back is said again, a file that is passed over is not. */
function createReporter(log: Log): (problems: readonly Problem[]) => void {
  const said = new Set<string>();
  return (problems) => {
    const now = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    for (const [key, problem] of now) if (!said.has(key)) log.warn({ ...problem }, 'a problem in the corpus');
    for (const key of said) if (!now.has(key) && !key.includes('"passed over')) said.delete(key);
    for (const key of now.keys()) said.add(key);
  };
}
