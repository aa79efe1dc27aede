import type { Library, Post } from '../library.ts';

/** What a title, an author or a tag is looked for in; the corpus is small enough to read through on every key. */
const MOST = 20;

const fold = (words: string) => words.normalize('NFKC').toLowerCase();

/**
 * Posts to choose from while somebody types: those whose title starts with it, then those whose title, author or tags
 * hold every word of it, then what a search finds; the newest where nothing is typed yet.
 */
export function suggestPosts(library: Library, typed: string, limit = MOST): Post[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return library.posts.slice(0, limit);
  const starting: Post[] = [];
  const holding: Post[] = [];
  for (const post of library.posts) {
    const title = fold(post.title);
    const names = post.author ? [post.author.name, ...post.author.aliases] : [];
    const all = [title, ...[...names, ...post.tags, post.date ?? ''].map(fold)];
    if (title.startsWith(words.join(' '))) starting.push(post);
    else if (words.every((word) => all.some((text) => text.includes(word)))) holding.push(post);
    if (starting.length >= limit) break;
  }
  const named = [...starting, ...holding].slice(0, limit);
  if (named.length > 0) return named;
  return library.ask(typed.slice(0, 100), { limit: 5 }).results.map(({ post }) => post);
}
