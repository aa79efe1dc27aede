import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { splitFrontMatter } from '../formats/front-matter.ts';
import { readPost } from '../read-post.ts';
import { decodePage } from './decode-page.ts';
import { type FetchOptions, fetchPage } from './fetch-page.ts';
import { type FeedEntry, isFeed, readFeed } from './read-feed.ts';
import { type Imported, readPage } from './read-page.ts';
import { Refusal } from './refusal.ts';
import { htmlToMarkdown, postToMarkdown } from './to-markdown.ts';
import { isTooHard } from './too-hard.ts';
import { writePost } from './write-post.ts';

/** What became of one page, file or feed entry. */
export type ImportResult = { source: string; path: string; title: string } | { source: string; error: string };

/** How sources are imported. */
export interface ImportOptions extends FetchOptions {
  /** Where posts are written. */
  folder: string;
  force?: boolean;
  /** Told before each page: which of how many that are known by now. */
  onProgress?: (at: number, total: number, source: string) => void;
}

const MOST_ELEMENTS = 20_000;
const MOST_FILE_BYTES = 5 * 1024 * 1024;

/**
 * Imports web pages, feeds and files one after the other, and tells what became of each as soon as it is known. What
 * cannot be imported costs only itself.
 */
export async function* importSources(sources: readonly string[], options: ImportOptions): AsyncGenerator<ImportResult> {
  let at = 0;
  let total = sources.length;
  for (const source of sources) {
    options.onProgress?.(++at, total, source);
    const found = await attempt(source, () => open(source, options));
    if ('error' in found) yield found;
    else if (Array.isArray(found)) {
      total += found.length;
      for (const entry of found) {
        options.onProgress?.(++at, total, entry.name);
        const imported = await attempt(entry.name, entry.read);
        yield 'error' in imported ? imported : await write(entry.name, imported, options);
      }
    } else yield await write(source, found, options);
  }
}

interface Entry {
  name: string;
  read: () => Promise<Imported>;
}

async function attempt<T extends object>(
  source: string,
  work: () => Promise<T>,
): Promise<T | { source: string; error: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return { source, error: error.message };
    return { source, error: `it cannot be read (${error instanceof Error ? error.message.slice(0, 120) : error})` };
  }
}

async function write(source: string, imported: Imported, { folder, force }: ImportOptions): Promise<ImportResult> {
  return attempt(source, async () => ({
    source,
    path: await writePost(imported, folder, { force }),
    title: imported.post.title,
  }));
}

/** The post of a source, or what reads the entries of a feed. */
async function open(source: string, options: ImportOptions): Promise<Imported | Entry[]> {
  const isAddress = /^[a-z][a-z\d+.-]*:\/\//i.test(source);
  const { bytes, contentType, url } = isAddress ? await fetchPage(source, options) : await readLocal(source);
  const text = decodePage(bytes, contentType);
  if (isFeed(text)) return entriesOf(text, url, options);
  if (isAddress && /^text\/(?:plain|markdown)/i.test(contentType ?? '')) {
    return readText(/markdown/i.test(contentType ?? '') ? 'page.md' : nameIn(url ?? source), text, url);
  }
  return isAddress || /\.html?$/i.test(source) ? readPage(text, url) : readText(basename(source), text, undefined);
}

async function readLocal(path: string): Promise<{ bytes: Buffer; contentType?: string; url?: string }> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Refusal('it is no file');
    if (stats.size > MOST_FILE_BYTES) throw new Refusal('it is larger than 5 MB');
    return { bytes: await readFile(path) };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`, { cause: error });
  }
}

function nameIn(url: string): string {
  return basename(new URL(url).pathname) || 'page.txt';
}

/** A text or Markdown file: Markdown and slides keep their text as it is, anything else is written as Markdown. */
function readText(name: string, text: string, url: string | undefined): Imported {
  const { post, problems } = readPost(name, text);
  if (!post) throw new Refusal(problems.at(-1)?.message ?? 'there is nothing to read in it');
  const keeps = post.kind === 'slides' || /\.(?:md|markdown|mdx)$/i.test(name);
  const body = text.replace(/^\uFEFF/, '');
  return {
    post: { ...post, url: post.url ?? url },
    markdown: keeps ? `${body.slice(splitFrontMatter(name, body).bodyStart).trim()}\n` : postToMarkdown(post),
  };
}

function entriesOf(xml: string, url: string | undefined, options: ImportOptions): Entry[] {
  const { title: source, entries } = readFeed(xml, url);
  return entries.map((entry, at) => ({
    name: entry.url ?? entry.title ?? `entry ${at + 1}`,
    read: () => readEntry(entry, source, options),
  }));
}

/** An entry as the feed has it where it is whole there, else its page, else the little that the feed has of it. */
async function readEntry(entry: FeedEntry, source: string | undefined, options: ImportOptions): Promise<Imported> {
  const own = (html: string): Imported => {
    const { post } = readPost('page.html', `<title></title><article>${html}</article>`);
    if (!post) throw new Refusal('there is no text in it');
    return {
      post: { ...post, title: entry.title ?? post.title, source, url: entry.url },
      markdown: isTooHard(html, MOST_ELEMENTS) ? postToMarkdown(post) : htmlToMarkdown(html),
    };
  };
  const known = { author: entry.author ? { name: entry.author, aliases: [] } : undefined, date: entry.date };
  const complete = ({ post, markdown }: Imported): Imported => ({
    post: {
      ...post,
      title: entry.title ?? post.title,
      author: known.author ?? post.author,
      date: known.date ?? post.date,
      tags: entry.tags.length > 0 ? entry.tags : post.tags,
      source: post.source ?? source,
    },
    markdown,
  });
  if (entry.html) return complete(own(entry.html));
  if (entry.url) {
    try {
      const { bytes, contentType, url } = await fetchPage(entry.url, options);
      return complete(readPage(decodePage(bytes, contentType), url));
    } catch (error) {
      if (!entry.summary || !(error instanceof Refusal)) throw error;
    }
  }
  if (!entry.summary) throw new Refusal('the entry has neither a text nor an address');
  return complete(own(entry.summary));
}
