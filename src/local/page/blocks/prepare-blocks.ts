import type { AnyBlock } from '../../protocol.ts';

/** A line may break between `#` and a word that is not of Latin letters, unless a word joiner stands there. */
const TAG = /#(?=[^\p{ASCII}\s])/gu;

const ENTITIES: Record<string, string> = { '&lt;': '&#60;', '&gt;': '&#62;', '&amp;': '&#38;' };

/**
 * Blocks in which literal text stays literal when slack-blocks-to-jsx 1.1.1 draws them. It turns `&lt;` into `<`
 * before it looks for mentions, reads emphasis in plain_text, and drops tags in table cells; numeric entities survive.
 */
export function prepareBlocks(blocks: AnyBlock[]): AnyBlock[] {
  return blocks.map((block) => {
    const prepared = prepare(block) as AnyBlock;
    // Below the h1 of its pane or the h2 of its modal.
    return block.type === 'header' ? { level: 2, ...prepared } : prepared;
  });
}

/** Code, references and emoji names, which stay as they are; escaped characters; markers of emphasis. */
const MRKDWN = /```[\s\S]*?```|`[^`\n]*`|<[^>\n]*>|:[a-z0-9_+'-]+:|&(?:lt|gt|amp);|[*_~]/g;

/** What emphasis may neither follow nor precede: letters, digits, and the punctuation that is as wide as kanji. */
const JOINS = /[\p{L}\p{N}\p{M}\u3001-\u303f\uff01-\uff60]/u;

/**
 * mrkdwn in which literal text stays literal: escaped characters, and markers of emphasis that Slack does not read,
 * since it wants a break on the outer side. `これは*太字*です` and `a_b_c` keep theirs, `これは *太字* です` is bold
 * (https://github.com/seratch/ChatGPT-in-Slack/issues/61).
 */
export function keepEscapes(text: string): string {
  return text.replace(MRKDWN, (found, offset: number) => {
    if (found.startsWith('&')) return ENTITIES[found] ?? found;
    if (!/^[*_~]$/.test(found)) return found;
    const before = [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? ' ';
    const after = String.fromCodePoint(text.codePointAt(offset + 1) ?? 32);
    const opens = !JOINS.test(before) && !/\s/.test(after);
    const closes = !JOINS.test(after) && !/\s/.test(before);
    return opens || closes ? found : `&#${found.charCodeAt(0)};`;
  });
}

/** plain_text of which nothing is read as markup, its `#tags` unbroken; `:emoji:` stays one unless `emoji` is false. */
export function keepPlain(text: string, emoji: boolean): string {
  const decoded = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return decoded.replace(TAG, '#\u2060').replace(emoji ? /[&<>*_~`]/g : /[&<>*_~`:]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function prepare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(prepare);
  if (typeof node !== 'object' || node === null) return node;
  const { type, text } = node as { type?: unknown; text?: unknown };
  if (typeof text === 'string') {
    if (type === 'mrkdwn') return { ...node, text: keepEscapes(text) };
    if (type === 'plain_text') return { ...node, text: keepPlain(text, (node as { emoji?: boolean }).emoji !== false) };
    if (type === 'raw_text') return { ...node, text: keepPlain(text, false) };
    return node;
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, prepare(value)]));
}
