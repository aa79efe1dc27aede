import { graphemeEnd } from '../text/graphemes.ts';
import type { Span } from '../text/span.ts';
import { wordTokens } from '../text/tokenize.ts';
import type { Sentence } from './sentence.ts';

/** The longest excerpt, in UTF-16 units, which is never less than in characters. */
export const EXCERPT_LENGTH = 200;

/** What a window's best single sentence adds to what the window covers in all: words that answer stand together. */
const DENSEST_SHARE = 0.6;
/** What a sentence gains that looks like the kind of answer that was asked for. */
const ANSWER = 0.4;
/** What a window gains by being full: between equals the one that tells more. */
const FULLNESS = 0.05;
const PHRASE_END = /[、，,;；:：\s）)」』]+/gu;

/** What `excerptSpan` needs beside the sentences. */
export interface ExcerptOptions {
  /** What each term of the question is worth, as a share of the whole question. */
  weights: ReadonlyMap<number, number>;
  /** The terms of a piece of a sentence that is too long to be shown whole. */
  termsOf: (text: string) => readonly number[];
  /** What the answer must look like, where the question says so. */
  answer?: RegExp;
  length?: number;
}

/**
 * The densest window of whole neighbouring sentences, at most `length` long: the one that covers the most weight of the
 * question. A sentence that is too long alone is cut at phrase boundaries, never inside a grapheme. Nothing where there
 * is no sentence.
 */
export function excerptSpan(
  text: string,
  sentences: readonly Sentence[],
  { weights, termsOf, answer, length = EXCERPT_LENGTH }: ExcerptOptions,
): Span | undefined {
  const pieces = sentences
    .flatMap((sentence) =>
      sentence.end - sentence.start > length ? phrases(text, sentence, termsOf, length) : [sentence],
    )
    .map(({ start, end, terms }) => {
      const asked = terms.filter((term, at) => weights.has(term) && terms.indexOf(term) === at);
      return { start, end, asked, answers: asked.length > 0 && answer?.test(text.slice(start, end)) === true };
    });
  let best: Span | undefined;
  let bestScore = -1;
  for (let first = 0; first < pieces.length; first++) {
    const { start } = pieces[first] as Piece;
    const covered: number[] = [];
    let sum = 0;
    let densest = 0;
    for (let last = first; last < pieces.length; last++) {
      const { end, asked, answers } = pieces[last] as Piece;
      if (end - start > length) break;
      let own = 0;
      for (const term of asked) {
        const weight = weights.get(term) as number;
        own += weight;
        if (covered.includes(term)) continue;
        covered.push(term);
        sum += weight;
      }
      densest = Math.max(densest, own + (answers && own > 0 ? ANSWER : 0));
      const score = sum + DENSEST_SHARE * densest + (FULLNESS * (end - start)) / length;
      if (score > bestScore) {
        bestScore = score;
        best = { start, end };
      }
    }
  }
  return best && trimmed(text, best);
}

/** A sentence, or a phrase of a long one, with the distinct terms of the question that stand in it. */
interface Piece extends Span {
  asked: number[];
  answers: boolean;
}

function phrases(
  text: string,
  sentence: Span,
  termsOf: (text: string) => readonly number[],
  length: number,
): Sentence[] {
  const cuts = [...text.slice(sentence.start, sentence.end).matchAll(PHRASE_END)].map(
    (match) => sentence.start + match.index + match[0].length,
  );
  const pieces: Sentence[] = [];
  let start = sentence.start;
  for (const cut of [...cuts, sentence.end]) {
    while (cut - start > length) {
      const end = graphemeEnd(text, start, length);
      pieces.push({ start, end, terms: termsOf(text.slice(start, end)) });
      start = end;
    }
    if (cut > start) pieces.push({ start, end: cut, terms: termsOf(text.slice(start, cut)) });
    start = cut;
  }
  return pieces;
}

function trimmed(text: string, span: Span): Span {
  const shown = text.slice(span.start, span.end);
  const start = span.start + shown.length - shown.trimStart().length;
  return { start, end: Math.max(start, span.end - (shown.length - shown.trimEnd().length)) };
}

/** The spans of `excerpt` whose words `matches` accepts by their folded term, neighbours joined. */
export function highlightSpans(excerpt: string, matches: (term: string) => boolean): Span[] {
  const spans: Span[] = [];
  for (const { term, start, end } of wordTokens(excerpt)) if (matches(term)) addSpan(spans, start, end);
  return spans;
}

/** Appends a span, or joins it to the last one where they touch; no span starts before the last one. */
export function addSpan(spans: Span[], start: number, end: number): void {
  const last = spans.at(-1);
  if (last && start <= last.end) last.end = Math.max(last.end, end);
  else spans.push({ start, end });
}
