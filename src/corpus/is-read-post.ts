import type { ReadPost } from './read-post.ts';
import type { Author, Block, Post, Problem } from './types.ts';

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isList = <T>(value: unknown, is: (one: unknown) => one is T): value is T[] =>
  Array.isArray(value) && value.every(is);

/** Whether a value that was kept on disk is what `readPost` gives; its spans lie within its text. */
export function isReadPost(value: unknown): value is ReadPost {
  const { post, problems, draft } = (value ?? {}) as Record<keyof ReadPost, unknown>;
  return (post === undefined || isPost(post)) && isList(problems, isProblem) && typeof draft === 'boolean';
}

function isProblem(value: unknown): value is Problem {
  const { path, message, severity } = (value ?? {}) as Record<keyof Problem, unknown>;
  return isText(path) && isText(message) && (severity === 'error' || severity === 'warning');
}

function isPost(value: unknown): value is Post {
  const { id, title, text, lang, tags, blocks, author } = (value ?? {}) as Record<keyof Post, unknown>;
  return (
    [id, title, text, lang].every(isText) &&
    isList(tags, isText) &&
    (author === undefined || isAuthor(author)) &&
    isList(blocks, (block): block is Block => isBlockOf((text as string).length, block))
  );
}

function isAuthor(value: unknown): value is Author {
  const { name, aliases } = (value ?? {}) as Record<keyof Author, unknown>;
  return isText(name) && isList(aliases, isText);
}

function isBlockOf(length: number, value: unknown): value is Block {
  const { kind, start, end, offset } = (value ?? {}) as Record<keyof Block, unknown>;
  return isText(kind) && isCount(start) && isCount(end) && isCount(offset) && start <= end && end <= length;
}
