import type { types } from '@slack/bolt';
import type { Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { boldLink, note, section, text } from './elements.ts';
import { cut, oneLine } from './plain.ts';
import type { RichElement, RichSection } from './types.ts';

const LONGEST_TITLE = 150;
const LONGEST_NAME = 60;
const LONGEST_TAG = 30;
const MOST_TAGS = 5;

/** A post's title on one line, never empty. */
export function titleOf(post: Post, phrases: Phrases): string {
  return cut(oneLine(post.title), LONGEST_TITLE) || phrases.untitled;
}

/** `2019-03-29`, `2019-03` or `2019` as people write it. */
export function dateOf(post: Post, phrases: Phrases): string | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?/.exec(post.date ?? '');
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || (month !== undefined && (month < 1 || month > 12))) return undefined;
  return phrases.date(year, month, day);
}

/** Who wrote it and when, for a post that gets one line. */
export function byline(post: Post, phrases: Phrases): string {
  return [name(post.author?.name), dateOf(post, phrases)].filter(Boolean).join(' · ');
}

/** The title as a bold link, to `link` where the exact place is known. */
export function titleSection(post: Post, phrases: Phrases, link: string | undefined = post.url): RichSection {
  return section(boldLink(titleOf(post, phrases), link ?? post.url));
}

/** Author, date, source, whether it is retold, and tags in one grey line; none where nothing is known. */
export function metaLine(post: Post, phrases: Phrases): types.ContextBlock[] {
  const tags = post.tags.map((tag) => cut(oneLine(tag), LONGEST_TAG)).filter(Boolean);
  const retold = post.retold ? phrases.retold : '';
  const parts = [byline(post, phrases), name(post.source), retold, phrases.tags(tags.slice(0, MOST_TAGS))].filter(
    Boolean,
  );
  return parts.length > 0 ? [note(parts.join(' · '))] : [];
}

/** One post in a list: the title as a link, then author and date. */
export function listItem(post: Post, phrases: Phrases, link: string | undefined = post.url): RichElement[] {
  const by = byline(post, phrases);
  const title = boldLink(titleOf(post, phrases), link ?? post.url);
  return by ? [title, text(` — ${by}`)] : [title];
}

function name(value: string | undefined): string {
  return cut(oneLine(value ?? ''), LONGEST_NAME);
}
