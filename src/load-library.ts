import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFileMemory, type FileMemory } from './corpus/file-memory.ts';
import type { FoundFolder } from './corpus/find-files.ts';
import { type ReadingProgress, readCorpus } from './corpus/read-corpus.ts';
import { type ParsedSynonyms, readSynonyms } from './corpus/read-synonyms.ts';
import type { Post } from './corpus/types.ts';
import { type Library, librarySteps } from './library.ts';
import { type CachedCorpus, cacheSteps, cacheVersion, readCache, writeCache } from './library-cache.ts';
import type { Log } from './log.ts';
import { type KnownTerms, termsOfIndex } from './search/known-terms.ts';
import type { SearchIndex } from './search/search-index.ts';
import { finishInSlices } from './search/steps.ts';

/** The corpus that ships with the bot, from the built program's folder, `dist/`: its synonyms serve every corpus. */
const OWN_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

/** How far a library has come: every post is read first, then indexed. */
export interface LoadProgress extends ReadingProgress {
  phase: 'reading' | 'indexing';
}

/** Where posts come from, and what helps to read them. */
export interface LoadOptions {
  folders: string[];
  /** The setting that names the folders; CORPUS_DIR unless given. */
  variable?: string;
  skipDrafts?: boolean;
  /** A file that keeps what was made of the corpus for the next start. */
  cache?: string;
  /** Told how far a reading has come. */
  onProgress?: (progress: LoadProgress) => void;
  log?: Log;
  clock?: () => number;
}

/** What one look at the folders came to. */
export interface Loaded {
  library: Library;
  folders: FoundFolder[];
  /** Whether it is another library than the last look's. */
  isNew: boolean;
  /** After how many milliseconds a file that was being written is worth another look. */
  retryMs: number | undefined;
}

/** Reads folders again and again; what stayed the same is neither read nor indexed a second time. */
export interface Loader {
  /** Looks at the folders. Throws a SetupError where one is missing. One look at a time. */
  load(): Promise<Loaded>;
  /** Keeps what was made for the next start, where there is a cache; never rejects. */
  save(): Promise<void>;
}

/** Reads the posts and the synonyms of `folders` and builds their library; throws a SetupError where a folder is missing. */
export async function loadLibrary(folders: string[], options: Omit<LoadOptions, 'folders'> = {}): Promise<Library> {
  const loader = createLoader({ folders, ...options });
  const { library } = await loader.load();
  await loader.save();
  return library;
}

/** Nothing is read before the first `load`. */
export function createLoader({ folders, variable, skipDrafts, cache, onProgress, log, clock }: LoadOptions): Loader {
  const synonymsBefore: ParsedSynonyms = new Map();
  let memory: FileMemory | undefined;
  let known: KnownTerms | undefined;
  let last: { library: Library; index: SearchIndex; made: string } | undefined;
  let saved: SearchIndex | undefined;

  const begin = async (): Promise<FileMemory> => {
    const cached = cache === undefined ? undefined : await cachedCorpus(cache, log);
    known = cached?.known;
    return createFileMemory({ known: cached?.reads, clock });
  };

  return {
    async load() {
      memory ??= await begin();
      const [corpus, synonyms] = await Promise.all([
        readCorpus(folders, {
          variable,
          skipDrafts,
          read: memory.read,
          onProgress: (progress) => onProgress?.({ phase: 'reading', ...progress }),
        }),
        readSynonyms([OWN_CORPUS, ...folders], synonymsBefore),
      ]);
      const { retryMs } = memory.endRound();
      memory.settle();
      const problems = [...corpus.problems, ...synonyms.problems];
      const made = JSON.stringify([synonyms.groups, problems]);
      const characters = corpus.posts.reduce((sum, { text }) => sum + text.length, 0);
      const isNew = made !== last?.made || !samePosts(corpus.posts, last.index);
      if (isNew) {
        const built = await finishInSlices(
          librarySteps(
            { posts: corpus.posts, problems },
            { synonyms: synonyms.groups, known: last ? termsOfIndex(last.index) : known },
          ),
          { onSlice: (done) => onProgress?.({ phase: 'indexing', done, total: corpus.posts.length, characters }) },
        );
        // A start from a cache that knew every file has nothing to add to it.
        if (!last && known && memory.newFiles === 0) saved = built.index;
        known = undefined;
        last = { ...built, made };
      }
      if (!last) throw new Error('load: nothing was built');
      return { library: last.library, folders: corpus.folders, isNew, retryMs };
    },
    async save() {
      if (cache === undefined || !last || !memory || saved === last.index) return;
      const { index } = last;
      try {
        await writeCache(cache, await finishInSlices(cacheSteps(version(), memory.entries(), index)));
        saved = index;
      } catch (error) {
        log?.debug({ err: error }, 'the analysed corpus is not kept for the next start');
      }
    },
  };
}

async function cachedCorpus(path: string, log: Log | undefined): Promise<CachedCorpus | undefined> {
  try {
    return await readCache(path, version());
  } catch (error) {
    log?.debug(
      { reason: error instanceof Error ? error.message.slice(0, 200) : String(error) },
      'no cache to start from',
    );
    return undefined;
  }
}

/** The built program is one file with what it imports by hashed names: its own hash tells every build apart. */
function version(): string {
  return cacheVersion(
    createHash('sha256')
      .update(readFileSync(fileURLToPath(import.meta.url)))
      .digest('base64url'),
  );
}

/** Whether an index is of these very posts: the blocks of a post that was not read again are the same list. */
function samePosts(posts: readonly Post[], { posts: indexed }: SearchIndex): boolean {
  return (
    posts.length === indexed.size &&
    posts.every((post) => {
      const before = indexed.get(post.id);
      return before?.blocks === post.blocks && JSON.stringify(before.author) === JSON.stringify(post.author);
    })
  );
}
