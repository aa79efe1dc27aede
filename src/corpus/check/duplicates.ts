import type { Post, Problem } from '../types.ts';

/** Characters that are compared at a time, and one in how many of their hashes is kept: two posts keep the same ones. */
const SHINGLE = 6;
const KEPT = 4;
/** Fewer kept hashes tell nothing: such short texts must be the same to count. */
const FEWEST = 12;
/** The share of what either text has that both must have. */
const NEARLY = 0.7;
/** More posts than this share a shingle only where they all hold the same footer, or are all copies of one. */
const CROWD = 8;

/** Posts with the same url, and posts with the same or nearly the same text, each reported beside the first of its kind. */
export function findDuplicates(posts: readonly Post[]): Problem[] {
  const problems: Problem[] = [];
  const report = (post: Post, message: string) => problems.push({ path: post.id, message, severity: 'warning' });
  const byUrl = new Map<string, Post>();
  const sketches: Sketch[] = [];
  for (const post of posts) {
    const url = post.url && comparableUrl(post.url);
    const same = url === undefined ? undefined : byUrl.get(url);
    if (same) report(post, `it has the same url as ${same.id}`);
    else if (url !== undefined) byUrl.set(url, post);
    sketches.push(sketchOf(post));
  }
  for (const [one, other] of nearlySame(sketches)) report(other.post, `nearly the same text as ${one.post.id}`);
  return problems;
}

/** An address without what does not change the page: a fragment, a closing slash, `www.`, the scheme. */
function comparableUrl(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/(?:index\.html?)?$/, '')}${search}`;
}

interface Sketch {
  post: Post;
  hashes: Set<number>;
}

function sketchOf(post: Post): Sketch {
  const text = post.text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE <= text.length; at++) {
    const hash = hashOf(text, at, at + SHINGLE);
    if (hash % KEPT === 0) hashes.add(hash);
  }
  if (hashes.size < FEWEST) return { post, hashes: new Set([hashOf(text, 0, text.length)]) };
  return { post, hashes };
}

/** FNV-1a, 32 bits, of a part of a text. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The pairs that share most of what they hold, each post beside the first that it is like. */
function nearlySame(sketches: readonly Sketch[]): [Sketch, Sketch][] {
  const holders = new Map<number, number[]>();
  sketches.forEach(({ hashes }, at) => {
    for (const hash of hashes) {
      const known = holders.get(hash);
      if (known) known.push(at);
      else holders.set(hash, [at]);
    }
  });
  const shared = new Map<number, number>();
  for (const held of holders.values()) {
    for (const [one, other] of pairsOf(held)) {
      const pair = other * sketches.length + one;
      shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  }
  const found = new Map<number, number>();
  for (const [pair, count] of shared) {
    const [one, other] = [pair % sketches.length, Math.floor(pair / sketches.length)];
    const all = (sketches[one]?.hashes.size ?? 0) + (sketches[other]?.hashes.size ?? 0) - count;
    if (count / all >= NEARLY) found.set(other, Math.min(one, found.get(other) ?? one));
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([other, one]) => [sketches[one] as Sketch, sketches[other] as Sketch]);
}

/** All pairs of a few; of a crowd, each with the first and with the one before it. */
function* pairsOf(held: readonly number[]): Generator<[number, number]> {
  for (let at = 1; at < held.length; at++) {
    const other = held[at] as number;
    if (held.length <= CROWD) for (let before = 0; before < at; before++) yield [held[before] as number, other];
    else {
      yield [held[0] as number, other];
      if (at > 1) yield [held[at - 1] as number, other];
    }
  }
}
