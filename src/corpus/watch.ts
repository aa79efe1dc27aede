import { type FSWatcher, watch } from 'node:fs';
import type { FoundFolder } from './find-files.ts';

/** Listens to folders, each by itself: `recursive` of node:fs opens every file on Linux and throws where one vanishes. */
export interface FolderWatch {
  /** Listens to these folders and no others. */
  follow(folders: readonly FoundFolder[]): void;
  /** Whether every folder is listened to; the system's number of watches is limited. */
  isWhole(): boolean;
  /** Waits `ms`, or less, until something may have changed since the last call and it is quiet again; tells whether. */
  next(ms: number): Promise<boolean>;
  /** Stops listening, and ends a wait. */
  close(): void;
}

/** Changes come in bursts: one is waited for until it is quiet for so long, and no longer than the second number. */
const QUIET_MS = 100;
const LONGEST_BURST_MS = 400;

/** Follows nothing at first. */
export function watchFolders(): FolderWatch {
  const alarm = createAlarm();
  const watchers = new Map<string, { stamp: string; watcher: FSWatcher }>();
  let whole = true;
  const stop = (path: string) => {
    watchers.get(path)?.watcher.close();
    watchers.delete(path);
  };
  const start = ({ path, stamp }: FoundFolder) => {
    try {
      const watcher = watch(path, { persistent: false }, alarm.touch);
      watcher.on('error', () => {
        if (watchers.get(path)?.watcher === watcher) stop(path);
        alarm.touch();
      });
      watchers.set(path, { stamp, watcher });
    } catch {
      // No watch left, or the folder is gone: a later look finds out which.
      whole = false;
    }
  };
  return {
    follow(folders) {
      const wanted = new Map(folders.map(({ path, stamp }) => [path, stamp]));
      for (const [path, { stamp }] of watchers) if (wanted.get(path) !== stamp) stop(path);
      whole = true;
      for (const folder of folders) if (!watchers.has(folder.path)) start(folder);
    },
    isWhole: () => whole,
    next: alarm.next,
    close() {
      for (const path of [...watchers.keys()]) stop(path);
      alarm.close();
    },
  };
}

function createAlarm() {
  let timer: NodeJS.Timeout | undefined;
  let ring = () => {};
  let touchedAt: number | undefined;
  let burstAt: number | undefined;
  let latest = Number.POSITIVE_INFINITY;
  const arm = () => {
    clearTimeout(timer);
    const quiet = touchedAt === undefined ? latest : touchedAt + QUIET_MS;
    const due = Math.min(latest, quiet, (burstAt ?? latest) + LONGEST_BURST_MS);
    timer = setTimeout(() => ring(), Math.max(0, due - performance.now())).unref();
  };
  return {
    touch() {
      touchedAt = performance.now();
      burstAt ??= touchedAt;
      arm();
    },
    async next(ms: number) {
      await new Promise<void>((resolve) => {
        ring = resolve;
        latest = performance.now() + ms;
        arm();
      });
      ring = () => {};
      const wasTouched = touchedAt !== undefined;
      touchedAt = undefined;
      burstAt = undefined;
      return wasTouched;
    },
    close() {
      clearTimeout(timer);
      ring();
    },
  };
}
