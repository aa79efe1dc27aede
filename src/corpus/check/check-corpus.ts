import { readFile } from 'node:fs/promises';
import { lineNumber } from '../../text/lines.ts';
import { decodePost } from '../decode.ts';
import { detectFormat } from '../detect-format.ts';
import type { FoundFile } from '../find-files.ts';
import { splitFrontMatter } from '../formats/front-matter.ts';
import { readCorpus, unreadable } from '../read-corpus.ts';
import { type ReadPost, readPost } from '../read-post.ts';
import { readSynonyms } from '../read-synonyms.ts';
import type { Problem } from '../types.ts';
import { findDuplicates } from './duplicates.ts';
import { findGarbled } from './garbled.ts';
import { findBrokenLinks } from './link-forms.ts';

/** What is wrong in a corpus, sorted by path and line. */
export interface CheckedCorpus {
  /** How many posts can be served. */
  posts: number;
  problems: Problem[];
}

/**
 * Reads folders as a start does, and looks closer: titles that are missing, text that could not be repaired, broken links,
 * posts that are there twice. Throws a SetupError where a folder is missing.
 */
export async function checkCorpus(folders: string[]): Promise<CheckedCorpus> {
  const closer: Problem[] = [];
  const read = async ({ id, path }: FoundFile): Promise<ReadPost> => {
    try {
      const bytes = await readFile(path);
      const found = readPost(id, bytes);
      closer.push(...checkPost(id, bytes, found));
      return found;
    } catch (error) {
      return unreadable(id, error);
    }
  };
  const { posts, problems } = await readCorpus(folders, { read });
  const synonyms = await readSynonyms(folders);
  const all = [...problems, ...closer, ...findDuplicates(posts), ...synonyms.problems];
  return {
    posts: posts.length,
    problems: all.sort(
      (a, b) => compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
    ),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a closer look at one post finds beside what reading it does. */
export function checkPost(id: string, source: Uint8Array, { post, untitled }: ReadPost): Problem[] {
  const { text } = decodePost(source);
  if (!post || text === undefined) return [];
  const front = splitFrontMatter(id, text);
  const format = detectFormat(id, text, front);
  const at = ({ offset, message }: { offset: number; message: string }): Problem => ({
    path: id,
    line: lineNumber(text, offset),
    message,
    severity: 'warning',
  });
  return [
    ...(untitled ? [at({ offset: 0, message: `no title: it is called "${post.title}"` })] : []),
    ...findGarbled(post).map(at),
    ...(format.name === 'markdown' ? findBrokenLinks(text, front.bodyStart).map(at) : []),
  ];
}
