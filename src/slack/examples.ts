import type { Library } from '../library.ts';
import type { Lang } from './phrases.ts';

/** A tag that is a whole sentence makes no button. */
const LONGEST = 24;

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * Up to `count` questions that this library answers, to try at first: its commonest tags, then its authors, then its
 * newest titles. Who reads English is offered what can be read without Japanese first, where there is any.
 */
export function exampleQuestions(
  library: Library,
  { lang = 'ja', count = 4 }: { lang?: Lang; count?: number } = {},
): string[] {
  const uses = new Map<string, number>();
  for (const tag of library.posts.flatMap((post) => post.tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  const tags = [...uses].toSorted((a, b) => b[1] - a[1]).map(([tag]) => tag);
  const authors = library.posts.flatMap((post) => post.author?.name ?? []);
  const titles = library.posts.slice(0, 20).map((post) => post.title);

  const candidates = [...new Set([...tags, ...authors, ...titles])];
  const unread = (candidate: string) => (lang === 'en' && JAPANESE.test(candidate) ? 1 : 0);
  const examples: string[] = [];
  for (const candidate of candidates.toSorted((a, b) => unread(a) - unread(b))) {
    if (examples.length >= count) break;
    if (candidate.length > LONGEST && !titles.includes(candidate)) continue;
    if (library.ask(candidate, { limit: 1 }).results.length > 0) examples.push(candidate);
  }
  return examples;
}
