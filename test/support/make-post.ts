import type { Block, Post } from '../../src/corpus/types.ts';

/** A post for tests: paragraphs, or headings where a line starts with `# `, from lines of text. */
export function makePost(id: string, lines: readonly string[], fields: Partial<Post> = {}): Post {
  const blocks: Block[] = [];
  let text = '';
  for (const line of lines) {
    const level = /^#+ /u.exec(line)?.[0].trim().length;
    const own = level ? line.slice(level + 1) : line;
    if (text) text += '\n';
    const start = text.length;
    text += own;
    blocks.push({ kind: level ? 'heading' : 'paragraph', level, start, end: text.length, offset: start });
  }
  return { id, title: id, tags: [], lang: 'ja', kind: 'article', text, blocks, ...fields };
}
