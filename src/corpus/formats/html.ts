import { findDate } from '../dates.ts';
import { readAuthor, readUrl, uniqueTags } from '../metadata.ts';
import { foldName, type Meta, type Piece, type Reading, type Source } from '../reading.ts';
import type { BlockKind } from '../types.ts';
import { attribute, decodeEntities, findTags, type Tag, UNREAD } from './html-text.ts';

/** Parts of a page that are no text of its article. */
const CHROME = new Set([
  ...UNREAD,
  'nav',
  'footer',
  'aside',
  'form',
  'head',
  'menu',
  'dialog',
  'figcaption',
  'audio',
  'video',
  'canvas',
]);
const CHROME_CLASS =
  /(?:^|[\s_-])(?:share|social|sns|breadcrumbs?|pagination|pager|sidebar|related|comments?|footer|navbar|nav|menu|widget)(?:$|[\s_-])/i;

/** The kind of block that an element begins; `li p` stays a list item. */
const KINDS: Record<string, BlockKind> = {
  p: 'paragraph',
  div: 'paragraph',
  section: 'paragraph',
  article: 'paragraph',
  main: 'paragraph',
  body: 'paragraph',
  header: 'paragraph',
  ul: 'paragraph',
  ol: 'paragraph',
  dl: 'paragraph',
  dt: 'paragraph',
  dd: 'paragraph',
  table: 'paragraph',
  tr: 'paragraph',
  figure: 'paragraph',
  details: 'paragraph',
  summary: 'paragraph',
  hr: 'paragraph',
  address: 'paragraph',
  li: 'list-item',
  blockquote: 'quote',
  pre: 'code',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
};

/** Elements without an end tag. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Elements inside more others than this do not count: nobody writes them, and they cost time. */
const MOST_NESTING = 100;

interface Page {
  html: string;
  meta: Map<string, string>;
  title?: string;
  lang?: string;
  canonical?: string;
  time?: string;
  tags: string[];
}

/** Reads what the head of a page says: its title, meta tags, canonical address, and the first `<time>` of the body. */
function readPage(html: string, start: number): Page {
  const page: Page = { html, meta: new Map(), tags: [] };
  for (const tag of findTags(html, start)) {
    if (tag.closing) continue;
    if (tag.name === 'html') page.lang ??= attribute(tag, 'lang');
    else if (tag.name === 'title')
      page.title ??= decodeEntities(html.slice(tag.end, tag.end + 500).split('<')[0] ?? '').trim();
    else if (tag.name === 'link' && attribute(tag, 'rel') === 'canonical') page.canonical ??= attribute(tag, 'href');
    else if (tag.name === 'time') page.time ??= attribute(tag, 'datetime');
    else if (tag.name === 'meta') {
      const name = (attribute(tag, 'property') ?? attribute(tag, 'name') ?? attribute(tag, 'itemprop'))?.toLowerCase();
      const content = attribute(tag, 'content');
      if (!name || !content) continue;
      if (name === 'article:tag') page.tags.push(content);
      else if (!page.meta.has(name)) page.meta.set(name, content);
    }
  }
  return page;
}

/** The span of the longest `<article>`, else of `<main>`, else of `<body>`, else all. */
function findArticle(html: string, start: number): { start: number; end: number } {
  const spans = new Map<string, { start: number; end: number }>();
  const open = new Map<string, number>();
  for (const tag of findTags(html, start)) {
    if (!['article', 'main', 'body'].includes(tag.name)) continue;
    if (!tag.closing) {
      if (!open.has(tag.name)) open.set(tag.name, tag.end);
      continue;
    }
    const span = { start: open.get(tag.name) ?? tag.start, end: tag.start };
    const longest = spans.get(tag.name);
    if (!longest || span.end - span.start > longest.end - longest.start) spans.set(tag.name, span);
    open.delete(tag.name);
  }
  const [name = '', from = start] = [...open].at(0) ?? [];
  return (
    spans.get('article') ?? spans.get('main') ?? spans.get('body') ?? { start: name ? from : start, end: html.length }
  );
}

/** Puts one page's pieces together while its tags are read in order. */
class PieceWriter {
  readonly pieces: Piece[] = [];
  #text = '';
  #offset = -1;
  #kind: BlockKind = 'paragraph';
  #level: number | undefined;

