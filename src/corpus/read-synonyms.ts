import { join } from 'node:path';
import { parse } from 'yaml';
import { SYNONYMS_FILE } from './find-files.ts';
import { readSidecar } from './read-sidecar.ts';
import type { Problem } from './types.ts';

/** Groups of words that mean the same, and what could not be read of them. */
export interface Synonyms {
  groups: string[][];
  problems: Problem[];
}

/** What was read of a file before, by its path: the same source is not parsed again. */
export type ParsedSynonyms = Map<string, { source: string; synonyms: Synonyms }>;

/** Reads `synonyms.yml` of every folder that has one: a list of lists of words. A group that is none is left out as a Problem. */
export async function readSynonyms(folders: readonly string[], parsed: ParsedSynonyms = new Map()): Promise<Synonyms> {
  const read: Synonyms = { groups: [], problems: [] };
  for (const folder of new Set(folders)) {
    const path = join(folder, SYNONYMS_FILE);
    const { source, why } = await readSidecar(folder, SYNONYMS_FILE);
    if (why) read.problems.push({ path, severity: 'warning', message: why });
    if (source === undefined) continue;
    const before = parsed.get(path);
    const synonyms = before?.source === source ? before.synonyms : parseSynonyms(path, source);
    parsed.set(path, { source, synonyms });
    read.groups.push(...synonyms.groups);
    read.problems.push(...synonyms.problems);
  }
  return read;
}

function parseSynonyms(path: string, source: string): Synonyms {
  try {
    return groupsOf(path, parse(source, { maxAliasCount: 0 }));
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { groups: [], problems: [{ path, severity: 'warning', message: `not read: ${message}` }] };
  }
}

function groupsOf(path: string, list: unknown): Synonyms {
  const read: Synonyms = { groups: [], problems: [] };
  for (const group of Array.isArray(list) ? list : [list]) {
    const words = Array.isArray(group) ? group.filter((word) => typeof word === 'string' && word.trim() !== '') : [];
    if (words.length > 1) read.groups.push(words);
    else if (group !== null)
      read.problems.push({ path, severity: 'warning', message: 'a group is a list of two words or more' });
  }
  return read;
}
