import { parseDocument } from 'yaml';
import { readAuthor } from './metadata.ts';
import { foldName } from './reading.ts';
import type { Author, Post, Problem } from './types.ts';

/** Reads `authors.yml`: a list of `{name, aliases}`. What is wrong becomes a problem, and the rest of the list counts. */
export function readAuthors(path: string, source: string): { authors: Author[]; problems: Problem[] } {
  const warn = (message: string): { authors: Author[]; problems: Problem[] } => ({
    authors: [],
    problems: [{ path, message, severity: 'warning' }],
  });
  try {
    const document = parseDocument(source, { schema: 'core', logLevel: 'silent' });
    if (document.errors[0]) throw document.errors[0];
    const list: unknown = document.toJS({ maxAliasCount: 50 });
    if (!Array.isArray(list)) return warn('it is not a list of authors');
    return { authors: list.flatMap((entry) => readAuthor(entry) ?? []), problems: [] };
  } catch (error) {
    return warn(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

/** Names of one person, found by any of them. */
function joinNames(people: readonly Author[]): Map<string, Set<string>> {
  const byName = new Map<string, Set<string>>();
  for (const { name, aliases } of people) {
    const names = new Set([name, ...aliases]);
    const known = new Set([...names].flatMap((one) => byName.get(foldName(one)) ?? []));
    for (const group of known) for (const one of group) names.add(one);
    for (const one of names) byName.set(foldName(one), names);
  }
  return byName;
}

/**
 * Lets every post know all names of its author: those that its own front matter or text gives, those of other posts that
 * share one (`a-know` and `Daisuke Inoue`), and those of `authors.yml`.
 */
export function joinAuthors(posts: readonly Post[], known: readonly Author[]): Post[] {
  const byName = joinNames([...known, ...posts.flatMap((post) => post.author ?? [])]);
  return posts.map((post) => {
    if (!post.author) return post;
    const own = foldName(post.author.name);
    const seen = new Set([own]);
    const names = [...post.author.aliases, ...(byName.get(own) ?? [])];
    const aliases = names.filter((name) => !seen.has(foldName(name)) && seen.add(foldName(name)));
    return { ...post, author: { name: post.author.name, aliases } };
  });
}
