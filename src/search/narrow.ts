import type { Post } from '../corpus/types.ts';
import { foldText } from '../text/fold.ts';
import type { Query } from './query.ts';

/** Whether a post is one that the query asks for, beside its words. */
export function passes(post: Post, { filters, phrases, without }: Query): boolean {
  const { author, tag, lang, in: place, year } = filters;
  return (
    meets(author, (wanted) =>
      [post.author?.name, ...(post.author?.aliases ?? [])].some((name) => holds(name, wanted)),
    ) &&
    meets(tag, (wanted) => post.tags.some((own) => foldText(own) === foldText(wanted.replace(/^#/u, '')))) &&
    meets(lang, (wanted) => post.lang.toLowerCase() === wanted.toLowerCase()) &&
    meets(place, (wanted) => holds(post.id, wanted)) &&
    meets(year, ({ from, to }) => within(post.date, from, to)) &&
    stands(post, phrases, without)
  );
}

function meets<T>(wanted: readonly T[], met: (value: T) => boolean): boolean {
  return wanted.length === 0 || wanted.some(met);
}

function holds(text: string | undefined, part: string): boolean {
  return text !== undefined && foldText(text).includes(foldText(part));
}

function within(date: string | undefined, from: number, to: number): boolean {
  const year = Number(date?.slice(0, 4));
  return date !== undefined && from <= year && year <= to;
}

/** Whether every phrase, and nothing unwanted, stands in the post or its title. */
function stands(post: Post, phrases: readonly string[], without: readonly string[]): boolean {
  if (phrases.length === 0 && without.length === 0) return true;
  const text = foldText(`${post.title}\n${post.text}\n${post.tags.join('\n')}`);
  return (
    phrases.every((phrase) => text.includes(foldText(phrase))) && !without.some((word) => text.includes(foldText(word)))
  );
}
