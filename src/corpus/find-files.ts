import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Problem } from './types.ts';

/** Endings of files that are posts. */
export const POST_FILE = /\.(?:md|markdown|mdx|txt|html?)$/i;
/** Files that lie beside the posts; whoever reads one says what is wrong with it. */
export const AUTHORS_FILE = 'authors.yml';
export const SYNONYMS_FILE = 'synonyms.yml';
/** A larger file is passed over. */
export const MOST_BYTES = 2 * 1024 * 1024;
/** What editors leave beside a file while it is open: `x.md~`, `#x.md#`, `x.md.swp`, `~$x.md`. */
const TEMPORARY = /~$|^#.*#$|^~\$|\.(?:sw[a-p]|tmp|temp|bak|orig|part|crdownload)$|___jb_(?:tmp|old)___$/i;
/** Dotfiles that every folder may have. */
const EXPECTED = /^\.(?:git|gitignore|gitkeep|gitattributes|DS_Store|keep)$/;
const DEEPEST = 32;
const LINK_OUT = 'passed over: a symbolic link out of the folder';

/** A file of the corpus: `id` is its path in the folder, with `/`, in NFC. */
export interface FoundFile {
  id: string;
  path: string;
  /** Bytes. */
  size: number;
  /** When it was last written, in milliseconds of Unix time. */
  mtimeMs: number;
  /** Changes whenever the file may have changed. */
  stamp: string;
}

/** A folder that was looked into; `stamp` changes when another folder takes its place. */
export interface FoundFolder {
  path: string;
  stamp: string;
}

/** The posts' files of a folder, sorted by id, and what was passed over. */
export interface FoundFiles {
  files: FoundFile[];
  /** Itself and those below. */
  folders: FoundFolder[];
  problems: Problem[];
}

function isSidecar(relative: string): boolean {
  return relative === AUTHORS_FILE || relative === SYNONYMS_FILE;
}

function toId(path: string): string {
  return path.split(sep).join('/').normalize('NFC');
}

function message(error: unknown): string {
  return error instanceof Error && 'code' in error ? `it cannot be read (${String(error.code)})` : 'it cannot be read';
}

/** What a file's state on disk is told apart by. */
export function stampOf({ dev, ino, size, mtimeMs, ctimeMs }: Stats): string {
  return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
}

/** Why a file of a folder is passed over, by the rules for posts; rejects where there is no such file. */
export async function whyPassedOver(folder: string, name: string): Promise<string | undefined> {
  const path = join(folder, name);
  return (await leadsOut(await realpath(folder), path)) ? LINK_OUT : whyUnfit(await stat(path));
}

/** Whether a path ends outside a folder, which is given by its real path. */
async function leadsOut(root: string, path: string): Promise<boolean> {
  const target = await realpath(path);
  return target !== root && !target.startsWith(root + sep);
}

function whyUnfit(stats: Stats): string | undefined {
  if (!stats.isFile()) return 'passed over: it is no regular file';
  if (stats.size > MOST_BYTES) return `passed over: it is larger than ${MOST_BYTES / 1024 / 1024} MB`;
  return undefined;
}

/** Lists the posts' files in a folder and below. The folder itself must be readable; below it, what cannot be read is a problem. */
export async function findFiles(folder: string): Promise<FoundFiles> {
  const root = await realpath(folder);
  const found: FoundFiles = { files: [], folders: [], problems: [] };
  await walk(found, root, folder, '', await readdir(folder, { withFileTypes: true }));
  found.files.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return found;
}

async function walk(found: FoundFiles, root: string, folder: string, below: string, entries: Dirent[]): Promise<void> {
  const skip = (path: string, why: string): void => {
    found.problems.push({ path: toId(path), message: why, severity: 'warning' });
  };
  const at = join(folder, below);
  const { dev, ino } = await stat(at);
  found.folders.push({ path: at, stamp: `${dev} ${ino}` });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const relative = join(below, entry.name);
    const path = join(folder, relative);
    if (entry.name.startsWith('.')) {
      if (!EXPECTED.test(entry.name)) skip(relative, 'passed over: its name begins with a dot');
    } else if (TEMPORARY.test(entry.name)) skip(relative, "passed over: an editor's temporary file");
    else if (entry.isDirectory()) {
      if (POST_FILE.test(entry.name)) skip(relative, 'it is a folder, not a post');
      if (relative.split(sep).length > DEEPEST) skip(relative, 'passed over: the folders are nested too deeply');
      else {
        try {
          await walk(found, root, folder, relative, await readdir(path, { withFileTypes: true }));
        } catch (error) {
          skip(relative, message(error));
        }
      }
    } else if (POST_FILE.test(entry.name) || (entry.isSymbolicLink() && !isSidecar(relative)))
      await addFile(found, root, path, relative, entry, skip);
  }
}

async function addFile(
  found: FoundFiles,
  root: string,
  path: string,
  relative: string,
  entry: Dirent,
  skip: (path: string, why: string) => void,
): Promise<void> {
  try {
    const isPost = POST_FILE.test(entry.name);
    if (entry.isSymbolicLink()) {
      if (await leadsOut(root, path)) return skip(relative, LINK_OUT);
      if (!isPost) return;
    }
    const stats = await stat(path);
    const { size, mtimeMs } = stats;
    const why = whyUnfit(stats);
    if (why) skip(relative, why);
    else found.files.push({ id: toId(relative), path, size, mtimeMs, stamp: stampOf(stats) });
  } catch (error) {
    found.problems.push({ path: toId(relative), message: message(error), severity: 'error' });
  }
}
