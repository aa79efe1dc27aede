/** One line of a text, without its line end, and where it begins. */
export interface Line {
  text: string;
  /** UTF-16 offset in the whole text. */
  offset: number;
}

/** Splits a text at `\n`, `\r\n` and `\r`, from `start` on; the offsets count from the beginning of the text. */
export function splitLines(text: string, start = 0): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n|\n|\r/g;
  ends.lastIndex = start;
  let offset = start;
  for (let end = ends.exec(text); end; end = ends.exec(text)) {
    lines.push({ text: text.slice(offset, end.index), offset });
    offset = ends.lastIndex;
  }
  lines.push({ text: text.slice(offset), offset });
  return lines;
}

/** The line's text without white space around it, and the offset of what is left. */
export function trimLine(line: Line): Line {
  const text = line.text.trimStart();
  return { text: text.trimEnd(), offset: line.offset + line.text.length - text.length };
}

/** The number, from 1, of the line that an offset stands in. */
export function lineNumber(text: string, offset: number): number {
  return splitLines(text.slice(0, offset)).length;
}

/** Ideographs, kana and the marks set with them: what a Japanese line break stands between without a space. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60ー〜…‥]/u;

/** What belongs between two lines that were one: nothing beside Japanese (`今日は` + `晴れ` 今日は晴れ), else a space. */
export function wrapSeparator(before: string, after: string): '' | ' ' {
  const last = before.at(-1) ?? '';
  const first = after.at(0) ?? '';
  return last === '' || first === '' || WIDE.test(last) || WIDE.test(first) ? '' : ' ';
}

/** Joins hard-wrapped lines to one: `今日は` + `晴れ` 今日は晴れ, `a` + `b` a b; empty lines are left out. */
export function joinWrapped(lines: readonly string[]): string {
  const parts: string[] = [];
  let before = '';
  for (const line of lines) {
    const text = line.trim();
    if (text === '') continue;
    parts.push(wrapSeparator(before, text), text);
    before = text;
  }
  return parts.join('');
}

/** Whether a line ends as a sentence does: with 。 or `.`, a question or exclamation mark, a bracket closed after it. */
export function endsSentence(line: string): boolean {
  return /[。．.！？!?…‥][」』）)"”’\]]*$|[（(][^（()）]*[)）]$/.test(line.trimEnd());
}

/** Whether these lines are one paragraph that was broken at a fixed width. */
export function isHardWrapped(lines: readonly string[]): boolean {
  const broken = lines.slice(0, -1).map((line) => line.trim());
  if (broken.length === 0) return false;
  const longest = broken.reduce((most, line) => Math.max(most, line.length), 0);
  const spread = longest - broken.reduce((least, line) => Math.min(least, line.length), longest);
  const wide = broken.filter((line) => WIDE.test(line)).length * 2 > broken.length;
  const ended = broken.filter(endsSentence).length;
  return ended * 2 < broken.length && longest >= (wide ? 20 : 40) && longest <= 120 && spread <= (wide ? 4 : 24);
}
