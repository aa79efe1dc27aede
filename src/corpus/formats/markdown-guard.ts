/** Deeper quotes and lists than this are not parsed: the tree is walked by recursion. */
const MOST_NESTING = 100;
/** More marks than this in one paragraph are not parsed: matching them takes quadratic time. */
const MOST_MARKS = 2000;

/** Why a text is not given to the Markdown parser, or undefined when it may be: nesting and marks that only a machine writes. */
export function tooHardForMarkdown(text: string): string | undefined {
  let marks = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const prefix = /^[\s>*+-]*/.exec(line)?.[0] ?? '';
    const depth = prefix.replace(/\s/g, '').length;
    const rule =
      depth === line.replace(/\s/g, '').length &&
      /^\s*([*-])[\s*-]*$/.test(line) &&
      new Set(prefix.replace(/\s/g, '')).size === 1;
    if ((depth > MOST_NESTING && !rule) || /^(?:\s*\d{1,9}[.)]\s+){50}/.test(line)) return 'it is nested too deeply';
    if (prefix.length > 400 && prefix.length < line.length) return 'it is indented too deeply';
    marks = line.trim() === '' ? 0 : marks + (line.match(/[[\]*_`<~!&|\\]/g)?.length ?? 0);
    if (marks > MOST_MARKS) return 'a paragraph of it has too many marks';
  }
  return undefined;
}
