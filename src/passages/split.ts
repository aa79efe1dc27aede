import type { Block, Passage, Post } from '../corpus/types.ts';
import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';

/** A passage is closed at the first sentence's end past this many characters. */
const ENOUGH = 240;
/** A passage never grows past this, unless one sentence alone does. */
const MOST = 400;

/**
 * Cuts a post into the passages that are indexed: whole sentences of one section, about 200-400 characters, headings
 * apart; one slide is one passage, its heading with it.
 */
export function splitPassages(post: Post): Passage[] {
  return sections(post).flatMap((section) => cutSection(post, section));
}

interface Section {
  headings: string[];
  slide?: number;
  blocks: Block[];
}

function sections(post: Post): Section[] {
  const all: Section[] = [];
  let path: { level: number; text: string }[] = [];
  let current: Section | undefined;
  for (const block of post.blocks) {
    if (block.kind === 'heading') {
      const level = block.level ?? 2;
      path = [
        ...path.filter((heading) => heading.level < level),
        { level, text: post.text.slice(block.start, block.end) },
      ];
      current = undefined;
    }
    const isSlideText = block.slide !== undefined;
    if (block.kind === 'heading' && !isSlideText) continue;
    if (!current || current.slide !== block.slide) {
      current = { headings: path.map((heading) => heading.text), slide: block.slide, blocks: [] };
      all.push(current);
    }
    current.blocks.push(block);
  }
  return all;
}

function cutSection(post: Post, section: Section): Passage[] {
  const first = section.blocks[0];
  const last = section.blocks.at(-1);
  if (!first || !last) return [];
  const { headings, slide } = section;
  const spans =
    slide === undefined
      ? pack(section.blocks.flatMap((block) => piecesOf(post, block)))
      : [{ start: first.start, end: last.end }];
  return spans.map(({ start, end }) => ({ postId: post.id, headings, slide, start, end }));
}

/** The sentences of a block; code is cut at its lines only. */
function piecesOf(post: Post, block: Block): Span[] {
  return sentences(post.text.slice(block.start, block.end)).map((sentence) => ({
    start: block.start + sentence.start,
    end: block.start + sentence.end,
  }));
}

/** Joins neighbouring pieces until there is enough; a short rest goes to the passage before it where it fits. */
function pack(pieces: Span[]): Span[] {
  const packed: Span[] = [];
  for (const piece of pieces) {
    const open = packed.at(-1);
    const joined = open ? piece.end - open.start : 0;
    if (open && open.end - open.start < ENOUGH && joined <= MOST) open.end = piece.end;
    else packed.push({ ...piece });
  }
  const rest = packed.at(-1);
  const before = packed.at(-2);
  if (rest && before && rest.end - rest.start < ENOUGH / 2 && rest.end - before.start <= MOST) {
    before.end = rest.end;
    packed.pop();
  }
  return packed;
}
