import type { Post } from '../../src/corpus/types.ts';

/** Checks what every post must keep, whatever it was read from; `source` is the text of its file. */
export function expectSoundPost(post: Post, id: string, source: string): void {
  expect(post.id).toBe(id);
  expect(post.title.trim()).not.toBe('');
  expect(post.title).not.toMatch(/[\p{Cc}\p{Cs}]/u);
  expect(new Set(post.tags.map((tag) => tag.toLowerCase())).size).toBe(post.tags.length);
  expect(post.tags.every((tag) => typeof tag === 'string' && tag.trim() !== '')).toBe(true);
  expect(post.date ?? '2000').toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
  expect(post.url ?? 'https://example.com/').toMatch(/^https?:\/\/\S+$/);
  expect(post.lang).toMatch(/^[a-z]{2,3}$/);
  expect(['article', 'page', 'slides']).toContain(post.kind);
  expect(post.author === undefined || post.author.name !== '').toBe(true);
  expect(post.text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u);
  expectSoundBlocks(post, source);
}

/** Blocks are the text without gaps: each ends where its own text ends, and one `\n` later the next begins. */
function expectSoundBlocks({ text, blocks, kind }: Post, source: string): void {
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks[0]?.start).toBe(0);
  expect(blocks.at(-1)?.end).toBe(text.length);
  expect(blocks.map((block) => text.slice(block.start, block.end)).join('\n')).toBe(text);
  const file = source.replace(/^\uFEFF/, '');
  for (const [at, block] of blocks.entries()) {
    expect(block.end).toBeGreaterThan(block.start);
    expect(block.start).toBe(at === 0 ? 0 : (blocks[at - 1]?.end ?? 0) + 1);
    expect(text.slice(block.start, block.end).trim()).not.toBe('');
    expect(block.offset).toBeGreaterThanOrEqual(0);
    expect(block.offset).toBeLessThan(file.length);
    expect(block.level !== undefined).toBe(block.kind === 'heading');
    if (kind !== 'slides') expect(block.slide).toBeUndefined();
  }
}

/** What blocks begin with, where their offset points at something else that is neither an escape nor a repaired character. */
export function findStrayOffsets({ text, blocks }: Post, source: string): string[] {
  const file = source.replace(/^\uFEFF/, '');
  const stray = blocks.filter(({ start, offset }) => file[offset] !== text[start]);
  return stray
    .filter(({ offset }) => !/[\\&·\u0250-\u1fff\u2e80-\u2fdf\uff61-\uff9f]/.test(file[offset] ?? ''))
    .map(({ start, end }) => text.slice(start, end));
}
