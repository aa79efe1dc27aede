import { createHash } from 'node:crypto';
import type { Library, Post } from '../library.ts';

/** The value of a menu's option holds 75 characters; this leaves room for the option's own name. */
const LONGEST = 60;

/** A short name of a post for places that take no whole id: the id where it fits, else a digest of it. */
export function postKey(id: string): string {
  return id.length <= LONGEST ? id : `~${createHash('sha256').update(id).digest('base64url')}`;
}

/** The post of a key, which anybody may have forged. */
export function postOfKey(library: Library, key: string): Post | undefined {
  return library.post(key) ?? (key.startsWith('~') ? library.posts.find(({ id }) => postKey(id) === key) : undefined);
}
