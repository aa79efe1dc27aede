import type { Nodes, Parents } from 'mdast';
import { joinWrapped } from '../../text/lines.ts';
import { decodeEntities, stripTags } from './html-text.ts';

type Valued = Nodes & { value: string };

/** Text of one block while it is gathered. */
interface Inline {
  text: string;
  /** Where its first character stands. */
  offset?: number;
}

/** Stands for a hard break while a block is gathered; no source's text holds it then. */
const BREAK = '\u0001';

/** Shortcodes of Hugo, Hexo and Liquid, and the container marks of Zenn and Qiita. */
const SHORTCODES = /\{\{[<%].{0,500}?[>%]\}\}|\{%.{0,500}?%\}|\{\{.{0,500}?\}\}|^:::+.*$/gmu;
const EMBED =
  /^(?:card|tweet|youtube|gist|github|speakerdeck|slideshare|docswell|codepen|jsfiddle|codesandbox|stackblitz|figma)$/;
/** Strong text that CommonMark does not see, because a Japanese bracket stands inside its marks: `は**「今」**です`. */
const STRONG = /\*\*(?=\S)([^*\n]{1,500}?)\*\*/g;

/** Leaves out the marks of site generators, which stand in the text of Markdown: `{{< youtube id >}}`, `:::message`. */
export function stripShortcodes(text: string): string {
  return /\{[{%]|:::/.test(text) ? text.replace(SHORTCODES, '') : text;
}

/** Text of a paragraph's source lines: soft breaks are joined, hard breaks (two spaces at a line's end) become `\n`. */
export function joinLines(lines: readonly string[]): string {
  const parts: string[][] = [[]];
  for (const line of lines) {
    parts.at(-1)?.push(line.replace(/[ \t]+/g, ' '));
    if (/ {2,}$/.test(line)) parts.push([]);
  }
  return joinParts(parts);
}

function joinParts(parts: readonly string[][]): string {
  return parts
    .map(joinWrapped)
    .filter((part) => part !== '')
    .join('\n');
}

/** Adds text of a node; `marks` is how many characters of marks stand before it in the source. */
function addText(inline: Inline, text: string, node: Nodes, start: number, marks = 0): void {
  if (inline.offset === undefined && text.trim() !== '') {
    inline.offset = start + (node.position?.start.offset ?? 0) + marks + (text.length - text.trimStart().length);
  }
  inline.text += text;
}

/** How many characters of marks an inline code has on each side. */
function codeMarks({ position, value }: Valued): number {
  return Math.floor(((position?.end.offset ?? 0) - (position?.start.offset ?? 0) - value.length) / 2);
}

/** What each inline node adds to its block's text; nodes without an entry add what their children do. */
const INLINE: Record<string, (node: never, inline: Inline, start: number) => void> = {
  text: (node: Valued, inline, start) => addText(inline, node.value.replaceAll(BREAK, ''), node, start),
  inlineCode: (node: Valued, inline, start) =>
    addText(inline, node.value.replaceAll(BREAK, ''), node, start, codeMarks(node)),
  html: (node: Valued, inline, start) => {
    const text = stripTags(node.value.replaceAll(BREAK, ''));
    if (text.trim() !== '') addText(inline, decodeEntities(text), node, start);
    else if (/^<br\b/i.test(node.value)) inline.text += BREAK;
  },
  break: (_node, inline) => {
    inline.text += BREAK;
  },
  link: (node: Parents, inline, start) => {
    const before = inline.text;
    for (const child of node.children) gather(child, inline, start);
    // Zenn embeds a page with `@[card](url)`.
    if (before.endsWith('@') && EMBED.test(inline.text.slice(before.length))) inline.text = before.slice(0, -1);
  },
  image: () => {},
  imageReference: () => {},
  footnoteReference: () => {},
};

function gather(node: Nodes, inline: Inline, start: number): void {
  const handle = INLINE[node.type];
  if (handle) handle(node as never, inline, start);
  else if ('children' in node) for (const child of (node as Parents).children) gather(child, inline, start);
}

/** The text of a block's node and where it begins; `start` is the offset of the parsed text in its source. */
export function inlineText(node: Nodes, start: number): { text: string; offset: number } {
  const inline: Inline = { text: '' };
  gather(node, inline, start);
  const stripped = stripShortcodes(inline.text);
  const parts = stripped
    .replace(STRONG, '$1')
    .split(BREAK)
    .map((part) => part.replace(/[ \t]+/g, ' ').split(/\r\n|\n|\r/));
  const offset = inline.offset ?? start + (node.position?.start.offset ?? 0);
  if (stripped === inline.text) return { text: joinParts(parts), offset };
  const kept = inline.text.indexOf(stripped.trim().split('\n')[0] ?? '');
  return { text: joinParts(parts), offset: offset + Math.max(0, kept - inline.text.search(/\S/)) };
}
