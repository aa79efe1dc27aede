import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { type FoundFile, stampOf } from './find-files.ts';
import { unreadable } from './read-corpus.ts';
import { type ReadPost, readPost } from './read-post.ts';

/** A file that was written to less long ago may still be being written. */
export const SETTLE_MS = 900;
/** An empty file is mostly one that was truncated, and whose text is to come. */
const EMPTY_SETTLE_MS = 1_500;
/** What an editor removes and writes again within this time was never gone. */
const REMEMBERED_MS = 10_000;

/** Reads files, each once for as long as it stays the same. */
export interface FileMemory {
  /** The post of a file. Of one that is being written: the post that it held before, if any. */
  read(file: FoundFile): Promise<ReadPost | undefined>;
  /** Ends a round of reading: after how many milliseconds a file that was being written is worth another look. */
  endRound(): { retryMs: number | undefined };
  /** How many files had to be read anew, that no earlier run knew. */
  readonly newFiles: number;
  /** From now on, files that are being written are left alone. */
  settle(): void;
  /** The posts of the last round by the key of their content. */
  entries(): Iterable<[key: string, read: ReadPost]>;
}

interface Remembered {
  stamp: string;
  key: string;
  read: ReadPost;
  round: number;
  seenAt: number;
}

/** Tells a file's content apart from every other: its id counts too, since a title or a date may come from it. */
export function contentKey(id: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${id}\0`).update(bytes).digest('base64url');
}

/** Starts with what `known` has of an earlier run, by content; that is asked in the first round only. */
export function createFileMemory({
  known = new Map(),
  clock = Date.now,
  settleMs = SETTLE_MS,
}: {
  known?: ReadonlyMap<string, ReadPost>;
  clock?: () => number;
  settleMs?: number;
} = {}): FileMemory {
  const files = new Map<string, Remembered>();
  /** Since when a file that is being written looks as it does. */
  const watched = new Map<string, { stamp: string; since: number; round: number }>();
  let earlier = known;
  let round = 0;
  let settles = false;
  let newFiles = 0;
  let retryMs: number | undefined;

  const readNew = (id: string, bytes: Uint8Array): ReadPost => {
    newFiles++;
    return readPost(id, bytes);
  };

  const retryAfter = (ms: number) => {
    retryMs = Math.min(retryMs ?? ms, Math.max(ms, 1));
  };

  /** How long a file must still be left alone; a clock that is behind the file's own time is not relied on. */
  const unsettledMs = ({ path, stamp, size, mtimeMs }: FoundFile): number => {
    const now = clock();
    const quiet = size === 0 ? Math.max(settleMs, EMPTY_SETTLE_MS) : settleMs;
    if (mtimeMs <= now && now - mtimeMs >= quiet) return 0;
    const before = watched.get(path);
    const since = before?.stamp === stamp ? before.since : now;
    watched.set(path, { stamp, since, round });
    const seen = quiet - (now - since);
    return Math.max(0, mtimeMs <= now ? Math.min(seen, quiet - (now - mtimeMs)) : seen);
  };

  const remember = (path: string, known: Omit<Remembered, 'round' | 'seenAt'>): ReadPost => {
    files.set(path, { ...known, round, seenAt: clock() });
    watched.delete(path);
    return known.read;
  };

  return {
    async read(file) {
      const { id, path, stamp } = file;
      const before = files.get(path);
      if (before) Object.assign(before, { round, seenAt: clock() });
      if (before?.stamp === stamp) return before.read;
      const wait = settles ? unsettledMs(file) : 0;
      if (wait > 0) {
        retryAfter(wait);
        return before?.read;
      }
      try {
        // At the start nobody waits, and a thousand small files are read in a fifth of the time.
        const bytes = settles ? await readFile(path) : readFileSync(path);
        if (settles && stampOf(await stat(path)) !== stamp) {
          retryAfter(settleMs);
          return before?.read;
        }
        const key = contentKey(id, bytes);
        return remember(path, { stamp, key, read: earlier.get(key) ?? readNew(id, bytes) });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        return remember(path, { stamp, key: '', read: unreadable(id, error) });
      }
    },
    endRound() {
      const now = clock();
      for (const [path, one] of files) if (one.round < round && now - one.seenAt > REMEMBERED_MS) files.delete(path);
      for (const [path, one] of watched) if (one.round < round) watched.delete(path);
      const ended = { retryMs };
      retryMs = undefined;
      earlier = new Map();
      round++;
      return ended;
    },
    get newFiles() {
      return newFiles;
    },
    settle() {
      settles = true;
    },
    *entries() {
      for (const { key, read, round: met } of files.values()) if (key && met === round - 1) yield [key, read];
    },
  };
}
