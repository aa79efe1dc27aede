import { cidToCharacter } from '../../text/cid.ts';
import type { Span } from '../../text/span.ts';
import { wordTokens } from '../../text/tokenize.ts';

/** A run of kanji with one wrong character, and the run that the library's own words make of it. */
export interface KanjiSlip extends Span {
  from: string;
  to: string;
}

/** Which kanji stand beside which in the library. */
export interface KanjiNeighbours {
  isPair(first: string, second: string): boolean;
  /** The kanji that follow `first` somewhere, and those that come before `second`. */
  after(first: string): Iterable<string>;
  before(second: string): Iterable<string>;
}

const KANJI_RUN = /\p{Script=Han}{2,8}/gu;
const [FIRST_CID, LAST_CID] = [1125, 4089];
/** Kanji of one reading stand together in JIS X 0208's first level, which is ordered by reading; rarely further apart. */
const ONE_READING = 24;

const PLACE_BY_READING: ReadonlyMap<string, number> = new Map(
  Array.from({ length: LAST_CID - FIRST_CID + 1 }, (_, at) => [cidToCharacter(FIRST_CID + at) ?? '', at]),
);

/**
 * Finds runs of kanji in which one character fits nowhere in the library and exactly one other does: 経験料 for 経験量 by
 * its reading, 多国藉 for 多国籍 by its neighbours. A word of the dictionary that the library lacks is no slip, unless
 * another of the same sound stands in its place: 年収 is not meant for 年秋, 保障 may be for 保証.
 */
export function kanjiSlips(text: string, neighbours: KanjiNeighbours): KanjiSlip[] {
  return [...text.matchAll(KANJI_RUN)].flatMap((match) => {
    const to = correct([...match[0]], neighbours);
    return to ? [{ from: match[0], to, start: match.index, end: match.index + match[0].length }] : [];
  });
}

function correct(run: readonly string[], neighbours: KanjiNeighbours): string | undefined {
  for (let at = 0; at < run.length; at++) {
    if (!isWrong(run, at, neighbours)) continue;
    const fitting = fittingAt(run, at, neighbours);
    const [only] = fitting;
    if (!only || fitting.length > 1) continue;
    const corrected = run.with(at, only).join('');
    const word = wordAt(run.join(''), at);
    if (!word || (soundAlike(run[at] as string, only) && wordAt(corrected, at) === word)) return corrected;
  }
  return undefined;
}

/** A character is wrong where none of its pairs is known, and the rest of the run, if there is any, is. */
function isWrong(run: readonly string[], at: number, { isPair }: KanjiNeighbours): boolean {
  const known = run.slice(1).map((second, before) => isPair(run[before] as string, second));
  return known.every((pair, before) => pair !== (before === at || before + 1 === at));
}

function fittingAt(run: readonly string[], at: number, { after, before, isPair }: KanjiNeighbours): string[] {
  const [left, wrong, right] = [run[at - 1], run[at] as string, run[at + 1]];
  const candidates = [...new Set(left ? after(left) : before(right as string))].filter(
    (candidate) => candidate !== wrong && (!left || !right || isPair(candidate, right)),
  );
  const heard = candidates.filter((candidate) => soundAlike(wrong, candidate));
  // between two neighbours the place alone is proof enough; at an end the reading must speak for it
  return heard.length > 0 || !left || !right ? heard : candidates;
}

/** Where a word of several kanji stands that holds the one at `at`; nothing where the dictionary has none. */
function wordAt(run: string, at: number): string | undefined {
  const word = wordTokens(run).find(({ start, end }) => start <= at && at < end);
  return word && word.end - word.start > 1 ? `${word.start}-${word.end}` : undefined;
}

function soundAlike(a: string, b: string): boolean {
  const [one, other] = [PLACE_BY_READING.get(a), PLACE_BY_READING.get(b)];
  return one !== undefined && other !== undefined && Math.abs(one - other) <= ONE_READING;
}
