import { type Line, trimLine } from '../../text/lines.ts';
import { repairSlideHeading, repairText } from '../../text/repair.ts';
import type { Piece } from '../reading.ts';

/** One slide of a transcript: the number that it has in its deck, and its lines. */
export interface Slide {
  number: number;
  lines: Line[];
}

/** `  1. 3.`: the first slide of the list, which is slide 3 of the deck. */
const SLIDE = /^ {0,3}(\d{1,4})\.(?:\s+(\d{1,4})\.?)?\s*$/;
/** What follows the last slide on the page. */
const FOOTER = /^(?:More Decks by|Other Decks|See All|Featured|Copyright|©|Explore|Pro\b|Speaker Deck\b)/i;
const BULLETS = /•/;
/** A middle dot set as a bullet: after white space, before a word. */
const DOTS = /(?:^|\s)・(?=\S)/;
const JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** A space between two Japanese letters. */
const GAP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;
/** A slide's lines are broken no earlier than after so many characters. */
const SHORTEST_LINE = 18;
const LONGEST_HEADING = 80;

/** The slides of a transcript's lines, up to the page's footer. Empty slides have no lines of text. */
export function findSlides(lines: readonly Line[]): Slide[] {
  const slides: Slide[] = [];
  for (const line of lines) {
    const [, list, number] = SLIDE.exec(line.text) ?? [];
    if (list !== undefined && Number(list) === slides.length + 1)
      slides.push({ number: Number(number ?? list), lines: [] });
    else if (/^\S/.test(line.text) && FOOTER.test(line.text)) break;
    else slides.at(-1)?.lines.push(line);
  }
  return slides;
}

/** Text that was put together from several places of a source. */
interface Joined {
  text: string;
  parts: { at: number; offset: number }[];
}

function join(lines: readonly Line[]): Joined {
  const texts: string[] = [];
  const parts: Joined['parts'] = [];
  let at = 0;
  let last = '';
  for (const line of lines.map(trimLine)) {
    if (line.text === '') continue;
    // The transcript draws a line end as a space; only inside a Japanese word there was none.
    const gap = last === '' || (JAPANESE.test(last) && JAPANESE.test(line.text)) ? '' : ' ';
    texts.push(gap, line.text);
    parts.push({ at: at + gap.length, offset: line.offset });
    at += gap.length + line.text.length;
    last = line.text.at(-1) ?? '';
  }
  return { text: texts.join(''), parts };
}

function offsetAt(joined: Joined, at: number): number {
  const part = joined.parts.findLast((candidate) => candidate.at <= at) ?? joined.parts[0];
  return part ? part.offset + at - part.at : 0;
}

/** Puts together what a slide's line end broke in a list item: a space far into it, between two Japanese letters. */
function unwrapItem(text: string): string {
  return text.replace(GAP, (space, at: number) => {
    const word = at - (text.lastIndexOf(' ', at - 1) + 1);
    return word >= SHORTEST_LINE || at >= SHORTEST_LINE + 10 ? '' : space;
  });
}

function trimPart(text: string, at: number): { text: string; at: number } {
  return { text: text.trim(), at: at + text.length - text.trimStart().length };
}

function splitAt(text: string, bullet: RegExp): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let at = 0;
  for (const match of text.matchAll(new RegExp(bullet, 'gu'))) {
    parts.push(trimPart(text.slice(at, match.index), at));
    at = match.index + match[0].length;
  }
  return [...parts, trimPart(text.slice(at), at)];
}

/** How much of a slide without bullets may be its garbled heading: its words up to the last one with such letters. */
function garbledLength(text: string): number {
  return /^(?:\S+\s+){0,9}\S*[\u0250-\u1fff]\S*(?=\s|$)/.exec(text.slice(0, 200))?.[0].length ?? 0;
}

/** Reads one slide: what stands before its first bullet is its heading. `unreadable` when that is garbled beyond repair. */
export function readSlide({ number: slide, lines }: Slide): { pieces: Piece[]; unreadable: boolean } {
  const joined = join(lines);
  const bullet = BULLETS.test(joined.text) ? BULLETS : DOTS;
  const [opening = { text: '', at: 0 }, ...items] = splitAt(joined.text, bullet);
  const piece = (kind: Piece['kind'], text: string, at: number): Piece => ({
    kind,
    slide,
    text,
    offset: offsetAt(joined, at),
  });
  const heading = (text: string): Piece => ({ ...piece('heading', text, opening.at), level: 2 });
  const listed = items.map((item) => piece('list-item', unwrapItem(repairText(item.text).text), item.at));
  const whole = repairSlideHeading(opening.text);
  if (items.length > 0 && opening.text.length <= LONGEST_HEADING) {
    const pieces = [heading(whole.text), ...listed].filter(({ text }) => text !== '');
    return { pieces, unreadable: whole.unreadable };
  }
  const length = garbledLength(opening.text);
  const start = repairSlideHeading(opening.text.slice(0, length));
  const rest = trimPart(opening.text.slice(length), opening.at + length);
  const pieces = start.changed
    ? [heading(start.text), piece('slide', rest.text, rest.at)]
    : [piece('slide', whole.text, opening.at)];
  return { pieces: [...pieces, ...listed].filter(({ text }) => text !== ''), unreadable: whole.unreadable };
}
