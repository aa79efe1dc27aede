import type { Nodes, Parents, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Line } from '../../text/lines.ts';
import { foldName, type Meta, type Piece, type Reading, type Source } from '../reading.ts';
import type { BlockKind, Problem } from '../types.ts';
import { decodeEntities, stripTags } from './html-text.ts';
import { tooHardForMarkdown } from './markdown-guard.ts';
import { inlineText, joinLines, stripShortcodes } from './markdown-inline.ts';
import { LIST_ITEM, type Segment, splitSegments } from './markdown-segments.ts';
import { readPlain } from './plain.ts';

const GFM = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

/** Where a walk through a tree stands. */
interface Walk {
  pieces: Piece[];
  /** The parsed text, and its offset in the source. */
  text: string;
  start: number;
  /** The kind that a paragraph has here. */
  kind: BlockKind;
}

type Valued = Nodes & { value: string };

function walkChildren(node: Parents, walk: Walk): void {
  for (const child of node.children) BLOCKS[child.type]?.(child as never, walk);
}

/** What each block node adds to the pieces; nodes without an entry (definitions, thematic breaks) add nothing. */
const BLOCKS: Record<string, (node: never, walk: Walk) => void> = {
  paragraph: (node: Nodes, walk) => walk.pieces.push({ kind: walk.kind, ...inlineText(node, walk.start) }),
  heading: (node: Nodes & { depth: number }, walk) =>
    walk.pieces.push({ kind: 'heading', level: node.depth, ...inlineText(node, walk.start) }),
  blockquote: (node: Parents, walk) => walkChildren(node, { ...walk, kind: 'quote' }),
  list: (node: Parents, walk) => walkChildren(node, walk),
  listItem: (node: Parents, walk) =>
    walkChildren(node, { ...walk, kind: walk.kind === 'quote' ? 'quote' : 'list-item' }),
  footnoteDefinition: (node: Parents, walk) => walkChildren(node, walk),
  table: (node: Parents, walk) => walkChildren(node, walk),
  tableRow: (node: Parents, walk) => {
    const cells = node.children.map((cell) => inlineText(cell, walk.start)).filter(({ text }) => text !== '');
    const text = cells.map((cell) => cell.text.replaceAll('\n', ' ')).join(' | ');
    if (cells[0]) walk.pieces.push({ kind: walk.kind, text, offset: cells[0].offset });
  },
  code: (node: Valued, walk) => {
    const begin = node.position?.start.offset ?? 0;
    const fenced = /^(?:`{3}|~{3})/.test(walk.text.slice(begin, begin + 3));
    const from = fenced ? walk.text.slice(begin).search(/[\r\n]/) + begin : begin;
    const first = node.value.split(/[\r\n]/).find((line) => line.trim() !== '') ?? '';
    walk.pieces.push({
      kind: 'code',
      text: node.value,
      offset: walk.start + Math.max(from, walk.text.indexOf(first, from)),
    });
  },
  html: (node: Valued, walk) => {
    const begin = walk.start + (node.position?.start.offset ?? 0);
    let from = 0;
    for (const line of stripTags(node.value).split(/\s*\n\s*/)) {
      const text = stripShortcodes(decodeEntities(line)).replace(/\s+/gu, ' ').trim();
      from = Math.max(from, node.value.indexOf(line.trim().slice(0, 12), from));
      walk.pieces.push({ kind: walk.kind, text, offset: begin + from });
    }
  },
};

/** Reads lines that have no marks: a heading or more, then one paragraph. */
function readText(lines: readonly Line[]): Piece[] {
  const pieces: Piece[] = [];
  const paragraph = lines.filter(({ text, offset }) => {
    const heading = /^(#{1,6})[ \t]+/.exec(text);
    if (!heading?.[1]) return true;
    const title = text.slice(heading[0].length).replace(/(?:^|[ \t]+)#+[ \t]*$/, '');
    pieces.push({
      kind: 'heading',
      level: heading[1].length,
      text: joinLines([title]),
      offset: offset + heading[0].length,
    });
    return false;
  });
  const [first] = paragraph;
  if (first) {
    const indent = first.text.length - first.text.trimStart().length;
    pieces.push({
      kind: 'paragraph',
      text: joinLines(paragraph.map(({ text }) => text)),
      offset: first.offset + indent,
    });
  }
  return pieces;
}

function readList(lines: readonly Line[]): Piece[] {
  return lines.map(({ text, offset }) => {
    const marker = LIST_ITEM.exec(text)?.[0].length ?? 0;
    return { kind: 'list-item', text: joinLines([text.slice(marker)]), offset: offset + marker };
  });
}

function readCode(lines: readonly Line[]): Piece[] {
  const [fence] = lines;
  const marks = /^(`+|~+)/.exec(fence?.text ?? '')?.[0] ?? '';
  const last = lines.at(-1)?.text.trim() ?? '';
  const closed = lines.length > 1 && last.length >= marks.length && last === (marks[0] ?? '').repeat(last.length);
  const inner = lines.slice(1, closed ? -1 : undefined);
  const first = inner.find(({ text }) => text.trim() !== '');
  return first ? [{ kind: 'code', text: inner.map(({ text }) => text).join('\n'), offset: first.offset }] : [];
}

/** What references anywhere in a source may point to, by label: link and footnote definitions of one line. */
function findDefinitions(text: string): Map<string, string> {
  const found = text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*(\S[^\n]{0,500})$/gm);
  return new Map(
    Array.from(found, ([whole, label = '']) => [label.toLowerCase(), label.startsWith('^') ? `[${label}]: .` : whole]),
  );
}

