import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { joinWrapped } from '../../text/lines.ts';
import { foldName, type Meta, type Piece, type Reading, type Source } from '../reading.ts';
import type { BlockKind } from '../types.ts';
import { decodeEntities, stripTags } from './html-text.ts';
import { tooHardForMarkdown } from './markdown-guard.ts';
import { readPlain } from './plain.ts';

/** Where a walk through the tree stands. */
interface Walk {
  pieces: Piece[];
  /** Offset of the body in the source. */
  start: number;
  /** The kind that a paragraph has here. */
  kind: BlockKind;
}

/** Text of one block while it is gathered; a hard break is `\u0001`, which no source's text still holds then. */
interface Inline {
  text: string;
  offset?: number;
}

const BREAK = '\u0001';

/** Shortcodes of Hugo, Hexo and Liquid, and the container and embed marks of Zenn and Qiita. */
const SHORTCODES = /\{\{[<%].{0,500}?[>%]\}\}|\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|^:::+.*$|^@\[\w+\]\(.*?\)$/gmu;
/** Strong text that CommonMark does not see, because a Japanese bracket stands inside its marks: `は**「今」**です`. */
const STRONG = /\*\*(?=\S)([^*\n]{1,500}?)\*\*/g;

function addText(inline: Inline, text: string, node: Nodes, start: number): void {
  if (text === '') return;
  inline.offset ??= start + (node.position?.start.offset ?? 0) + (text.length - text.trimStart().length);
  inline.text += text;
}

function gatherChildren(node: Parents, inline: Inline, start: number): void {
  for (const child of node.children) gather(child, inline, start);
}

/** What each inline node adds to its block's text; nodes without an entry add what their children do. */
const INLINE: Record<string, (node: never, inline: Inline, start: number) => void> = {
  text: (node: Nodes & { value: string }, inline, start) =>
    addText(inline, node.value.replaceAll(BREAK, ''), node, start),
  inlineCode: (node: Nodes & { value: string }, inline, start) =>
    addText(inline, node.value.replaceAll(BREAK, ''), node, start),
  html: (node: Nodes & { value: string }, inline, start) => {
    const text = decodeEntities(stripTags(node.value.replaceAll(BREAK, '')));
    if (/^\n+$/.test(text)) inline.text += /^<br\b/i.test(node.value) ? BREAK : '';
    else addText(inline, text, node, start);
  },
  break: (_node, inline) => {
    inline.text += BREAK;
  },
  image: () => {},
  imageReference: () => {},
  footnoteReference: () => {},
};

function gather(node: Nodes, inline: Inline, start: number): void {
  const handle = INLINE[node.type];
  if (handle) handle(node as never, inline, start);
  else if ('children' in node) gatherChildren(node, inline, start);
}

function inlineText(node: Nodes, start: number): { text: string; offset: number } {
  const inline: Inline = { text: '' };
  gather(node, inline, start);
  const text = inline.text
    .replace(SHORTCODES, '')
    .replace(STRONG, '$1')
    .split(BREAK)
    .map((part) => joinWrapped(part.replace(/[ \t]+/g, ' ').split(/\r\n|\n|\r/)))
    .filter((part) => part !== '')
    .join('\n');
  return { text, offset: inline.offset ?? start + (node.position?.start.offset ?? 0) };
}

function addPiece(walk: Walk, piece: Piece): void {
  if (piece.text.trim() !== '') walk.pieces.push(piece);
}

function walkChildren(node: Parents, walk: Walk): void {
  for (const child of node.children) visit(child, walk);
}

/** What each block node adds to the pieces; nodes without an entry (definitions, thematic breaks) add nothing. */
const BLOCKS: Record<string, (node: never, walk: Walk) => void> = {
  root: (node: Root, walk) => walkChildren(node, walk),
  paragraph: (node: Nodes, walk) => addPiece(walk, { kind: walk.kind, ...inlineText(node, walk.start) }),
  heading: (node: Nodes & { depth: number }, walk) =>
    addPiece(walk, { kind: 'heading', level: node.depth, ...inlineText(node, walk.start) }),
  blockquote: (node: Parents, walk) => walkChildren(node, { ...walk, kind: 'quote' }),
  list: (node: Parents, walk) => walkChildren(node, walk),
  listItem: (node: Parents, walk) =>
    walkChildren(node, { ...walk, kind: walk.kind === 'quote' ? 'quote' : 'list-item' }),
  footnoteDefinition: (node: Parents, walk) => walkChildren(node, walk),
  table: (node: Parents, walk) => walkChildren(node, walk),
  tableRow: (node: Parents, walk) => {
    const cells = node.children.map((cell) => inlineText(cell, walk.start)).filter(({ text }) => text !== '');
    const text = cells.map((cell) => cell.text.replaceAll('\n', ' ')).join(' | ');
    if (cells[0]) addPiece(walk, { kind: walk.kind, text, offset: cells[0].offset });
  },
  code: (node: Nodes & { value: string }, walk) => {
    const begin = node.position?.start.offset ?? 0;
    addPiece(walk, { kind: 'code', text: node.value, offset: walk.start + begin });
  },
  html: (node: Nodes & { value: string }, walk) => {
    const begin = walk.start + (node.position?.start.offset ?? 0);
    for (const line of decodeEntities(stripTags(node.value)).split(/\n\s*/)) {
      const text = line.replace(SHORTCODES, '').replace(/\s+/gu, ' ').trim();
      addPiece(walk, { kind: walk.kind, text, offset: begin + Math.max(0, node.value.indexOf(text.slice(0, 8))) });
    }
  },
};

function visit(node: Nodes, walk: Walk): void {
  BLOCKS[node.type]?.(node as never, walk);
}

/** Takes the title out of the pieces: the heading that repeats the known one, or else the first or only one of level 1. */
function takeTitle(pieces: Piece[], known: string | undefined): { pieces: Piece[]; found: Meta } {
  const [first] = pieces;
  if (known !== undefined) {
    const repeats = first?.kind === 'heading' && foldName(first.text) === foldName(known);
    return { pieces: repeats ? pieces.slice(1) : pieces, found: {} };
  }
  const tops = pieces.filter((piece) => piece.kind === 'heading' && piece.level === 1);
  const title = first?.kind === 'heading' && first.level === 1 ? first : tops[0];
  if (!title) return { pieces, found: {} };
  const own = title === first || tops.length === 1;
  return {
    pieces: own ? pieces.filter((piece) => piece !== title) : pieces,
    found: { title: title.text.replaceAll('\n', ' ') },
  };
}

/**
 * Reads Markdown (CommonMark and GFM): marks, images, comments and HTML tags are dropped, link texts and code are kept.
 * A source that would take the parser too long, or too deep, is read as plain text, with a problem.
 */
export function readMarkdown(source: Source): Reading {
  const body = source.text.slice(source.start);
  const reason = tooHardForMarkdown(body);
  try {
    if (reason) throw new Error(reason);
    const tree = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const walk: Walk = { pieces: [], start: source.start, kind: 'paragraph' };
    visit(tree, walk);
    return { kind: 'article', problems: [], ...takeTitle(walk.pieces, source.title) };
  } catch (error) {
    const message = `read as plain text: ${error instanceof Error ? error.message : String(error)}`;
    const plain = readPlain(source);
    return { ...plain, problems: [...plain.problems, { path: source.id, message, severity: 'warning' }] };
  }
}
