import TurndownService from 'turndown';
import type { Post } from '../types.ts';

/** Makes Markdown of the HTML of an article; text that looks like markup comes out as the text that it is. */
export function htmlToMarkdown(html: string): string {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  const escapeMarks = service.escape.bind(service);
  service.escape = (text) => escapeMarkup(escapeMarks(text));
  service.remove(['script', 'style', 'noscript', 'iframe', 'form', 'button']);
  service.addRule('row', {
    filter: 'tr',
    replacement: (_content, node) => {
      const cells = Array.from(node.childNodes, ({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim());
      return `\n\n${escapeMarkup(escapeMarks(cells.filter(Boolean).join(' / ')))}\n\n`;
    },
  });
  service.addRule('preformatted', {
    filter: (node) => node.nodeName === 'PRE' && node.firstElementChild?.nodeName !== 'CODE',
    replacement: (_content, node) => fenced(node.textContent ?? ''),
  });
  return `${service.turndown(html).trim()}\n`;
}

/** Markdown of a post that was read from text: its blocks, with headings from the second level on. */
export function postToMarkdown({ text, blocks }: Post): string {
  const service = new TurndownService();
  const parts = blocks.map(({ kind, level = 2, start, end }, at) => {
    const own = text.slice(start, end);
    const inline = escapeMarkup(service.escape(own)).replaceAll('\n', '  \n');
    if (kind === 'code') return fenced(own).trim();
    if (kind === 'heading') return `${'#'.repeat(Math.min(6, Math.max(2, level)))} ${inline}`;
    if (kind === 'quote') return inline.replace(/^/gm, '> ');
    if (kind !== 'list-item') return inline;
    return `- ${inline}${blocks[at + 1]?.kind === 'list-item' ? '\u0000' : ''}`;
  });
  return `${parts.join('\n\n').replaceAll('\u0000\n', '')}\n`;
}

/** A tag or an entity that is meant as text. */
function escapeMarkup(text: string): string {
  return text.replace(/<(?=[a-z/!?])/gi, '\\<').replace(/&(?=#?\w+;)/g, '\\&');
}

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}\n${code.replace(/\n$/, '')}\n${fence}\n\n`;
}
