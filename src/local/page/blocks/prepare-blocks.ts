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

/** mrkdwn whose escaped characters stay literal; inside code spans the drawing is right already. */
export function keepEscapes(text: string): string {
  return text
    .split(/(```[\s\S]*?```|`[^`\n]*`)/)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)))
    .join('');
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
