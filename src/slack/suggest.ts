import type { Library, Post } from '../library.ts';

/** What a title, an author or a tag is looked for in; the corpus is small enough to read through on every key. */
const MOST = 20;

const NEAREST = 3;

/** Two titles that share a third of their pairs of letters look alike. */
const ALIKE = 0.3;

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

/** The posts that somebody may have meant by a title that none has: named so in part, written nearly so, or about it. */
export function nearestPosts(library: Library, words: string, limit = NEAREST): Post[] {
  const typed = pairsOf(words);
  const alike = library.posts
    .map((post) => ({ post, likeness: likeness(typed, pairsOf(post.title)) }))
    .filter((each) => each.likeness > ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ post }) => post);
  const { results, near } = library.ask(words.slice(0, 100), { limit });
  const found = [...alike, ...results.map(({ post }) => post), ...near.posts];
  return [...new Set(found)].slice(0, limit);
}

/** Every two letters that follow one another: 転職活動 has 転職, 職活 and 活動. */
function pairsOf(words: string): Set<string> {
  const letters = Array.from(fold(words).replace(/[^\p{L}\p{N}]/gu, ''));
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** The share of pairs that two texts have in common, 0 to 1 (Dice's coefficient). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((pair) => b.has(pair)).length;
  return common === 0 ? 0 : (2 * common) / (a.size + b.size);
}
