import type { Span } from '../../text/span.ts';
import type { Piece } from '../reading.ts';
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
    const lines = code
      ? [this.#text.replaceAll('\v', '\n')]
      : this.#text.split('\v').map((line) => line.replace(/\s+/gu, ' ').trim());
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

/** The blocks of a page's article, and whether its elements are nested more deeply than anybody writes. */
interface HtmlBlocks {
  pieces: Piece[];
  tooDeep: boolean;
}

/** Reads the blocks of a stretch of HTML; elements for which `isSkipped` holds are left out with all that is in them. */
export function readBlocks(html: string, span: Span, isSkipped: (tag: Tag) => boolean = isChrome): HtmlBlocks {
  const writer = new PieceWriter();
  const open: string[] = [];
  /** Which of them are more than a paragraph; the last one says what a block is. */
  const marked: number[] = [];
  let tooDeep = false;
  /** The element that is left out, and how many of its name are open in it. */
  let skipping: { name: string; depth: number } | undefined;
  let at = span.start;
  for (const tag of findTags(html, span.start)) {
    if (tag.start >= span.end) break;
    if (!skipping) writer.add(html.slice(at, tag.start), at);
    at = tag.end;
    if (skipping) {
      if (tag.name === skipping.name && !tag.selfClosing) skipping.depth += tag.closing ? -1 : 1;
      if (skipping.depth === 0) skipping = undefined;
    } else if (!tag.closing && !tag.selfClosing && !VOID.has(tag.name) && isSkipped(tag)) {
      skipping = { name: tag.name, depth: 1 };
      writer.begin('paragraph');
    } else if (tag.name === 'br') writer.add('\v', at);
    else if ((tag.name === 'td' || tag.name === 'th') && tag.closing) writer.add(' ', at);
    else if (KINDS[tag.name]) {
      const opened = tag.closing ? open.lastIndexOf(tag.name) : -1;
      if (opened >= 0) open.splice(opened);
      while ((marked.at(-1) ?? -1) >= open.length) marked.pop();
      if (!tag.closing && open.length >= MOST_NESTING) tooDeep = true;
      else if (!tag.closing && !VOID.has(tag.name)) {
        if (KINDS[tag.name] !== 'paragraph') marked.push(open.length);
        open.push(tag.name);
      }
      const inner = open[marked.at(-1) ?? -1] ?? 'p';
      writer.begin(KINDS[inner] ?? 'paragraph', Number(/^h([1-6])$/.exec(inner)?.[1] ?? 0) || undefined);
    }
  }
  if (!skipping) writer.add(html.slice(at, span.end), at);
  writer.finish();
  return { pieces: writer.pieces, tooDeep };
}
