import { type Line, splitLines } from '../../text/lines.ts';

/** A link that shows as its own marks, or leads nowhere. */
export interface BrokenLink {
  /** UTF-16 offset in the source. */
  offset: number;
  message: string;
}

/** Longer lines are no prose: what is past this is not looked at. */
const LONGEST_LINE = 5_000;
/** An address that was meant for the web. */
const MEANT_FOR_WEB = /^(?:h?t{1,3}ps?[:/]|www\.|:\/\/)/i;

/** The links of Markdown that are written wrongly, outside of code; `start` is where the body begins. */
export function findBrokenLinks(source: string, start: number): BrokenLink[] {
  const lines = proseOf(splitLines(source, start));
  const defined = new Set(lines.flatMap(({ text }) => labelOf(/^ {0,3}\[([^\]]+)\]:/.exec(text)?.[1])));
  return lines.flatMap((line) => [...destinations(line), ...misplaced(line), ...undefinedReferences(line, defined)]);
}

/** The lines outside of fences, with spaces in the place of inline code. */
function proseOf(lines: readonly Line[]): Line[] {
  const prose: Line[] = [];
  let fence: string | undefined;
  for (const { text, offset } of lines) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
    } else if (mark) fence = mark;
    else if (!/^(?: {4}|\t)/.test(text))
      prose.push({ offset, text: text.slice(0, LONGEST_LINE).replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)) });
  }
  return prose;
}

/** `[text](…)`: the address up to the bracket that closes it, one pair of brackets inside it allowed for. */
function destinations({ text, offset }: Line): BrokenLink[] {
  const broken: BrokenLink[] = [];
  for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
    if (text.lastIndexOf('[', at) < 0 || text[at - 1] === '\\') continue;
    const end = closing(text, at + 2);
    const why = end === undefined ? 'it is never closed' : whyBroken(text.slice(at + 2, end).trim());
    if (why) broken.push({ offset: offset + text.lastIndexOf('[', at), message: `broken link: ${why}` });
  }
  return broken;
}

function closing(text: string, start: number): number | undefined {
  let open = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') open++;
    else if (text[at] === ')' && open-- === 0) return at;
  }
  return undefined;
}

function whyBroken(written: string): string | undefined {
  const quoted = /^<([^<>]*)>/.exec(written)?.[1];
  const target = quoted ?? written.replace(/\s+(?:"[^"]*"|'[^']*'|\([^()]*\))$/, '');
  if (target === '') return 'it has no address';
  // Hugo and Jekyll put the address in when they build the site.
  if (/^\{\{|^\{%/.test(target)) return undefined;
  if (!MEANT_FOR_WEB.test(target)) return undefined;
  const shown = `"${target.slice(0, 60)}"`;
  if (quoted === undefined && /\s/.test(target)) return `there is a space in ${shown}`;
  if (/^www\./i.test(target)) return `${shown} lacks https://`;
  return /^https?:\/\/[^/]/i.test(target) && URL.canParse(target) ? undefined : `${shown} is no web address`;
}

/** `[text] (https://…)` and `(text)[https://…]`. */
function misplaced({ text, offset }: Line): BrokenLink[] {
  const spaced = [...text.matchAll(/\[[^[\]]{1,200}\][ \t]+\((?:https?:\/\/|www\.)[^()\s]{1,500}\)/g)].map((found) => ({
    offset: offset + found.index,
    message: 'broken link: there is a space between ] and (',
  }));
  const turned = [...text.matchAll(/\([^()]{1,200}\)\[https?:\/\/[^\]\s]{1,500}\]/g)].map((found) => ({
    offset: offset + found.index,
    message: 'broken link: its brackets are the wrong way round',
  }));
  return [...spaced, ...turned];
}

/** `[text][label]` whose label is defined nowhere. */
function undefinedReferences({ text, offset }: Line, defined: ReadonlySet<string>): BrokenLink[] {
  return [...text.matchAll(/(?<!\])\[[^[\]]{1,200}\]\[([^[\]^]{1,200})\](?![[(:])/g)].flatMap((found) => {
    const label = found[1] ?? '';
    if (labelOf(label).every((one) => defined.has(one))) return [];
    return [{ offset: offset + found.index, message: `broken link: nothing is defined as [${label.slice(0, 40)}]` }];
  });
}

function labelOf(label: string | undefined): string[] {
  return label === undefined ? [] : [label.trim().toLowerCase().replace(/\s+/g, ' ')];
}
