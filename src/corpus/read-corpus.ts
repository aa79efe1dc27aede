import { readFile } from 'node:fs/promises';
import { SetupError } from '../errors.ts';
import { joinAuthors, readAuthors } from './authors.ts';
import { AUTHORS_FILE, type FoundFile, type FoundFiles, type FoundFolder, findFiles } from './find-files.ts';
import { type ReadPost, readPost } from './read-post.ts';
import { readSidecar } from './read-sidecar.ts';
import type { Author, Corpus, Post, Problem } from './types.ts';

/** How many files are read at the same time. */
const AT_ONCE = 16;

/** How far a reading has come. */
export interface ReadingProgress {
  /** Files that are read, of those that were found. */
  done: number;
  total: number;
  /** Of the posts so far. */
  characters: number;
}

/** How a corpus is read. */
export interface ReadOptions {
  /** The setting that a missing folder is blamed on; CORPUS_DIR unless given. */
  variable?: string;
  skipDrafts?: boolean;
  /** Makes a post of a file; nothing for one that is to be left out for now. */
  read?: (file: FoundFile) => Promise<ReadPost | undefined>;
  /** Called after every few files. */
  onProgress?: (progress: ReadingProgress) => void;
}

/** A corpus and the folders that it was found in. */
export interface ReadFolders extends Corpus {
  folders: FoundFolder[];
}

async function listFolder(folder: string, variable: string): Promise<FoundFiles> {
  try {
    return await findFiles(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'ENOTDIR'
          ? 'is not a folder'
          : `cannot be read (${code ?? error})`;
    throw new SetupError(`${variable}: the folder ${folder} ${why}.`, { cause: error });
  }
}

async function readOne({ id, path }: FoundFile): Promise<ReadPost> {
  try {
    return readPost(id, await readFile(path));
  } catch (error) {
    return unreadable(id, error);
  }
}

/** What becomes of a file that cannot be opened. */
export function unreadable(id: string, error: unknown): ReadPost {
  const why = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));
  return { problems: [{ path: id, message: `it cannot be read (${why})`, severity: 'error' }], draft: false };
}

/** The people that a folder's `authors.yml` names; none where there is no such file. */
async function readPeople(folder: string): Promise<{ authors: Author[]; problems: Problem[] }> {
  const { source, why } = await readSidecar(folder, AUTHORS_FILE);
  if (source !== undefined) return readAuthors(AUTHORS_FILE, source);
  return { authors: [], problems: why ? [{ path: AUTHORS_FILE, message: why, severity: 'warning' }] : [] };
}

/**
 * Reads folders of posts, sorted by id; where two folders have the same id, the first folder's post counts. A folder that
 * is not there is a `SetupError`; everything else that is wrong is a problem, and the other posts are served.
 */
export async function readCorpus(
  folders: string[],
  { variable = 'CORPUS_DIR', skipDrafts = false, read = readOne, onProgress = () => {} }: ReadOptions = {},
): Promise<ReadFolders> {
  const posts = new Map<string, Post>();
  const problems: Problem[] = [];
  const authors: Author[] = [];
  const taken = new Set<string>();
  const walked: FoundFolder[] = [];
  const progress: ReadingProgress = { done: 0, total: 0, characters: 0 };
  for (const folder of folders) {
    const found = await listFolder(folder, variable);
    const people = await readPeople(folder);
    authors.push(...people.authors);
    walked.push(...found.folders);
    problems.push(...found.problems, ...people.problems);
    if (found.files.length === 0)
      problems.push({ path: folder, message: 'there are no posts in this folder', severity: 'warning' });
    const files = found.files.filter(({ id, path }) => {
      if (!taken.has(id)) return taken.add(id);
      problems.push({
        path: id,
        message: `${path} is passed over: another file has the same name`,
        severity: 'warning',
      });
      return false;
    });
    progress.total += files.length;
    for (let at = 0; at < files.length; at += AT_ONCE) {
      const some = await Promise.all(files.slice(at, at + AT_ONCE).map(read));
      for (const one of some) {
        problems.push(...(one?.problems ?? []));
        if (one?.post && !(skipDrafts && one.draft)) posts.set(one.post.id, one.post);
        progress.characters += one?.post?.text.length ?? 0;
      }
      progress.done += some.length;
      onProgress({ ...progress });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const sorted = [...posts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { posts: joinAuthors(sorted, authors), problems, folders: walked };
}
