import { realpath } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { teamVariable } from './config/team-folders.ts';
import type { Config } from './config.ts';
import { SetupError } from './errors.ts';
import type { Library } from './library.ts';
import { type LiveLibrary, type LiveLibraryOptions, openLiveLibrary } from './live-library.ts';

/** The libraries that are served, each following its own folders. */
export interface Libraries {
  /** The library of a workspace: its own where it has one, the shared one otherwise. */
  of(team?: string): Library;
  close(): Promise<void>;
}

/**
 * Opens the shared library, and one for every workspace with folders of its own. Throws a SetupError where a folder is
 * missing, or where one workspace's posts would be served to all.
 */
export async function openLibraries(
  { corpusFolders, teamFolders, corpusCache, skipDrafts }: Config,
  options: Pick<LiveLibraryOptions, 'log' | 'onProgress' | 'onReload'>,
): Promise<Libraries> {
  await refuseShared(corpusFolders, teamFolders);
  const shared = await openLiveLibrary({ folders: corpusFolders, skipDrafts, cache: corpusCache, ...options });
  const own = new Map<string, LiveLibrary>();
  const all = () => [shared, ...own.values()];
  const close = async () => {
    await Promise.all(all().map((library) => library.close()));
  };
  try {
    for (const [team, folders] of teamFolders) {
      const cache = join(dirname(corpusCache), `corpus-${team}.cache`);
      own.set(team, await openLiveLibrary({ folders, variable: teamVariable(team), skipDrafts, cache, ...options }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { of: (team = '') => (own.get(team) ?? shared).current(), close };
}

/** A workspace may list the shared folder beside its own, but none of its own may lie below that. */
async function refuseShared(shared: readonly string[], teamFolders: Config['teamFolders']): Promise<void> {
  const roots = await Promise.all(shared.map(realFolder));
  for (const [team, folders] of teamFolders) {
    for (const folder of folders) {
      const real = await realFolder(folder);
      if (!roots.some((root) => real !== root && real.startsWith(join(root, sep)))) continue;
      throw new SetupError(
        `${teamVariable(team)}: the folder ${folder} lies inside CORPUS_DIR, which is served to every workspace: move it out.`,
      );
    }
  }
}

/** A folder without links on its way; one that is missing is named where it is read. */
function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}
