import { SetupError } from '../errors.ts';
import type { Library, Post } from '../library.ts';
import { metaLine, strong } from './format.ts';
import type { Io, Options } from './run.ts';

/** `show ID`: what is known of a post, its summary and its text. */
export function showPost(library: Library, [id]: string[], { json }: Options, io: Io): number {
  const post = find(library, id, 'show');
  if (json) io.out(`${postJson(library, post)}\n`);
  else {
    const head = [
      strong(post.title, io.color),
      metaLine(post),
      ...(post.url ? [post.url] : []),
      '',
      library.summary(post.id),
    ];
    io.out(`${[...head, '', post.text].join('\n')}\n`);
  }
  return 0;
}

/** `summary ID` or `summary --all`: what a post is about, or every post. */
export function summarize(library: Library, [id]: string[], { json, all }: Options, io: Io): number {
  for (const post of all ? library.posts : [find(library, id, 'summary')]) {
    io.out(json ? `${postJson(library, post)}\n` : `${strong(post.title, io.color)}\n${library.summary(post.id)}\n`);
  }
  return 0;
}

function postJson(library: Library, { id, title, url }: Post): string {
  return JSON.stringify({ id, title, url: url ?? null, summary: library.summary(id) });
}

function find(library: Library, id: string | undefined, command: string): Post {
  if (!id) throw new SetupError(`${command} takes the id of a post: its path in the corpus folder.`);
  const sought = id.normalize('NFC');
  const post = library.post(sought) ?? library.posts.find((each) => withoutExtension(each.id) === sought);
  if (post) return post;
  const nearest = nearestIds(library, sought);
  const hint = nearest.length > 0 ? ` Did you mean ${nearest.map((each) => `"${each}"`).join(' or ')}?` : '';
  throw new SetupError(`There is no post with the id "${id}".${hint}`);
}

const NEAREST = 3;

/** An id is a path: `2018/cre.md` without its extension is `2018/cre`. */
const withoutExtension = (id: string) => id.replace(/\.[^./]+$/, '');

/** The ids that hold what was typed, or share at least half of their pairs of letters with it. */
function nearestIds(library: Library, typed: string): string[] {
  const sought = withoutExtension(typed).toLowerCase();
  const pairs = pairsOf(sought);
  return library.posts
    .map(({ id }) => ({ id, likeness: likenessOf(withoutExtension(id).toLowerCase(), sought, pairs) }))
    .filter(({ likeness }) => likeness >= 0.5)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, NEAREST)
    .map(({ id }) => id);
}

function likenessOf(id: string, sought: string, pairs: ReadonlySet<string>): number {
  if (sought.length > 1 && id.includes(sought)) return 1;
  const own = pairsOf(id);
  const common = [...pairs].filter((pair) => own.has(pair)).length;
  return common === 0 ? 0 : (2 * common) / (own.size + pairs.size);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from(text.slice(1), (letter, index) => `${text[index]}${letter}`));
}
