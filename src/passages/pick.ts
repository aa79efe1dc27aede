import type { Block, Post } from '../corpus/types.ts';
import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { completes, hangsOn, isCited, isQuotable, leansBack, opensAnew } from './reads-alone.ts';

/** A passage of the day is between these lengths, in UTF-16 units. */
export const SHORTEST_PICK = 60;
export const LONGEST_PICK = 200;
/** Past this a passage is not made longer by another sentence. */
const ENOUGH = 120;

/** One sentence of a paragraph, with what stands before and behind it there. */
interface Piece extends Span {
  text: string;
  /** Whether a mark in the middle of a sentence was taken for its end: `20人?くらいで`. */
  isTorn: boolean;
}

/**
 * The passages of a post that can be read alone: one to four whole sentences of one paragraph, 60-200 characters, that
 * neither greet, nor point at what stands elsewhere, nor begin in the middle of a thought, nor end before its turn.
 * What somebody else wrote, and slides, are left out. Spans of `Post.text`.
 */
export function standalonePassages(post: Post): Span[] {
  return post.blocks.flatMap((block, at) => {
    if (block.kind !== 'paragraph' || block.slide !== undefined) return [];
    return fromParagraph(post.text, block, { afterHeading: post.blocks[at - 1]?.kind === 'heading' });
  });
}

function fromParagraph(text: string, block: Block, { afterHeading }: { afterHeading: boolean }): Span[] {
  if (isCited(text.slice(block.start, block.end))) return [];
  const pieces = piecesOf(text, block);
  // a single sentence below a heading says what the section is about
  if (afterHeading && pieces.length === 1) return [];
  const found: Span[] = [];
  let lostThread: boolean = false;
  for (let first = 0; first < pieces.length; first++) {
    const head = pieces[first] as Piece;
    const isOpening: boolean =
      !leansBack(head.text) && !pieces[first - 1]?.isTorn && (!lostThread || opensAnew(head.text));
    const count = isOpening ? grow(pieces.slice(first)) : 0;
    lostThread = !isOpening;
    if (count === 0) continue;
    const last = pieces[first + count - 1] as Piece;
    found.push({ start: head.start, end: last.end });
    first += count - 1;
  }
  return found;
}

function piecesOf(text: string, block: Span): Piece[] {
  return sentences(text.slice(block.start, block.end)).map((span) => {
    const [start, end] = [block.start + span.start, block.start + span.end];
    const isTorn =
      /[?？!！]$/u.test(text.slice(start, end)) && /^[\p{Script=Hiragana}]/u.test(text.slice(end, end + 1));
    return { start, end, text: text.slice(start, end), isTorn };
  });
}

/** How many sentences from the first one make the best passage; 0 where none do. */
function grow(pieces: readonly Piece[]): number {
  const start = pieces[0]?.start ?? 0;
  let count = 0;
  for (const { text, end, isTorn } of pieces) {
    if (!isQuotable(text) || isTorn || end - start > LONGEST_PICK) break;
    if (count > 0 && hangsOn(text)) break;
    count += 1;
    if (end - start >= ENOUGH && !completes(pieces[count]?.text ?? '')) break;
  }
  while (count > 0 && completes(pieces[count]?.text ?? '')) count -= 1;
  const length = (pieces[count - 1]?.end ?? start) - start;
  return length >= SHORTEST_PICK ? count : 0;
}
