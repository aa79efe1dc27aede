import type { Library } from '../library.ts';

/** A tag that is a whole sentence makes no button. */
const LONGEST = 24;

/**
 * Up to `count` questions that this library answers, to try at first: its commonest tags, then its authors, then its
 * newest titles.
 */
export function exampleQuestions(library: Library, count = 4): string[] {
  const uses = new Map<string, number>();
  for (const tag of library.posts.flatMap((post) => post.tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  const tags = [...uses].toSorted((a, b) => b[1] - a[1]).map(([tag]) => tag);
  const authors = library.posts.flatMap((post) => post.author?.name ?? []);
  const titles = library.posts.slice(0, 20).map((post) => post.title);

  const examples: string[] = [];
  for (const candidate of new Set([...tags, ...authors, ...titles])) {
    if (examples.length >= count) break;
    if (candidate.length > LONGEST && !titles.includes(candidate)) continue;
    if (library.ask(candidate, { limit: 1 }).results.length > 0) examples.push(candidate);
  }
  return examples;
}
