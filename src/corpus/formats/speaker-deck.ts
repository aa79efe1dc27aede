import { type Line, splitLines, trimLine } from '../../text/lines.ts';
import { repairSlideHeading, repairText } from '../../text/repair.ts';
import { findDate } from '../dates.ts';
import { foldName, type Meta, type Piece, type Reading, type Source } from '../reading.ts';
import type { Problem } from '../types.ts';

/** `  1. 3.`: the first slide of the list, which is slide 3 of the deck. */
const SLIDE = /^ {0,3}(\d{1,4})\.(?:\s+(\d{1,4})\.?)?\s*$/;
const TRANSCRIPT = /^[ \t]*Transcript[ \t]*\r?$/im;
const FOOTER = /^(?:More Decks by|Other Decks|See All|Featured|Copyright|©|Explore|Pro\b|Speaker Deck\b)/i;
/** Lines of the page's head that say nothing about the talk: the avatar, counters, buttons. */
const CHROME =
  /^(?:[\da-f]{32}(?:\?s=\d+)?|Tweet|Share|Embed|Star|Download|More Decks.*|[\d.,k]+ ?(?:views?)?|Avatar.*)$/i;
/** A bullet, or a middle dot set as one: after white space, before a word. */
const BULLETS = /•/;
const DOTS = /(?:^|\s)・(?=\S)/;
/** A Japanese letter at the start. */
const JAPANESE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** A space between two Japanese letters. */
const GAP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])/gu;
/** A slide's lines are broken no earlier than after so many characters. */
const SHORTEST_LINE = 18;

const LONGEST_HEADING = 80;
/** A description of the talk that can stand for it; a shorter one (`…での登壇資料です。`) is only text. */
const SHORTEST_DESCRIPTION = 60;

