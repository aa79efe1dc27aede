import { dirname, join } from 'node:path';
import type { Config } from './config.ts';
import type { Library } from './library.ts';
import { type LiveLibrary, type LiveLibraryOptions, openLiveLibrary } from './live-library.ts';

/** The libraries that are served, each following its own folders. */
export interface Libraries {
  /** The library of a workspace: its own where it has one, the shared one otherwise. */
  of(team?: string): Library;
  close(): Promise<void>;
}

/** Opens the shared library, and one for every workspace with folders of its own. */
export async function openLibraries(
  { corpusFolders, teamFolders, corpusCache, skipDrafts }: Config,
  options: Pick<LiveLibraryOptions, 'log' | 'onProgress' | 'onReload'>,
): Promise<Libraries> {
  const shared = await openLiveLibrary({ folders: corpusFolders, skipDrafts, cache: corpusCache, ...options });
  const own = new Map<string, LiveLibrary>();
  const all = () => [shared, ...own.values()];
  const close = async () => {
    await Promise.all(all().map((library) => library.close()));
  };
  try {
    for (const [team, folders] of teamFolders) {
      const cache = join(dirname(corpusCache), `corpus-${team}.cache`);
      own.set(team, await openLiveLibrary({ folders, skipDrafts, cache, ...options }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { of: (team = '') => (own.get(team) ?? shared).current(), close };
}
