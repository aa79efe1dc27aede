import { readPost } from '../../src/corpus/read-post.ts';
import type { Post } from '../../src/corpus/types.ts';
import { createLibrary } from '../../src/library.ts';
import { between, pick, type Random } from '../bench/random.ts';
import { junkText, mutateText } from './junk.ts';

const NAMES = [
  'a.md',
  '2019-03-29-x.md',
  'x.html',
  'x.txt',
  'x',
  '../x.md',
  '.md',
  'ｘ.markdown',
  `${'n'.repeat(300)}.md`,
];
/** More than twice what it takes on a quiet machine: what grows faster than its file is found all the same. */
const slowMs = (length: number) => 1_000 + length * 0.005;

/** Reads a file that was damaged, indexes it and asks it; answers with everything that is wrong. */
export function fuzzFile(originals: readonly string[], random: Random): string[] {
  const problems: string[] = [];
  const started = performance.now();
  const source = damaged(pick(originals, random), pick(originals, random), random);
  const { post } = readPost(pick(NAMES, random), source);
  if (post) problems.push(...ask(post, random));
  const ms = performance.now() - started;
  if (ms > slowMs(source.length)) problems.push(`a file of ${source.length} took ${Math.round(ms)} ms`);
  return problems;
}

function damaged(text: string, other: string, random: Random): string | Uint8Array {
  const roll = random();
  let made = text;
  if (roll < 0.1) made = junkText(random).repeat(between(1, 50, random));
  else if (roll < 0.25)
    made = text.slice(0, between(0, text.length, random)) + other.slice(between(0, other.length, random));
  else for (let times = between(1, 6, random); times > 0; times--) made = mutateText(made, random);
  if (random() < 0.8) return made;
  const bytes = Buffer.from(made);
  for (let times = between(1, 20, random); times > 0 && bytes.length > 0; times--) {
    bytes[between(0, bytes.length - 1, random)] = between(0, 255, random);
  }
  return bytes;
}

function ask(post: Post, random: Random): string[] {
  const problems: string[] = [];
  const library = createLibrary({ posts: [post], problems: [] });
  const from = between(0, post.text.length, random);
  const question = random() < 0.5 ? junkText(random) : post.text.slice(from, from + between(1, 40, random));
  const { results } = library.ask(question);
  const excerpts = [...results.map(({ excerpt }) => excerpt), ...library.excerpts(post.id, question)];
  const readable = library.readable(post.id).map(({ excerpt }) => excerpt);
  for (const { text, highlights } of [...excerpts, ...readable]) {
    if (text.length > 200) problems.push(`an excerpt of ${text.length} characters`);
    if (!post.text.includes(text)) problems.push('an excerpt that does not stand in its post');
    for (const { start, end } of highlights) {
      if (start < 0 || end > text.length || start >= end)
        problems.push(`a highlight from ${start} to ${end} of ${text.length}`);
    }
  }
  const summary = library.summary(post.id);
  if (summary.length > 200) problems.push(`a summary of ${summary.length} characters`);
  return problems;
}
