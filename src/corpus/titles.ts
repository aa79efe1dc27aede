import { findDate } from './dates.ts';
import type { Piece } from './reading.ts';

const LONGEST_SENTENCE = 60;

/** The file's name as words: `2019-03-29-thank-you.md` thank you; undefined for a hash or a number. */
export function titleFromName(id: string): string | undefined {
  const stem = (id.split('/').at(-1) ?? id).replace(/\.[^.]*$/, '');
  const name = stem === 'index' || stem === 'README' ? (id.split('/').at(-2) ?? stem) : stem;
  const words = name
    .replace(/^\d{4}-\d{1,2}-\d{1,2}[-_]?/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  const hash = /^(?:\d+ )?[\da-f]{8,}$/i.test(words) && /\d/.test(words);
  return hash || !/\p{L}{2}/u.test(words) ? undefined : words;
}

/** The date that a file's name begins with, as Jekyll names posts: `2019-03-29-thank-you.md`. */
export function dateFromName(id: string): string | undefined {
  const name = /(?:^|\/)(\d{4}-\d{1,2}-\d{1,2})[-_][^/]*$/.exec(id)?.[1];
  return name && findDate(name)?.date;
}

/** A title for a post that names none: its first heading, its file's name, or its first sentence, cut at a comma. */
export function makeTitle(id: string, pieces: readonly Piece[]): string {
  const heading = pieces.find((piece) => piece.kind === 'heading')?.text;
  const named = heading ?? titleFromName(id);
  if (named) return named.replaceAll('\n', ' ');
  const first = pieces.find((piece) => piece.kind !== 'code')?.text.replaceAll('\n', ' ') ?? '';
  const sentence = /^.*?[。．！？!?]|^.*?\.(?=\s)/u.exec(first)?.[0] ?? first;
  if (sentence.length <= LONGEST_SENTENCE) return sentence || id;
  const cut = sentence.slice(0, LONGEST_SENTENCE).replace(/\p{Surrogate}$|[\ud800-\udbff]$/u, '');
  const comma = Math.max(cut.lastIndexOf('、'), cut.lastIndexOf('，'), cut.lastIndexOf(' '));
  return `${comma > LONGEST_SENTENCE / 3 ? cut.slice(0, comma) : cut}…`;
}
