import { readHtml } from './formats/html.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readPlain } from './formats/plain.ts';
import { isPlainPage, readPlainPage } from './formats/plain-page.ts';
import { isSpeakerDeck, readSpeakerDeck } from './formats/speaker-deck.ts';
import type { Format } from './reading.ts';

/** What a format is recognised by. */
interface Look {
  /** With its dot, in small letters: `.md`. */
  extension: string;
  /** The body, after front matter. */
  body: string;
  frontMatter: boolean;
}

/** How much of a body is looked at. */
const LOOKED_AT = 50_000;

/** Signs of Markdown in a file that is not named so; two are enough, and a heading or a fence alone is. */
const MARKDOWN_SIGNS: { pattern: RegExp; weight: number }[] = [
  { pattern: /^#{1,6} \S/m, weight: 2 },
  { pattern: /^(?:```|~~~)/m, weight: 2 },
  { pattern: /^\S.{0,80}\n(?:={3,}|-{3,})[ \t]*$/m, weight: 2 },
  { pattern: /\[[^\]\n]{1,200}\]\(\S{1,500}?\)/, weight: 2 },
  { pattern: /\*\*[^*\n]{1,200}\*\*/, weight: 1 },
  { pattern: /^(?:[-*+]|1\.) \S/m, weight: 1 },
  { pattern: /^> \S/m, weight: 1 },
];

function hasMarkdown(body: string): boolean {
  const weight = MARKDOWN_SIGNS.reduce((sum, { pattern, weight }) => sum + (pattern.test(body) ? weight : 0), 0);
  return weight >= 2;
}

/** The first that fits reads the post. */
const FORMATS: { name: string; fits: (look: Look) => boolean; read: Format }[] = [
  {
    name: 'html',
    fits: ({ extension, body }) => /^\.html?$/.test(extension) || /^\s*<(?:!doctype html|html)[\s>]/i.test(body),
    read: readHtml,
  },
  { name: 'speaker-deck', fits: ({ body }) => isSpeakerDeck(body), read: readSpeakerDeck },
  {
    name: 'markdown',
    fits: ({ extension, frontMatter }) => frontMatter || /^\.(?:md|markdown|mdx)$/.test(extension),
    read: readMarkdown,
  },
  { name: 'markdown', fits: ({ body }) => hasMarkdown(body), read: readMarkdown },
  { name: 'plain-page', fits: ({ body }) => isPlainPage(body), read: readPlainPage },
  { name: 'plain', fits: () => true, read: readPlain },
];

/** The format of a post, by the file's name and what its text looks like; plain text where nothing else fits. */
export function detectFormat(
  id: string,
  text: string,
  front: { bodyStart: number; present: boolean },
): { name: string; read: Format } {
  const extension = /\.[^./]*$/.exec(id)?.[0].toLowerCase() ?? '';
  const look: Look = {
    extension,
    body: text.slice(front.bodyStart, front.bodyStart + LOOKED_AT),
    frontMatter: front.present,
  };
  return FORMATS.find(({ fits }) => fits(look)) ?? { name: 'plain', read: readPlain };
}
