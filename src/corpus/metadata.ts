import { repairText } from '../text/repair.ts';
import { dateInUrl, findDate } from './dates.ts';
import { foldName, type Meta } from './reading.ts';
import type { Author, Problem } from './types.ts';

type Data = Record<string, unknown>;

/** A scalar as one line of repaired text; undefined for anything else and for nothing. */
function toText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return repairText(String(value)).text.replace(/\s+/gu, ' ').trim() || undefined;
}

function pick(data: Data, keys: readonly string[]): unknown {
  for (const key of keys) {
    if (Object.hasOwn(data, key) && data[key] !== null && data[key] !== '') return data[key];
  }
  return undefined;
}

function child(data: Data, key: string): Data {
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** The names that a list may hold: strings, or objects with a `name` as Qiita writes its tags. */
function toNames(value: unknown): string[] {
  return toList(value).flatMap((entry) => {
    const name = typeof entry === 'object' && entry !== null ? toText((entry as Data).name) : toText(entry);
    return name ? [name] : [];
  });
}

/** Reads an author from a string, an object with `name` and `aliases`, or a list whose first entry is the author. */
export function readAuthor(value: unknown, moreAliases: unknown = undefined): Author | undefined {
  const [first] = toList(value);
  const object = typeof first === 'object' && first !== null ? (first as Data) : {};
  const name = toText(first) ?? toText(pick(object, ['name', 'display_name', 'nickname', 'id']));
  if (!name) return undefined;
  const aliases = [...toNames(object.aliases), ...toNames(object.alias), ...toNames(moreAliases)];
  const seen = new Set([foldName(name)]);
  return { name, aliases: aliases.filter((alias) => !seen.has(foldName(alias)) && seen.add(foldName(alias))) };
}

function readTags(data: Data): string[] {
  const taxonomies = child(data, 'taxonomies');
  const values = [
    data.categories,
    data.category,
    data.tags,
    data.tag,
    data.topics,
    taxonomies.categories,
    taxonomies.tags,
  ];
  const names = values.flatMap((value) => {
    const tags = toNames(value);
    if (Array.isArray(value) || tags.length !== 1) return tags;
    const [only = ''] = tags;
    const parts = only.split(/\s*[,、，]\s*/);
    // Jekyll separates the tags of a string by spaces, other generators by commas.
    return parts.length === 1 && Object.hasOwn(data, 'layout') ? only.split(' ') : parts;
  });
  return uniqueTags(names);
}

/** Tags without empty ones and without a second spelling of the same one. */
export function uniqueTags(tags: readonly string[]): string[] {
  const seen = new Set<string>();
  return tags
    .map((tag) => tag.replace(/^[#＃]/, '').trim())
    .filter((tag) => tag !== '' && !seen.has(foldName(tag)) && seen.add(foldName(tag)));
}

/** The web address in a text, if it is one of http or https and well formed. */
export function readUrl(value: unknown): string | undefined {
  const text = toText(value);
  if (!text || !/^https?:\/\/[^\s<>"]+$/i.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}

const DATES = [
  'date',
  'published_at',
  'publishDate',
  'pubDate',
  'published',
  'created_at',
  'created',
  'updated_at',
  'lastmod',
  'updated',
];
const URLS = [
  'url',
  'canonical',
  'canonical_url',
  'canonicalURL',
  'canonicalUrl',
  'original_url',
  'permalink',
  'link',
  'source',
];

/** A TOML or YAML date as it was written: `TomlDate` keeps its own offset in `toISOString`. */
function dateText(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString() : toText(value);
}

function readDate(data: Data, report: (key: string, message: string) => void): string | undefined {
  for (const key of DATES) {
    const text = dateText(pick(data, [key]));
    if (text === undefined || text === 'true' || text === 'false') continue;
    const found = findDate(text);
    if (found) return found.date;
    report(key, `"${text.slice(0, 40)}" is no date`);
  }
  return undefined;
}

function readAddress(data: Data, report: (key: string, message: string) => void): string | undefined {
  for (const key of URLS) {
    const text = toText(pick(data, [key]));
    const url = readUrl(text);
    if (url) return url;
    // A path of the site, or a publisher's name, is no mistake; it only gives no address.
    if (text && /^[a-z][a-z\d+.-]*:/i.test(text) && key !== 'source')
      report(key, `"${text.slice(0, 80)}" is no web address`);
  }
  return undefined;
}

function isDraft(data: Data): boolean {
  const says = (key: string, word: string): boolean => toText(data[key])?.toLowerCase() === word;
  return (
    says('draft', 'true') || says('published', 'false') || says('status', 'draft') || says('ignorePublish', 'true')
  );
}

/** Reads what front matter of Hugo, Hexo, Jekyll, Zenn, Qiita and their like says about a post. */
export function readMetadata(
  id: string,
  data: Data,
  lineOf: (key: string) => number | undefined,
): { meta: Meta; problems: Problem[] } {
  const problems: Problem[] = [];
  const report = (key: string, message: string): void => {
    problems.push({ path: id, line: lineOf(key), message: `${key}: ${message}`, severity: 'warning' });
  };
  const extra = child(data, 'extra');
  const url = readAddress(data, report);
  const source = toText(pick(data, ['source', 'publisher', 'site', 'site_name']));
  const meta: Meta = {
    title: toText(data.title),
    author: readAuthor(
      pick(data, ['author', 'authors', 'creator']) ?? pick(extra, ['author', 'authors']),
      data.author_aliases,
    ),
    date: readDate(data, report) ?? (url && dateInUrl(url)),
    url,
    source: readUrl(source) ? undefined : source,
    tags: readTags(data),
    lang: /^[a-z]{2,3}(?=$|[-_])/i.exec(toText(pick(data, ['lang', 'language', 'locale'])) ?? '')?.[0].toLowerCase(),
    description: toText(pick(data, ['description', 'summary', 'excerpt', 'abstract'])),
    draft: isDraft(data),
    retold: toText(data.retold)?.toLowerCase() === 'true' || undefined,
  };
  return { meta, problems };
}
