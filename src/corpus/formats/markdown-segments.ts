import { type Line, splitLines } from '../../text/lines.ts';

/**
 * A stretch of Markdown that means the same alone as in its place. `text`: headings and a paragraph without any marks;
 * `list`: items of one line without any; `code`: one fenced block; `marked`: the rest, for the parser.
 */
export interface Segment {
  kind: 'text' | 'list' | 'code' | 'marked';
  lines: Line[];
}

/** A stretch for the parser ends at the first safe place after so many lines: the parser's time grows faster than its input. */
const ENOUGH_LINES = 40;

/** Characters that may mean something inside a paragraph. */
const INLINE_MARK = /[\\`*_[\]<&~|{@]|:::/;
/** What may begin something else than a paragraph, or end one as a heading. */
const BLOCK_MARK = /^(?: {4}|\t| {1,3}\S|[#>+=-]|\d{1,9}[.)]|:::)/;
const ATX_HEADING = /^#{1,6}[ \t]+\S/;
const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;
const BULLET_ITEM = /^[-*+][ \t]+\S/;
/** An item's marker, before its text. */
export const LIST_ITEM = /^(?:[-*+]|\d{1,9}[.)]) {1,3}(?=\S)/;
/** A line of dashes, which ends a heading or stands alone; `===` may be the text of a list item above. */
const RULE = /^-{3,}[ \t]*$/;
/** HTML blocks that only their own end closes, blank lines or not. */
const RAW_HTML: { opens: RegExp; closes: RegExp }[] = [
  { opens: /^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, closes: /<\/(?:script|pre|style|textarea)>/i },
  { opens: /^ {0,3}<!--/, closes: /-->/ },
  { opens: /^ {0,3}<\?/, closes: /\?>/ },
  { opens: /^ {0,3}<!\[CDATA\[/, closes: /\]\]>/ },
  { opens: /^ {0,3}<![a-z]/i, closes: />/ },
];

const isBlank = (line: Line | undefined): boolean => line === undefined || /^[ \t]*$/.test(line.text);

/** Whether a line of a paragraph, or a heading at its top, has no marks at all. */
function isPlainLine(line: Line, first: boolean): boolean {
  if (INLINE_MARK.test(line.text)) return false;
  return (first && ATX_HEADING.test(line.text)) || !BLOCK_MARK.test(line.text);
}

/** The end, exclusive, of the block of plain lines that begins at `from`, or undefined where it has any mark. */
function findPlainEnd(lines: readonly Line[], from: number): number | undefined {
  let at = from;
  let first = true;
  for (let line = lines[at]; line && !isBlank(line); line = lines[++at]) {
    if (!isPlainLine(line, first)) return undefined;
    first = first && ATX_HEADING.test(line.text);
  }
  return at;
}

/** The same of a block of list items, each on one line, that no indented line continues. */
function findListEnd(lines: readonly Line[], from: number): number | undefined {
  let at = from;
  for (let line = lines[at]; line && !isBlank(line); line = lines[++at]) {
    const item = LIST_ITEM.exec(line.text)?.[0];
    if (item === undefined || !isPlainLine({ text: line.text.slice(item.length), offset: 0 }, false)) return undefined;
  }
  let next = at;
  while (next < lines.length && isBlank(lines[next])) next++;
  return /^[ \t]/.test(lines[next]?.text ?? '') ? undefined : at;
}

/** The end, exclusive, of the fenced block that begins at `from`; an unclosed one reaches to the end. */
function findFenceEnd(lines: readonly Line[], from: number, marks: string): number {
  const closes = new RegExp(`^ {0,3}${marks[0]}{${marks.length},}[ \\t]*$`);
  let at = from + 1;
  while (at < lines.length && !closes.test(lines[at]?.text ?? '')) at++;
  return Math.min(at + 1, lines.length);
}

/** The end, exclusive, of what starts at `from` and no blank line can end: an indented fence, a comment, a script. */
function findOpaqueEnd(lines: readonly Line[], from: number): number | undefined {
  const text = lines[from]?.text ?? '';
  const marks = FENCE.exec(text)?.[2];
  if (marks) return findFenceEnd(lines, from, marks);
  const raw = RAW_HTML.find(({ opens }) => opens.test(text));
  if (!raw) return undefined;
  if (raw.closes.test(text.replace(raw.opens, ''))) return from + 1;
  let at = from + 1;
  while (at < lines.length && !raw.closes.test(lines[at]?.text ?? '')) at++;
  return Math.min(at + 1, lines.length);
}

/** Whether the line at `at` begins a block whatever stands before it. */
function beginsBlock(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (/^[ \t]/.test(text) || isBlank(lines[at])) return false;
  if (isBlank(lines[at - 1]) || ATX_HEADING.test(text) || BULLET_ITEM.test(text)) return true;
  return RULE.test(lines[at - 1]?.text ?? '') && !RULE.test(text);
}

/** Splits the body of a Markdown source, from `start` on, where blocks of the top level begin. */
export function splitSegments(text: string, start: number): Segment[] {
  const lines = splitLines(text, start);
  const segments: Segment[] = [];
  let marked: Line[] = [];
  const flush = (): void => {
    if (marked.some((line) => !isBlank(line))) segments.push({ kind: 'marked', lines: marked });
    marked = [];
  };
  const push = (kind: 'text' | 'list' | 'code', end: number, from: number): number => {
    flush();
    segments.push({ kind, lines: lines.slice(from, end) });
    return end;
  };
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] as Line;
    const fence = FENCE.exec(line.text);
    if (fence?.[1] === '' && fence[2]) {
      at = push('code', findFenceEnd(lines, at, fence[2]), at);
      continue;
    }
    const opaque = findOpaqueEnd(lines, at);
    if (opaque === undefined && beginsBlock(lines, at)) {
      const alone = isBlank(lines[at - 1]);
      const kind = LIST_ITEM.test(line.text) ? 'list' : 'text';
      const end = alone ? (kind === 'list' ? findListEnd : findPlainEnd)(lines, at) : undefined;
      if (end !== undefined) {
        at = push(kind, end, at);
        continue;
      }
      if (marked.length >= ENOUGH_LINES) flush();
    }
    const next = opaque ?? at + 1;
    for (; at < next; at++) marked.push(lines[at] as Line);
  }
  flush();
  return segments;
}
