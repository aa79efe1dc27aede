import { createHash } from 'node:crypto';

/** Names a passage by its words, white space aside: the name outlives a reload, and edits elsewhere in the post. */
export function passageKey(text: string): string {
  return createHash('sha256').update(text.replace(/\s+/gu, ' ').trim()).digest('base64url').slice(0, 12);
}
