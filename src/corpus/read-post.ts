import { lineNumber } from '../text/lines.ts';
import { repairText } from '../text/repair.ts';
import { findGreeter } from './byline.ts';
import { decodePost } from './decode.ts';
import { detectFormat } from './detect-format.ts';
import { detectLanguage } from './detect-language.ts';
import { splitFrontMatter } from './formats/front-matter.ts';
import { readPlain } from './formats/plain.ts';
import { readMetadata, uniqueTags } from './metadata.ts';
import { assemble, type Meta, type Reading, type Source } from './reading.ts';
import { dateFromName, makeTitle } from './titles.ts';
import type { Author, Post, Problem } from './types.ts';

/** A longer paragraph is served, but it is hardly what somebody wrote. */
const LONGEST_PARAGRAPH = 10_000;

/** What became of one source. */
export interface ReadPost {
  /** Missing where the source has nothing to read. */
  post?: Post;
  problems: Problem[];
  /** Whether its front matter calls it a draft. */
  draft: boolean;
  /** Whether it was called by its file's name or its first words, since it names no title. */
  untitled?: boolean;
}

function repaired(text: string | undefined): string | undefined {
  return text === undefined ? undefined : repairText(text).text.replace(/\s+/gu, ' ').trim() || undefined;
}

function repairedAuthor(author: Author | undefined): Author | undefined {
  const name = repaired(author?.name);
  return author && name ? { name, aliases: author.aliases.flatMap((alias) => repaired(alias) ?? []) } : undefined;
}

/** Leaves out the keys that nothing is known for, so that two equal posts look equal. */
function withoutUnknown<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/**
 * Reads one post from its source, UTF-8 bytes or text. What its front matter says counts before what its text says, and
 * that before its file's name. Never throws: what is wrong becomes a problem, and whatever can be read is served.
 */
export function readPost(id: string, source: string | Uint8Array): ReadPost {
  const decoded = decodePost(source);
  if (decoded.text === undefined) {
    return { problems: [{ path: id, message: decoded.message ?? '', severity: 'error' }], draft: false };
  }
  const text = decoded.text;
  const problems: Problem[] = [];
  if (decoded.message) {
    problems.push({
      path: id,
      line: lineNumber(text, decoded.brokenAt ?? 0),
      message: decoded.message,
      severity: 'warning',
    });
  }
  const front = splitFrontMatter(id, text);
  const { meta, problems: wrong } = readMetadata(id, front.data, front.lineOf);
  problems.push(...front.problems, ...wrong);
  const reading = readBody({ id, text, start: front.bodyStart, title: meta.title }, front.present);
  problems.push(...reading.problems);
  const { text: body, blocks } = assemble(reading.pieces);
  const draft = meta.draft ?? false;
  if (body === '') {
    problems.push({ path: id, message: 'there is nothing to read in it', severity: 'error' });
    return { problems, draft };
  }
  const long = blocks.find(({ kind, start, end }) => kind !== 'code' && end - start >= LONGEST_PARAGRAPH);
  if (long) {
    const message = `a paragraph of ${long.end - long.start} characters`;
    problems.push({ path: id, line: lineNumber(text, long.offset), message, severity: 'warning' });
  }
  const { found } = reading;
  const title = meta.title ?? repaired(found.title) ?? repaired(makeTitle(id, reading.pieces)) ?? id;
  const post: Post = {
    id,
    title,
    author: meta.author ?? repairedAuthor(found.author) ?? greeter(body, blocks, reading.kind),
    date: meta.date ?? found.date ?? dateFromName(id),
    url: meta.url ?? found.url,
    source: meta.source ?? repaired(found.source),
    tags: uniqueTags([...(meta.tags ?? []), ...(found.tags ?? [])].flatMap((tag) => repaired(tag) ?? [])),
    lang: meta.lang ?? found.lang ?? detectLanguage(`${title}\n${body}`),
    description: meta.description ?? repaired(found.description),
    kind: reading.kind,
    retold: meta.retold,
    text: body,
    blocks,
  };
  const untitled = !meta.title && !repaired(found.title);
  return { post: withoutUnknown(post), problems, draft, ...(untitled && { untitled }) };
}

/** Reads the body in its format; a source that breaks a parser in a way nobody foresaw is read line by line. */
function readBody(source: Source, frontMatter: boolean): Reading {
  const format = detectFormat(source.id, source.text, { bodyStart: source.start, present: frontMatter });
  try {
    return format.read(source);
  } catch (error) {
    const message = `read as plain text: ${error instanceof Error ? error.message : String(error)}`;
    const plain = readPlain(source);
    return { ...plain, problems: [...plain.problems, { path: source.id, message, severity: 'warning' }] };
  }
}

function greeter(body: string, blocks: Post['blocks'], kind: Post['kind']): Meta['author'] {
  if (kind === 'slides') return undefined;
  const opening = blocks.filter((block) => block.kind === 'paragraph').slice(0, 2);
  const name = findGreeter(opening.map(({ start, end }) => body.slice(start, end)));
  return name ? { name, aliases: [] } : undefined;
}
