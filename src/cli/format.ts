import { styleText } from 'node:util';
import type { Excerpt, Post } from '../library.ts';

/** Bold where the terminal shows it. */
export function strong(text: string, color: boolean): string {
  return color ? styleText('bold', text, { validateStream: false }) : text;
}

/** Author, date, source and tags of a post in one line, with its id. */
export function metaLine(post: Post): string {
  return [post.id, post.author?.name, post.date, post.source, post.tags.map((tag) => `#${tag}`).join(' ')]
    .filter(Boolean)
    .join(' · ');
}

/** An excerpt as a quotation, its matches marked where the terminal shows it. */
export function quotation({ text, highlights }: Excerpt, color: boolean): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of highlights) {
    const match = text.slice(start, end);
    marked += text.slice(at, start) + (color ? styleText(['bold', 'yellow'], match, { validateStream: false }) : match);
    at = end;
  }
  return `${marked}${text.slice(at)}`
    .split('\n')
    .map((line) => `  > ${line}`)
    .join('\n');
}
