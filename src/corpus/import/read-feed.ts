import { DOMParser } from 'linkedom';
import { findDate } from '../dates.ts';
import { Refusal } from './refusal.ts';
import { isTooHard } from './too-hard.ts';

/** One entry of a feed. */
export interface FeedEntry {
  title?: string;
  url?: string;
  author?: string;
  date?: string;
  tags: string[];
  /** The whole article, where the feed holds it. */
  html?: string;
  /** The beginning or a summary. */
  summary?: string;
}

/** A feed of RSS (0.9 to 2.0) or Atom. */
export interface Feed {
  title?: string;
  entries: FeedEntry[];
}

/** What is asked of an XML document and its elements. */
interface XmlNode {
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly innerHTML: string;
  readonly parentElement: XmlNode | null;
  readonly children: Iterable<XmlNode>;
  getAttribute(name: string): string | null;
  getElementsByTagName(name: string): Iterable<XmlNode>;
}

const FEED = /^[\s\uFEFF]*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i;
/** Less than this is a teaser, not the article. */
const WHOLE = 600;
const MOST_ELEMENTS = 200_000;

/** Whether a text is a feed. */
export function isFeed(text: string): boolean {
  return FEED.test(text.slice(0, 4_000));
}

/** Reads a feed; throws a Refusal where it has no entries. Addresses are made whole by that of the feed. */
export function readFeed(xml: string, url?: string): Feed {
  if (isTooHard(xml, MOST_ELEMENTS)) throw new Refusal('the feed is too large or nested too deeply');
  const document = new DOMParser().parseFromString(xml, 'text/xml') as unknown as XmlNode;
  const found = ['item', 'entry'].flatMap((name) => [...document.getElementsByTagName(name)]);
  if (found.length === 0) throw new Refusal('the feed has no entries');
  const channel = found[0]?.parentElement;
  const [site = channel] = document.getElementsByTagName('channel');
  return { title: site ? textOf(site, 'title') : undefined, entries: found.map((entry) => readEntry(entry, url)) };
}

function readEntry(entry: XmlNode, base: string | undefined): FeedEntry {
  const body = htmlOf(entry, 'content:encoded') ?? htmlOf(entry, 'content');
  const short = htmlOf(entry, 'description') ?? htmlOf(entry, 'summary');
  const whole = [body, short].find((html) => html && html.replace(/<[^>]*>/g, '').length >= WHOLE);
  const date = ['published', 'pubDate', 'dc:date', 'issued', 'updated']
    .map((name) => textOf(entry, name))
    .find(Boolean);
  return {
    title: plain(textOf(entry, 'title')),
    url: linkOf(entry, base),
    author: plain(authorOf(entry)),
    date: date && findDate(date)?.date,
    tags: childrenOf(entry, 'category', 'dc:subject').flatMap(
      (tag) => plain(tag.getAttribute('label') ?? tag.getAttribute('term') ?? tag.textContent ?? '') ?? [],
    ),
    html: whole,
    summary: body ?? short,
  };
}

function childrenOf(element: XmlNode, ...names: string[]): XmlNode[] {
  return [...element.children].filter(({ nodeName }) => names.includes(nodeName));
}

function textOf(element: XmlNode, name: string): string | undefined {
  return childrenOf(element, name)[0]?.textContent?.trim() || undefined;
}

/** HTML that stands escaped, in CDATA, or as it is (`type="xhtml"`). */
function htmlOf(entry: XmlNode, name: string): string | undefined {
  const [element] = childrenOf(entry, name);
  if (!element) return undefined;
  const html = element.getAttribute('type') === 'xhtml' ? element.innerHTML : (element.textContent ?? '');
  return html.trim() || undefined;
}

function linkOf(entry: XmlNode, base: string | undefined): string | undefined {
  const links = childrenOf(entry, 'link');
  const alternate = links.find((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate');
  const guid = childrenOf(entry, 'guid').find((id) => id.getAttribute('isPermaLink') !== 'false');
  const written = [alternate?.getAttribute('href'), alternate?.textContent, guid?.textContent].find((one) =>
    one?.trim(),
  );
  const address = written?.trim();
  return address && URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

function authorOf(entry: XmlNode): string | undefined {
  const [author] = childrenOf(entry, 'author');
  const named = author && textOf(author, 'name');
  // RSS writes `a@example.jp (Name)`.
  const written = author?.textContent?.trim().replace(/^\S+@\S+\s*\((.+)\)$/, '$1');
  return textOf(entry, 'dc:creator') ?? named ?? (written || undefined);
}

/** Titles may hold tags and entities of their own. */
function plain(text: string | undefined): string | undefined {
  const document = new DOMParser().parseFromString(`<p>${text ?? ''}</p>`, 'text/html');
  return document.querySelector('p')?.textContent?.replace(/\s+/g, ' ').trim() || undefined;
}
