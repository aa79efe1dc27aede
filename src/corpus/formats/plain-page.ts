import { endsSentence, joinWrapped, type Line, splitLines } from '../../text/lines.ts';
import { readByline } from '../byline.ts';
import type { Meta, Piece, Reading, Source } from '../reading.ts';
import { isFooter, isNavigation } from './page-chrome.ts';
import { readBullet, splitChunks } from './plain.ts';

const LONGEST_TITLE = 150;
const LONGEST_HEADING = 60;
/** How much of a text is looked at to tell a page. */
const LOOKED_AT = 20_000;
/** Where more of the paragraphs than this look like headings, they are verse or talk, and none of them is one. */
const MOST_HEADINGS = 0.4;

/** `a-knowの日記です`: a line under a blog's name that says whose it is. */
const TAGLINE = /^(.{1,30}?)の(?:公式|技術)?(?:日記|ブログ|備忘録|メモ|雑記|blog)(?:です)?[。!！]?$/iu;

/** Words that a site's name has. */
const SITE =
  /ブログ|blog|日記|にっき|雑記|備忘録|日報|note\b|\btech\b|\blab(?:o|s)?\b|developers|engineering|株式会社|\.(?:com|jp|dev|net|io)$/iu;
/** Headings that a first section often has. */
const SECTION =
  /^(?:はじめに|概要|目次|背景|前置き|まえがき|序文|要約|自己紹介|TL;?DR|introduction|overview|summary|background)$/iu;
/** A sign or a number that a heading begins with where there is no markup. */
const HEADING_SIGN = /^(?:[■□●◆◇▼▶★☆]\s*|(?=\d{1,2}[.．)] ?\S|第[一二三四五六七八九十\d]+[章部回]))/u;

/** Whether a chunk may be a title or a heading: one short line that is no sentence and no list item. */
function isHeadline(chunk: readonly Line[] | undefined, longest: number): chunk is [Line] {
  const [line, second] = chunk ?? [];
  if (!line || second || readBullet(line) || line.text.length > longest) return false;
  return !/[。．.、,，:：;；]$/u.test(line.text) && !(endsSentence(line.text) && line.text.length > 40);
}

/** Whether a chunk may be a heading between two others: a headline that is no sentence and no quotation with its source. */
function isHeading(chunk: readonly Line[] | undefined, next: readonly Line[] | undefined): chunk is [Line] {
  const [line] = chunk ?? [];
  if (!line || !chunk || /[。．]./u.test(line.text)) return false;
  if (isHeadline(chunk, LONGEST_HEADING)) return true;
  // One numbered line alone is a heading, unless the next one is numbered too.
  const sign = HEADING_SIGN.test(line.text) && chunk.length === 1 && line.text.length <= LONGEST_HEADING / 2;
  return sign && !/[。．.、,：:]$/u.test(line.text) && next !== undefined && !next.some(readBullet);
}

/** Whether a text without marks is the copy of a web page: a headline or two, then paragraphs set apart by empty lines. */
export function isPlainPage(text: string): boolean {
  const chunks = splitChunks(splitLines(text.slice(0, LOOKED_AT))).filter((chunk) => !isNavigation(chunk));
  return chunks.length >= 4 && isHeadline(chunks[0], LONGEST_TITLE);
}

/** A short line above the text, and which chunk it is. */
interface Headline {
  text: string;
  index: number;
}

interface Head {
  found: Meta;
  /** How many chunks it takes. */
  length: number;
}

function mergeMeta(a: Meta, b: Meta): Meta {
  const known = Object.fromEntries(Object.entries(a).filter(([, value]) => value !== undefined));
  return { ...b, ...known };
}