/** Whether a text is a page of Speaker Deck with its transcript. */
export function isSpeakerDeck(text: string): boolean {
  const transcript = TRANSCRIPT.exec(text);
  return (
    transcript !== null &&
    /^ {0,3}1\.(?:\s+\d{1,4}\.?)?[ \t]*\r?$/m.test(text.slice(transcript.index, transcript.index + 4000))
  );
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

function splitAt(joined: Joined, bullet: RegExp): { text: string; at: number }[] {
  const parts: { text: string; at: number }[] = [];
  let at = 0;
  for (const match of joined.text.matchAll(new RegExp(bullet, 'gu'))) {
    parts.push({ text: joined.text.slice(at, match.index), at });
    at = match.index + match[0].length;
  }
  parts.push({ text: joined.text.slice(at), at });
  return parts.map((part) => ({
    text: part.text.trim(),
    at: part.at + part.text.length - part.text.trimStart().length,
  }));
}

interface Slide {
  number: number;
  lines: Line[];
}

function readSlide(
  slide: Slide,
  path: string,
  lineOf: (offset: number) => number,
): { pieces: Piece[]; problems: Problem[] } {
  const joined = join(slide.lines);
  if (joined.text === '') return { pieces: [], problems: [] };
  const bullet = BULLETS.test(joined.text) ? BULLETS : DOTS;
  const [opening = { text: '', at: 0 }, ...items] = splitAt(joined, bullet);
  const heading = repairSlideHeading(opening.text);
  const problems: Problem[] = heading.unreadable
    ? [
        {
          path,
          line: lineOf(offsetAt(joined, 0)),
          message: `slide ${slide.number}: its heading is garbled beyond repair`,
          severity: 'warning',
        },
      ]
    : [];
  const isHeading = items.length > 0 && opening.text.length <= LONGEST_HEADING;
  const head: Piece = isHeading
    ? { kind: 'heading', level: 2, slide: slide.number, text: heading.text, offset: offsetAt(joined, opening.at) }
    : { kind: 'slide', slide: slide.number, text: heading.text, offset: offsetAt(joined, opening.at) };
  const rest = items.map(
    (item): Piece => ({
      kind: 'list-item',
      slide: slide.number,
      text: unwrapItem(repairText(item.text).text),
      offset: offsetAt(joined, item.at),
    }),
  );
  return { pieces: [head, ...rest].filter((piece) => piece.text !== ''), problems };
}

function readSlides(lines: readonly Line[]): Slide[] {
  const slides: Slide[] = [];
  let listed = 0;
  for (const line of lines) {
    const [, list, number] = SLIDE.exec(line.text) ?? [];
    if (list !== undefined && Number(list) === listed + 1) {
      listed++;
      slides.push({ number: Number(number ?? list), lines: [] });
    } else if (/^\S/.test(line.text) && FOOTER.test(line.text)) break;
    else slides.at(-1)?.lines.push(line);
  }
  return slides;
}

/** The title without the deck's file name, which Speaker Deck titles often end with: `題/devsumi2018-cre`. */
function cleanTitle(title: string): string {
  return title.replace(/\s*[/／]\s*[a-z\d]+(?:[-_][a-z\d]+)*\s*$/, '').trim() || title;
}

function readHead(lines: readonly Line[]): { found: Meta; pieces: Piece[] } {
  const said = lines.map(trimLine).filter(({ text }) => text !== '' && !CHROME.test(text));
  const title = said[0]?.text ?? '';
  const rest = said.filter(({ text }) => foldName(text) !== foldName(title));
  const url = rest
    .map(({ text }) => /https?:\/\/speakerdeck\.com\/[\w-]+\/[\w-]+/.exec(text)?.[0])
    .find((found) => found);
  const dated = rest.findLastIndex(({ text }) => text.length <= 40 && findDate(text)?.match === text);
  const speaker = dated > 0 ? rest[dated - 1] : undefined;
  const about = rest.filter((line, index) => index !== dated && line !== speaker && line.text !== url);
  const description = about.map(({ text }) => text).join(' ');
  const found: Meta = {
    title: title === '' ? undefined : cleanTitle(title),
    author: speaker && speaker.text.length <= 60 ? { name: speaker.text, aliases: [] } : undefined,
    date: findDate(rest[dated]?.text ?? '')?.date,
    url,
    source: 'Speaker Deck',
    description: description.length >= SHORTEST_DESCRIPTION ? description : undefined,
  };
  return { found, pieces: about.map((line) => ({ kind: 'paragraph', ...line })) };
}

/** The names on the slide where the speaker introduces themself: 井上大輔, `a-know / @a_know`. */
function findAliases(pieces: readonly Piece[]): string[] {
  const intro = pieces.find(
    ({ kind, text }) => kind === 'heading' && /^(?:自己紹介|プロフィール|whoami|who am i\??|about me)$/i.test(text),
  );
  if (!intro) return [];
  const items = pieces.filter(({ kind, slide }) => kind === 'list-item' && slide === intro.slide).slice(0, 4);
  return items.flatMap(({ text }, index) => {
    if (
      index === 0 &&
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,5}[ 　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{0,5}$/u.test(
        text,
      )
    )
      return [text];
    const handles = text.split(/\s*[/,、]\s*/).map((handle) => handle.trim());
    const handle =
      handles.some((one) => /^@[\w-]{2,30}$/.test(one)) && handles.every((one) => /^@?[\w-]{2,30}$/.test(one));
    return handle ? handles.map((one) => one.replace(/^@/, '')) : [];
  });
}

/**
 * Reads a page of Speaker Deck: title, speaker and date, then slides with the numbers that they have in the deck. What
 * stands before a slide's first bullet is its heading, repaired where it was garbled.
 */
export function readSpeakerDeck({ id, text, start }: Source): Reading {
  const lines = splitLines(text, start);
  const transcript = lines.findIndex((line) => /^\s*Transcript\s*$/i.test(line.text));
  const { found, pieces } = readHead(lines.slice(0, transcript));
  const lineOf = (offset: number): number => splitLines(text.slice(0, offset)).length;
  const slides = readSlides(lines.slice(transcript + 1)).map((slide) => readSlide(slide, id, lineOf));
  const shown = slides.flatMap((slide) => slide.pieces);
  const author = found.author && { ...found.author, aliases: findAliases(shown) };
  return {
    kind: 'slides',
    pieces: [...pieces, ...shown],
    found: { ...found, author },
    problems: slides.flatMap((slide) => slide.problems),
  };
}