  add(raw: string, offset: number): void {
    const text = decodeEntities(raw);
    if (this.#offset < 0 && text.trim() !== '') this.#offset = offset + raw.length - raw.trimStart().length;
    this.#text += text;
  }

  finish(): void {
    const code = this.#kind === 'code';
    const lines = code ? [this.#text] : this.#text.split('\v').map((line) => line.replace(/\s+/gu, ' ').trim());
    const text = lines.filter((line) => line.trim() !== '').join('\n');
    const level = this.#kind === 'heading' ? { level: this.#level ?? 1 } : {};
    if (text.trim() !== '') this.pieces.push({ kind: this.#kind, text, offset: Math.max(0, this.#offset), ...level });
    this.#text = '';
    this.#offset = -1;
  }

  begin(kind: BlockKind, level?: number): void {
    this.finish();
    this.#kind = kind;
    this.#level = level;
  }
}

function isChrome(tag: Tag): boolean {
  if (CHROME.has(tag.name)) return true;
  const names = attribute(tag, 'class') ?? attribute(tag, 'id');
  return names !== undefined && /^(?:div|ul|ol|section|p|span)$/.test(tag.name) && CHROME_CLASS.test(names);
}

function readBlocks(html: string, span: { start: number; end: number }): Piece[] {
  const writer = new PieceWriter();
  const open: string[] = [];
  /** How many elements of the unread one's name are open in it. */
  let skipping: { name: string; depth: number } | undefined;
  let at = span.start;
  for (const tag of findTags(html, span.start)) {
    if (tag.start >= span.end) break;
    if (!skipping) writer.add(html.slice(at, tag.start), at);
    at = tag.end;
    if (skipping) {
      if (tag.name === skipping.name && !tag.selfClosing) skipping.depth += tag.closing ? -1 : 1;
      if (skipping.depth === 0) skipping = undefined;
      continue;
    }
    if (!tag.closing && !tag.selfClosing && !VOID.has(tag.name) && isChrome(tag)) {
      skipping = { name: tag.name, depth: 1 };
      writer.begin('paragraph');
    } else if (tag.name === 'br') writer.add('\v', at);
    else if ((tag.name === 'td' || tag.name === 'th') && tag.closing) writer.add(' ', at);
    else if (KINDS[tag.name]) {
      if (tag.closing) {
        const opened = open.lastIndexOf(tag.name);
        if (opened >= 0) open.splice(opened);
      } else if (open.length < MOST_NESTING && !VOID.has(tag.name)) open.push(tag.name);
      const inner = open.findLast((name) => KINDS[name] !== 'paragraph') ?? 'p';
      writer.begin(KINDS[inner] ?? 'paragraph', Number(/^h([1-6])$/.exec(inner)?.[1] ?? 0) || undefined);
    }
  }
  if (!skipping) writer.add(html.slice(at, span.end), at);
  writer.finish();
  return writer.pieces;
}

/** `Title | Site`: the page's title without the site's name. */
function cleanTitle(title: string, site: string | undefined, heading: string | undefined): string {
  if (heading && foldName(title).startsWith(foldName(heading))) return heading;
  const [, front, back] = /^(.+?)\s*[|｜–—-]\s*([^|｜–—]+)$/u.exec(title) ?? [];
  return front && back && site && foldName(back) === foldName(site) ? front : title;
}

/** Reads an HTML file: what its head says, and the text of its article without navigation, scripts and footers. */
export function readHtml({ text, start, title: known }: Source): Reading {
  const page = readPage(text, start);
  const meta = (...names: string[]): string | undefined =>
    names.map((name) => page.meta.get(name)).find((value) => value);
  const all = readBlocks(text, findArticle(text, start));
  const heading = all.find((piece) => piece.kind === 'heading' && piece.level === 1);
  const site = meta('og:site_name', 'application-name');
  const raw = meta('og:title', 'twitter:title') ?? page.title;
  const title = known ?? (raw ? cleanTitle(raw, site, heading?.text) : heading?.text);
  const date = findDate(
    meta('article:published_time', 'date', 'pubdate', 'datepublished', 'dc.date') ?? page.time ?? '',
  );
  const keywords = meta('keywords')?.split(/\s*[,、]\s*/) ?? [];
  const author = meta('author', 'article:author', 'dc.creator', 'twitter:creator');
  const found: Meta = {
    title,
    author: author && !readUrl(author) ? readAuthor(author) : undefined,
    date: date?.date,
    url: readUrl(page.canonical) ?? readUrl(meta('og:url')),
    source: site,
    tags: uniqueTags(page.tags.length > 0 ? page.tags : keywords),
    lang: /^[a-z]{2,3}/i.exec(page.lang ?? '')?.[0].toLowerCase(),
    description: meta('description', 'og:description'),
  };
  const pieces = all.filter((piece) => piece !== heading || foldName(piece.text) !== foldName(title ?? ''));
  return { kind: 'page', pieces, found, problems: [] };
}