/** The title among the headlines above the text: after the site's name, before the first section's heading. */
function chooseTitle(headlines: readonly Headline[]): Headline | undefined {
  const named = headlines.filter(({ text }, at) => at === 0 || !SECTION.test(text));
  const left = named.slice(named.length > 1 && isSiteName(named[0]?.text ?? '') ? 1 : 0);
  return left.toSorted((a, b) => b.text.length - a.text.length || a.index - b.index)[0];
}

/** Whether the first of several headlines names the site: in a word or two, or as a blog. */
function isSiteName(text: string): boolean {
  return text.length <= 12 || (text.length <= 40 && SITE.test(text));
}

/** Reads a page's head: the site's name, a tagline, the title, bylines. The title is its longest headline. */
function readHead(chunks: readonly Line[][], known: string | undefined): Head {
  let found: Meta = {};
  const headlines: Headline[] = [];
  let tagline: string | undefined;
  let length = 0;
  for (const [index, chunk] of chunks.slice(0, 12).entries()) {
    const [line] = chunk;
    const said = chunk.map(({ text }) => readByline(text));
    if (line && said.every((meta) => meta !== undefined)) {
      found = said.reduce<Meta>((all, meta) => mergeMeta(all, meta ?? {}), found);
    } else if (isNavigation(chunk)) {
      if (headlines.length > 0 && chunk.length > 1) break;
    } else if (line && chunk.length === 1 && TAGLINE.test(line.text) && index < 4) tagline = line.text;
    else if (isHeadline(chunk, LONGEST_TITLE) && headlines.length < 3) headlines.push({ text: chunk[0].text, index });
    else break;
    length = index + 1;
  }
  const title = headlines.find(({ text }) => text === known) ?? chooseTitle(headlines);
  const before = headlines.filter(({ index }) => index < (title?.index ?? 0));
  const after = headlines.find(({ index }) => index > (title?.index ?? 0));
  const owner = tagline && TAGLINE.exec(tagline)?.[1];
  const site: Meta = {
    title: title?.text,
    source: before[0]?.text,
    author: owner && /^[\p{L}\d_. -]{1,20}$/u.test(owner) ? { name: owner, aliases: [] } : undefined,
  };
  return { found: mergeMeta(found, site), length: after?.index ?? length };
}

function readChunk(chunk: Line[]): Piece[] {
  const pieces: Piece[] = [];
  for (const line of chunk) {
    const item = readBullet(line);
    const last = pieces.at(-1);
    if (item) pieces.push({ kind: 'list-item', ...item });
    else if (last?.kind !== 'paragraph') pieces.push({ kind: 'paragraph', ...line });
    // A line that ends a sentence was broken on purpose.
    else last.text = endsSentence(last.text) ? `${last.text}\n${line.text}` : joinWrapped([last.text, line.text]);
  }
  return pieces;
}

/** Reads the copy of a web page as plain text: title, author and date from its head; navigation and footer are left out. */
export function readPlainPage({ text, start, title }: Source): Reading {
  const all = splitChunks(splitLines(text, start));
  const head = readHead(all, title);
  const rest = all.slice(head.length);
  const footer = rest.findIndex((chunk, index) => isFooter(chunk, index / rest.length));
  const chunks = (footer < 0 ? rest : rest.slice(0, footer)).filter((chunk) => !isNavigation(chunk));
  const may = chunks.map((chunk, at) => isHeading(chunk, chunks[at + 1]));
  const headings = new Set(chunks.filter((_, at) => may[at] && at + 1 < chunks.length && !may[at + 1]));
  const readable = may.filter(Boolean).length <= chunks.length * MOST_HEADINGS;
  const pieces = chunks.flatMap((chunk): Piece[] => {
    const [line] = chunk;
    if (!readable || !headings.has(chunk) || !line) return readChunk(chunk);
    const sign = HEADING_SIGN.exec(line.text)?.[0].length ?? 0;
    return [{ kind: 'heading', level: 2, text: line.text.slice(sign), offset: line.offset + sign }];
  });
  return { kind: 'page', pieces, found: head.found, problems: [] };
}
