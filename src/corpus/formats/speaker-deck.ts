import { type Line, lineNumber, splitLines, trimLine } from '../../text/lines.ts';
import { findDate } from '../dates.ts';
import { foldName, type Meta, type Piece, type Reading, type Source } from '../reading.ts';
import type { Problem } from '../types.ts';
import { findSlides, readSlide } from './slides.ts';

const TRANSCRIPT = /^[ \t]*Transcript[ \t]*\r?$/im;
/** Lines of the page's head that say nothing about the talk: the avatar, counters, buttons. */
const CHROME =
  /^(?:[\da-f]{32}(?:\?s=\d+)?|Tweet|Share|Embed|Star|Download|More Decks.*|[\d.,k]+ ?(?:views?)?|Avatar.*)$/i;
const DECK_URL = /https?:\/\/speakerdeck\.com\/[\w-]+\/[\w-]+/;
const INTRODUCTION = /^(?:自己紹介|プロフィール|whoami|who am i\??|about me)$/i;
const JAPANESE_NAME =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,5}[ 　]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{0,5}$/u;
const HANDLE = /^@?[\w-]{2,30}$/;

/** A description of the talk that can stand for it; a shorter one (`…での登壇資料です。`) is only text. */
const SHORTEST_DESCRIPTION = 60;

/** Of one deck, more garbled headings than this are not listed. */
const MOST_PROBLEMS = 20;

/** Whether a text is a page of Speaker Deck with its transcript. */
export function isSpeakerDeck(text: string): boolean {
  const transcript = TRANSCRIPT.exec(text);
  if (!transcript) return false;
  return /^ {0,3}1\.(?:\s+\d{1,4}\.?)?[ \t]*\r?$/m.test(text.slice(transcript.index, transcript.index + 4000));
}

/** The title without the deck's file name, which Speaker Deck titles often end with: `題/devsumi2018-cre`. */
function cleanTitle(title: string): string {
  return title.replace(/\s*[/／]\s*[a-z\d]+(?:[-_][a-z\d]+)*\s*$/, '').trim() || title;
}

function readHead(lines: readonly Line[]): { found: Meta; pieces: Piece[] } {
  const said = lines.map(trimLine).filter(({ text }) => text !== '' && !CHROME.test(text));
  const title = said[0]?.text ?? '';
  const rest = said.filter(({ text }) => foldName(text) !== foldName(title));
  const url = rest.map(({ text }) => DECK_URL.exec(text)?.[0]).find((found) => found);
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
  const introduction = pieces.find(({ kind, text }) => kind === 'heading' && INTRODUCTION.test(text));
  if (!introduction) return [];
  const items = pieces.filter(({ kind, slide }) => kind === 'list-item' && slide === introduction.slide).slice(0, 4);
  return items.flatMap(({ text }, index) => {
    if (index === 0 && JAPANESE_NAME.test(text)) return [text];
    const handles = text.split(/\s*[/,、]\s*/);
    const isHandle = handles.some((one) => one.startsWith('@')) && handles.every((one) => HANDLE.test(one));
    return isHandle ? handles.map((one) => one.replace(/^@/, '')) : [];
  });
}

/**
 * Reads a page of Speaker Deck: title, speaker and date, then slides with the numbers that they have in the deck. What
 * stands before a slide's first bullet is its heading, repaired where it was garbled.
 */
export function readSpeakerDeck({ id, text, start }: Source): Reading {
  const lines = splitLines(text, start);
  const transcript = lines.findIndex((line) => TRANSCRIPT.test(line.text));
  const { found, pieces } = readHead(lines.slice(0, transcript));
  const problems: Problem[] = [];
  const shown = findSlides(lines.slice(transcript + 1)).flatMap((slide) => {
    const read = readSlide(slide);
    if (read.unreadable && problems.length < MOST_PROBLEMS) {
      const line = lineNumber(text, read.pieces[0]?.offset ?? 0);
      const message = `slide ${slide.number}: its heading is garbled beyond repair`;
      problems.push({ path: id, line, message, severity: 'warning' });
    }
    return read.pieces;
  });
  const author = found.author && { ...found.author, aliases: findAliases(shown) };
  return { kind: 'slides', pieces: [...pieces, ...shown], found: { ...found, author }, problems };
}