function readMarked(source: Source, lines: readonly Line[], definitions: ReadonlyMap<string, string>): Piece[] {
  const start = lines[0]?.offset ?? 0;
  const last = lines.at(-1);
  const end = last ? last.offset + last.text.length : start;
  const text = source.text.slice(start, end);
  const labels = Array.from(text.matchAll(/\[([^[\]\n]{1,200})\]/g), ([, label = '']) => label.toLowerCase());
  const used = new Set(labels.flatMap((label) => definitions.get(label) ?? []));
  // Definitions go before the text, where no unclosed code can take them in; the comment ends the last one.
  const prefix = used.size > 0 ? `${[...used].join('\n\n')}\n\n<!---->\n\n` : '';
  const tree: Root = fromMarkdown(prefix + text, GFM);
  const walk: Walk = { pieces: [], text: prefix + text, start: start - prefix.length, kind: 'paragraph' };
  walkChildren(tree, walk);
  return walk.pieces.filter((piece) => piece.offset >= start);
}

function readSegment(
  source: Source,
  segment: Segment,
  definitions: ReadonlyMap<string, string>,
): { pieces: Piece[]; problem?: string } {
  if (segment.kind === 'text') return { pieces: readText(segment.lines) };
  if (segment.kind === 'list') return { pieces: readList(segment.lines) };
  if (segment.kind === 'code') return { pieces: readCode(segment.lines) };
  const hard = tooHardForMarkdown(segment.lines);
  try {
    if (hard) throw new Error(hard);
    return { pieces: readMarked(source, segment.lines, definitions) };
  } catch (error) {
    const start = segment.lines[0]?.offset ?? 0;
    const last = segment.lines.at(-1);
    const text = source.text.slice(0, last ? last.offset + last.text.length : start);
    return {
      pieces: readPlain({ ...source, text, start }).pieces,
      problem: error instanceof Error ? error.message : String(error),
    };
  }
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
 * A part that would take the parser too long, or too deep, is read as plain text, with a problem. `split` says which parts
 * are read by themselves.
 */
export function readMarkdown(source: Source, split: typeof splitSegments = splitSegments): Reading {
  const definitions = findDefinitions(source.text.slice(source.start));
  const problems: Problem[] = [];
  const pieces = split(source.text, source.start).flatMap((segment) => {
    const read = readSegment(source, segment, definitions);
    if (read.problem && problems.length === 0) {
      const message = `a part of it is read as plain text: ${read.problem}`;
      problems.push({ path: source.id, message, severity: 'warning' });
    }
    return read.pieces.filter((piece) => piece.text.trim() !== '');
  });
  return { kind: 'article', problems, ...takeTitle(pieces, source.title) };
}
