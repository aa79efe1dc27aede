import type { Span } from '../../text/span.ts';
import { findDate } from '../dates.ts';
import { readAuthor, readUrl, uniqueTags } from '../metadata.ts';
import { foldName, type Meta, type Reading, type Source } from '../reading.ts';
import type { Problem } from '../types.ts';
import { readBlocks } from './html-blocks.ts';
import { attribute, decodeEntities, findTags, UNREAD } from './html-text.ts';

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
function findArticle(html: string, start: number): Span {
  const spans = new Map<string, Span>();
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

/** `Title | Site`: the page's title without the site's name. */
function cleanTitle(title: string, site: string | undefined, heading: string | undefined): string {
  if (heading && foldName(title).startsWith(foldName(heading))) return heading;
  const [, front, back] = /^(.+?)\s*[|｜–—-]\s*([^|｜–—]+)$/u.exec(title) ?? [];
  return front && back && site && foldName(back) === foldName(site) ? front : title;
}

/** Reads an HTML file: what its head says, and the text of its article without navigation, scripts and footers. */
export function readHtml({ id, text, start, title: known }: Source): Reading {
  const page = readPage(text, start);
  const meta = (...names: string[]): string | undefined =>
    names.map((name) => page.meta.get(name)).find((value) => value);
  const article = findArticle(text, start);
  const chosen = readBlocks(text, article);
  // Where an element is never closed, leaving it out may leave nothing.
  const { pieces: all, tooDeep } =
    chosen.pieces.length > 0 ? chosen : readBlocks(text, article, (tag) => UNREAD.has(tag.name));
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
  const problems: Problem[] = tooDeep
    ? [{ path: id, message: 'its elements are nested too deeply', severity: 'warning' }]
    : [];
  return { kind: 'page', pieces, found, problems };
}
