import { type FSWatcher, watch } from 'node:fs';
import type { FoundFolder } from './find-files.ts';

/** Listens to folders, each by itself: `recursive` of node:fs opens every file on Linux and throws where one vanishes. */
export interface FolderWatch {
  /** Listens to these folders and no others. */
  follow(folders: readonly FoundFolder[]): void;
  /** Whether every folder is listened to; the system's number of watches is limited. */
  isWhole(): boolean;
  close(): void;
}

/** Calls `onChange` whenever anything may have changed in a followed folder, several times for one change. */
export function watchFolders(onChange: () => void): FolderWatch {
  const watchers = new Map<string, { stamp: string; watcher: FSWatcher }>();
  let whole = true;
  const stop = (path: string) => {
    watchers.get(path)?.watcher.close();
    watchers.delete(path);
  };
  const start = ({ path, stamp }: FoundFolder) => {
    try {
      const watcher = watch(path, { persistent: false }, onChange);
      watcher.on('error', () => {
        if (watchers.get(path)?.watcher === watcher) stop(path);
        onChange();
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
    close() {
      for (const path of [...watchers.keys()]) stop(path);
    },
  };
}
