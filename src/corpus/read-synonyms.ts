import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Problem } from './types.ts';

/** The file of a corpus folder that lists words which mean the same. */
export const SYNONYMS_FILE = 'synonyms.yml';

/** Groups of words that mean the same, and what could not be read of them. */
export interface Synonyms {
  groups: string[][];
  problems: Problem[];
}

/** Reads `synonyms.yml` of every folder that has one: a list of lists of words. A group that is none is left out as a Problem. */
export async function readSynonyms(folders: readonly string[]): Promise<Synonyms> {
  const read: Synonyms = { groups: [], problems: [] };
  for (const folder of new Set(folders)) {
    const path = join(folder, SYNONYMS_FILE);
    const source = await readFile(path, 'utf8').catch(() => undefined);
    if (source === undefined) continue;
    try {
      addGroups(read, path, parse(source, { maxAliasCount: 0 }));
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      read.problems.push({ path, severity: 'warning', message: `not read: ${message}` });
    }
  }
  return read;
}

function addGroups({ groups, problems }: Synonyms, path: string, list: unknown): void {
  for (const group of Array.isArray(list) ? list : [list]) {
    const words = Array.isArray(group) ? group.filter((word) => typeof word === 'string' && word.trim() !== '') : [];
    if (words.length > 1) groups.push(words);
    else if (group !== null)
      problems.push({ path, severity: 'warning', message: 'a group is a list of two words or more' });
  }
}
