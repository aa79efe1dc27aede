import { fileURLToPath } from 'node:url';
import { readCorpus } from './corpus/read-corpus.ts';
import { readSynonyms } from './corpus/read-synonyms.ts';
import { createLibrary, type Library } from './library.ts';

/** The corpus that ships with the bot, from the built program's folder, `dist/`: its synonyms serve every corpus. */
const OWN_CORPUS = fileURLToPath(new URL('../corpus', import.meta.url));

/** Reads the posts and the synonyms of `folders` and builds their library; throws a SetupError where a folder is missing. */
export async function loadLibrary(folders: string[]): Promise<Library> {
  const [corpus, synonyms] = await Promise.all([readCorpus(folders), readSynonyms([OWN_CORPUS, ...folders])]);
  const problems = [...corpus.problems, ...synonyms.problems];
  return createLibrary({ posts: corpus.posts, problems }, { synonyms: synonyms.groups });
}
