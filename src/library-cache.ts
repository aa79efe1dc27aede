import { createHash, randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { endianness } from 'node:os';
import { dirname } from 'node:path';
import { isReadPost } from './corpus/is-read-post.ts';
import type { ReadPost } from './corpus/read-post.ts';
import { makeFolder } from './make-folder.ts';
import type { KnownTerms } from './search/known-terms.ts';
import { restoreTerms, type SavedTerms, saveTerms } from './search/save-terms.ts';
import type { SearchIndex } from './search/search-index.ts';
import type { Steps } from './search/steps.ts';

/** What an earlier run made of the corpus. */
export interface CachedCorpus {
  /** Posts by the key of their file's content. */
  reads: Map<string, ReadPost>;
  known: KnownTerms;
}

/** Raise it whenever posts are read, or texts are cut, in another way; a build that changes at all is told apart too. */
const ANALYSIS = 4;
const MAGIC = 'SENPAI\u0001\n';
const CHECKSUM_BYTES = 32;
const HEAD_BYTES = MAGIC.length + CHECKSUM_BYTES + 4;
/** Larger files are not read: no corpus of a team comes near. */
const MOST_BYTES = 1024 ** 3;

/** The first line of a cache's text; the lines after it are files. */
interface Header {
  version: string;
  files: number;
  numbers: [places: number, phraseTerms: number, passages: number, sentences: number, streamTerms: number];
  terms: string[];
  surfaces: [number, string][];
  phrases: [string, number][];
  headings: string[][];
}

/** Which program made a cache: its analysis, the words of this Node's ICU, and `build`, which differs in every build. */
export function cacheVersion(build: string): string {
  return [ANALYSIS, process.versions.icu, process.versions.unicode, endianness(), build].join(' ');
}

/** Reads a cache. Rejects where there is none, where it is damaged, and where another program made it. */
export async function readCache(path: string, version: string): Promise<CachedCorpus> {
  const bytes = await readWhole(path);
  if (bytes.length < HEAD_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('no cache');
  const body = bytes.subarray(MAGIC.length + CHECKSUM_BYTES);
  const checksum = createHash('sha256').update(body).digest();
  if (!checksum.equals(bytes.subarray(MAGIC.length, MAGIC.length + CHECKSUM_BYTES))) throw new Error('damaged');
  const textBytes = body.readUInt32LE(0);
  if (textBytes > body.length - 4) throw new Error('damaged');
  const [first = '', ...lines] = body.toString('utf8', 4, 4 + textBytes).split('\n');
  const header: unknown = JSON.parse(first);
  if (!isHeader(header)) throw new Error('damaged');
  if (header.version !== version) throw new Error('made by another version');
  const files = lines.map((line): unknown => JSON.parse(line));
  if (files.length !== header.files || !files.every(isFile)) throw new Error('damaged');
  const saved: SavedTerms = { ...header, ...numbersIn(body.subarray(4 + textBytes), header.numbers) };
  return {
    reads: new Map(files),
    known: restoreTerms(
      saved,
      files.map(([, { post }]) => post),
    ),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isList = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(is);
const isPair =
  <A, B>(isFirst: (one: unknown) => one is A, isSecond: (one: unknown) => one is B) =>
  (value: unknown): value is [A, B] =>
    Array.isArray(value) && value.length === 2 && isFirst(value[0]) && isSecond(value[1]);

function isHeader(value: unknown): value is Header {
  const { version, files, numbers, terms, surfaces, phrases, headings } = (value ?? {}) as Partial<
    Record<keyof Header, unknown>
  >;
  return (
    isText(version) &&
    isCount(files) &&
    isList(numbers, isCount) &&
    numbers.length === 5 &&
    isList(terms, isText) &&
    isList(surfaces, isPair(isCount, isText)) &&
    isList(phrases, isPair(isText, isCount)) &&
    isList(headings, (path): path is string[] => isList(path, isText))
  );
}

const isFile = isPair(isText, isReadPost);

async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > MOST_BYTES) throw new Error('no cache');
    return await readFile(file);
  } finally {
    await file.close();
  }
}

/** Copied, since typed arrays start at multiples of four bytes only. */
function numbersIn(
  bytes: Buffer,
  [placeBytes, ...lengths]: Header['numbers'],
): Pick<SavedTerms, 'places' | 'phraseTerms' | 'passages' | 'sentences' | 'streamTerms'> {
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (bytes.length !== placeBytes + count * 4) throw new Error('damaged');
  const numbers = new Int32Array(count);
  Buffer.from(numbers.buffer).set(bytes.subarray(placeBytes));
  let used = 0;
  const [phraseTerms, passages, sentences, streamTerms] = lengths.map((length) => {
    used += length;
    return numbers.subarray(used - length, used);
  }) as [Int32Array, Int32Array, Int32Array, Int32Array];
  return { places: Uint8Array.from(bytes.subarray(0, placeBytes)), phraseTerms, passages, sentences, streamTerms };
}

/** The bytes of a cache, in steps of a few milliseconds each. */
export function* cacheSteps(
  version: string,
  reads: Iterable<readonly [key: string, read: ReadPost]>,
  index: SearchIndex,
): Steps<Buffer[]> {
  const lines: Buffer[] = [];
  const places = new Map<string, number>();
  for (const [key, read] of reads) {
    if (read.post) places.set(read.post.id, lines.length);
    lines.push(Buffer.from(`\n${JSON.stringify([key, read])}`));
    yield;
  }
  const {
    places: bytes,
    phraseTerms,
    passages,
    sentences,
    streamTerms,
    ...named
  } = saveTerms(index, (id) => places.get(id) ?? -1);
  yield;
  const numbers = [bytes, phraseTerms, passages, sentences, streamTerms];
  const header = { version, files: lines.length, numbers: numbers.map(({ length }) => length), ...named };
  const text = Buffer.concat([Buffer.from(JSON.stringify(header)), ...lines]);
  yield;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.byteLength);
  const body = [
    length,
    text,
    ...numbers.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ];
  const checksum = createHash('sha256');
  for (const part of body) {
    checksum.update(part);
    yield;
  }
  return [Buffer.from(MAGIC, 'latin1'), checksum.digest(), ...body];
}

/** Puts a cache in the place of the last one, whole or not at all; its owner alone may read it. */
export async function writeCache(path: string, parts: Iterable<Buffer>): Promise<void> {
  await makeFolder(dirname(path));
  const beside = `${path}.${randomUUID()}`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
