import { repairText } from '../text/repair.ts';
import type { Author, Block, BlockKind, PostKind, Problem } from './types.ts';

/** One piece of a source, before it has its place in `Post.text`. */
export interface Piece {
  kind: BlockKind;
  text: string;
  /** UTF-16 offset of its first character in the source. */
  offset: number;
  level?: number;
  slide?: number;
}

/** What is known about a post besides its text. */
export interface Meta {
  title?: string;
  author?: Author;
  date?: string;
  url?: string;
  source?: string;
  tags?: string[];
  lang?: string;
  description?: string;
  draft?: boolean;
  retold?: boolean;
}

/** A source to read: `start` is where its body begins, after front matter; `title` is the one known from there. */
export interface Source {
  id: string;
  text: string;
  start: number;
  title?: string;
}

/** What a format makes of a source: its pieces without the title, and what the text itself says about the post. */
export interface Reading {
  kind: PostKind;
  pieces: Piece[];
  found: Meta;
  problems: Problem[];
}

/** One way to read a source; never throws for any content. */
export type Format = (source: Source) => Reading;

/** Repairs the pieces and joins them by one `\n`; blocks are their exact spans. Empty pieces are left out. */
export function assemble(pieces: readonly Piece[]): { text: string; blocks: Block[] } {
  const texts: string[] = [];
  const blocks: Block[] = [];
  let start = 0;
  for (const { text: raw, ...piece } of pieces) {
    const repaired = repairText(raw).text;
    const text = piece.kind === 'code' ? repaired.replace(/^\s*\n|\s+$/g, '') : repaired.trim();
    if (text.trim() === '') continue;
    texts.push(text);
    blocks.push({ ...piece, start, end: start + text.length });
    start += text.length + 1;
  }
  return { text: texts.join('\n'), blocks };
}

/** Folds what two spellings of one name or title may differ in: width, case and white space. */
export function foldName(name: string): string {
  return repairText(name)
    .text.normalize('NFKC')
    .toLowerCase()
    .replace(/\s+|^@/gu, '');
}
