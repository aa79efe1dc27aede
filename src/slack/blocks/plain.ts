/** How long a text is after Slack's escaping of `&`, `<` and `>`, in UTF-16 units. */
export function escapedLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 38) length += 4;
    else if (code === 60 || code === 62) length += 3;
  }
  return length;
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** A single "character" of more than this is noise (piled-up marks), and is cut inside. */
const LONGEST_GRAPHEME = 64;

/** Cuts a text to `max` escaped units between two graphemes and ends it with `…`: `cut('転職した理由', 4)` is `転職し…`. */
export function cut(text: string, max: number): string {
  if (text.length <= max && escapedLength(text) <= max) return text;
  if (max < 1) return '';
  let end = 0;
  let used = 1;
  for (const { segment } of graphemes.segment(text.slice(0, max + LONGEST_GRAPHEME))) {
    for (const piece of segment.length > LONGEST_GRAPHEME ? segment : [segment]) {
      used += escapedLength(piece);
      if (used > max) return `${text.slice(0, end).trimEnd()}…`;
      end += piece.length;
    }
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Control characters and halves of pairs do not survive Slack's JSON; the bidi overrides would turn round what follows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNSENDABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;
const ALL_UNSENDABLE = new RegExp(`${UNSENDABLE.source}|\\p{Cs}`, 'gu');

/** A text that Slack takes as it is: without control characters, line breaks kept. */
export function clean(text: string): string {
  // nearly every text is, and to look is cheaper than to replace
  if (text.isWellFormed() && !UNSENDABLE.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(ALL_UNSENDABLE, '');
}

/** A text on one line, for titles, names and labels: `clean` with every run of white space as one space. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}
