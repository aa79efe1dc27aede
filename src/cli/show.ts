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
  const post = library.post(id.normalize('NFC'));
  if (!post) throw new SetupError(`There is no post with the id "${id}".`);
  return post;
}
