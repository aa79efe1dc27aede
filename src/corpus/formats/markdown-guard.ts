import type { Line } from '../../text/lines.ts';

/** Deeper quotes and lists than this are not parsed: their tree is walked by recursion. */
const MOST_NESTING = 50;
/** More indentation than this is no list that a person wrote. */
const MOST_INDENTATION = 200;
/** More marks than this in one paragraph are not parsed: matching them takes quadratic time. */
const MOST_MARKS = 1000;
/** More lines than this without a place to split them are not parsed, for the same reason. */
const MOST_LINES = 800;

/** Why a part of a text is not given to the Markdown parser, or undefined when it may be: it has what only machines write. */
export function tooHardForMarkdown(lines: readonly Line[]): string | undefined {
  if (lines.length > MOST_LINES) return 'it has too many lines without an empty one';
  let marks = 0;
  for (const { text } of lines) {
    const prefix = /^[\s>*+-]*/.exec(text)?.[0] ?? '';
    const markers = prefix.replace(/\s/g, '');
    const rule = prefix.length === text.length && text.length < 1000 && /^([*-])\1*$/.test(markers);
    if ((markers.length > MOST_NESTING && !rule) || /^(?:\s*\d{1,9}[.)]\s+){20}/.test(text))
      return 'it is nested too deeply';
    const indentation = /^[ \t]*/.exec(text)?.[0].length ?? 0;
    if (indentation > MOST_INDENTATION && indentation < text.length) return 'it is indented too deeply';
    marks = text.trim() === '' ? 0 : marks + (text.match(/[[\]*_`<~!&|\\@]|:\/\//g)?.length ?? 0);
    if (marks > MOST_MARKS) return 'a paragraph of it has too many marks';
  }
  return undefined;
}
