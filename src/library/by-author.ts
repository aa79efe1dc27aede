import type { Post } from '../corpus/types.ts';

/** The posts of each person, under every name that the person goes by; built when it is first asked. */
export function createByAuthor(posts: readonly Post[]): (post: Post) => Post[] {
  let byName: Map<string, Post[]> | undefined;
  return (post) => {
    byName ??= namePosts(posts);
    const found = new Set(namesOf(post).flatMap((name) => byName?.get(name) ?? []));
    return [...found].sort(byTime);
  };
}

function namePosts(posts: readonly Post[]): Map<string, Post[]> {
  const byName = new Map<string, Post[]>();
  for (const post of posts) {
    for (const name of new Set(namesOf(post))) {
      const named = byName.get(name);
      if (named) named.push(post);
      else byName.set(name, [post]);
    }
  }
  return byName;
}

function namesOf({ author }: Post): string[] {
  const names = author ? [author.name, ...author.aliases] : [];
  return names.map((name) => name.normalize('NFKC').toLowerCase().replace(/^[#@]/, '').trim());
}

/** Oldest first; those without a date come last. */
function byTime(a: Post, b: Post): number {
  if (a.date === undefined || b.date === undefined)
    return (a.date === undefined ? 1 : 0) - (b.date === undefined ? 1 : 0);
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}
