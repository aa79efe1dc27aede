import type { Library, Post } from '../library.ts';

/** What the posts of a list have in common. */
export interface Filter {
  tag?: string;
  author?: string;
  /** `2018`, or from one to another: `2016..2019`, `2016..`, `..2019`. */
  year?: string;
}

const KEYS: Record<string, keyof Filter> = {
  tag: 'tag',
  タグ: 'tag',
  author: 'author',
  by: 'author',
  著者: 'author',
  作者: 'author',
  書いた人: 'author',
  人: 'author',
  year: 'year',
  年: 'year',
};

const PART = /([\p{L}]{1,8})\s*:\s*(?:["“”「]([^"“”」]{1,100})["“”」]|(\S{1,100}))\s*/uy;

/**
 * Reads what follows `list`: `tag:CRE year:2018`, `タグ：転職　著者：「Daisuke Inoue」`; nothing where other words stand
 * there, which is a question then.
 */
export function readFilter(text: string): Filter | undefined {
  const typed = text.normalize('NFKC').trim();
  const filter: Filter = {};
  PART.lastIndex = 0;
  for (let at = 0; at < typed.length; at = PART.lastIndex) {
    const [, name = '', quoted, bare] = PART.exec(typed) ?? [];
    const key = KEYS[name.toLowerCase()];
    const value = (quoted ?? bare ?? '').trim();
    if (!key || !value) return undefined;
    filter[key] = key === 'year' ? value.replace(/年$/, '') : value.replace(/^[#@]/, '') || value;
  }
  return filter;
}

/** What a bare word after `list` narrows to: a tag, an author or a year that some post has in full. */
export function filterOf(library: Library, words: string): Filter | undefined {
  const sought = fold(words);
  const year = sought.replace(/年$/, '');
  if (/^\d{4}$/.test(year)) return { year };
  const tag = shelvesOf(library).tags.find((each) => fold(each) === sought);
  if (tag !== undefined) return { tag };
  const isKnown = library.posts.some((post) => namesOf(post).some((name) => fold(name) === sought));
  return isKnown ? { author: words } : undefined;
}

const fold = (name: string) => name.normalize('NFKC').toLowerCase().replace(/^[#@]/, '').trim();

/** The names that a post's author goes by. */
function namesOf({ author }: Post): string[] {
  return author ? [author.name, ...author.aliases] : [];
}

/** The posts that a filter leaves, newest first: an exact name before a part of one. */
export function filterPosts(library: Library, { tag, author, year }: Filter): readonly Post[] {
  const narrow = (posts: readonly Post[], value: string | undefined, words: (post: Post) => string[]) => {
    if (value === undefined) return posts;
    const sought = fold(value);
    const exact = posts.filter((post) => words(post).some((word) => fold(word) === sought));
    if (exact.length > 0) return exact;
    return posts.filter((post) => words(post).some((word) => fold(word).includes(sought)));
  };
  const byYear = year === undefined ? library.posts : library.posts.filter(({ date }) => isWithin(date, fold(year)));
  return narrow(
    narrow(byYear, tag, (post) => post.tags),
    author,
    namesOf,
  );
}

function isWithin(date: string | undefined, years: string): boolean {
  const [, from = '', to = ''] = /^(\d{4})?\.\.(\d{4})?$/.exec(years) ?? [];
  if (date === undefined || !(from || to)) return date?.startsWith(years) ?? false;
  return from <= date && (to === '' || date.slice(0, 4) <= to);
}

/** Of some posts, those whose authors wrote others too, by id. */
export function withContinuation(library: Library, posts: readonly Post[]): ReadonlySet<string> {
  return new Set(posts.filter((post) => library.byAuthor(post.id).length > 1).map(({ id }) => id));
}

/** The shelves that posts can be browsed by, the fullest first; years newest first. */
export function shelvesOf(library: Library): { tags: string[]; authors: string[]; years: string[] } {
  const years = [...new Set(library.posts.flatMap(({ date }) => date?.match(/^\d{4}/)?.[0] ?? []))];
  return {
    tags: byUse(library.posts.flatMap(({ tags }) => tags)),
    authors: byUse(library.posts.flatMap(({ author }) => author?.name ?? [])),
    years: years.toSorted().toReversed(),
  };
}

function byUse(words: string[]): string[] {
  const uses = new Map<string, number>();
  for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  return [...uses].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'ja')).map(([word]) => word);
}

/** The post that somebody means by its id (with or without its extension), its title or a part of it; the newest where several fit. */
export function findPost(library: Library, words: string): Post | undefined {
  const id = words.normalize('NFC');
  const known = library.post(id) ?? library.posts.find((post) => post.id.replace(/\.[^./]+$/, '') === id);
  if (known) return known;
  const sought = fold(words);
  if (!sought) return undefined;
  const titled = (fits: (title: string) => boolean) => library.posts.find(({ title }) => fits(fold(title)));
  return (
    titled((title) => title === sought) ?? (sought.length > 1 ? titled((title) => title.includes(sought)) : undefined)
  );
}
