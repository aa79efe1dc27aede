import type { Span } from './span.ts';

const ENDS = /[。．！？!?]+|\.(?=\s|$)/gu;
const CLOSERS = /^[」』）)】〉》”’"'］\]]+/u;
const OPENERS = '「『（(【〈《';
const CLOSER_OF: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '【': '】',
  '〈': '〉',
  '《': '》',
};
const ABBREVIATION = /(?:^|[\s(])(?:[A-Za-z]|Mr|Mrs|Ms|Dr|vs|etc|No|e\.g|i\.e|Inc|Co|Ltd)$/;
/** A bracket that is still open after so many characters is taken for a slip of the pen, and ends no later than its line. */
const LONGEST_BRACKET = 200;

/**
 * The sentences of a text, in order, without the white space around them; a line's end always ends a sentence, a mark
 * inside brackets does not. `「行く？」と聞いた。はい。` gives `「行く？」と聞いた。` and `はい。`
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    for (const span of sentencesOfLine(line)) spans.push({ start: lineStart + span.start, end: lineStart + span.end });
    lineStart += line.length + 1;
  }
  return spans;
}

function sentencesOfLine(line: string): Span[] {
  const spans: Span[] = [];
  const closedAt = bracketEnds(line);
  let start = 0;
  const push = (end: number) => {
    const text = line.slice(start, end);
    const trimmed = text.trim();
    if (trimmed) {
      const from = start + text.indexOf(trimmed);
      spans.push({ start: from, end: from + trimmed.length });
    }
    start = end;
  };
  for (const match of line.matchAll(ENDS)) {
    const at = match.index;
    if (at < start || insideBracket(closedAt, at)) continue;
    if (match[0] === '.' && ABBREVIATION.test(line.slice(start, at))) continue;
    let end = at + match[0].length;
    const closers = line.slice(end).match(CLOSERS);
    if (closers) end += closers[0].length;
    if (/[!?！？]$/u.test(match[0]) && /^(?:と|って|という|、|」)/u.test(line.slice(end))) continue;
    push(end);
  }
  push(line.length);
  return spans;
}

function bracketEnds(line: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < line.length; at++) {
    const open = line[at] as string;
    if (!OPENERS.includes(open)) continue;
    const close = line.indexOf(CLOSER_OF[open] as string, at);
    if (close < 0 || close - at > LONGEST_BRACKET) continue;
    spans.push({ start: at, end: close });
    at = close;
  }
  return spans;
}

function insideBracket(brackets: Span[], at: number): boolean {
  return brackets.some((bracket) => bracket.start < at && at < bracket.end);
}
