import fc from 'fast-check';
import { splitPassages } from '../../src/passages/split.ts';
import { makePost } from '../support/make-post.ts';

const sentence = (seed: string) => `${seed.repeat(60)}。`;

describe('splitPassages', () => {
  it('keeps whole sentences together until there is enough', () => {
    const post = makePost('p', [sentence('あ') + sentence('い') + sentence('う') + sentence('え') + sentence('お')]);
    const texts = splitPassages(post).map(({ start, end }) => post.text.slice(start, end));
    expect(texts.join('')).toBe(post.text);
    for (const text of texts) expect(text.endsWith('。')).toBe(true);
  });

  it('never joins what stands under two headings, and names the headings above', () => {
    const post = makePost('p', ['# 一章', 'はじめ。', '## 一節', '中ほど。', '# 二章', '終わり。']);
    expect(splitPassages(post).map(({ headings, start, end }) => [headings, post.text.slice(start, end)])).toEqual([
      [['一章'], 'はじめ。'],
      [['一章', '一節'], '中ほど。'],
      [['二章'], '終わり。'],
    ]);
  });

  it('makes one passage of a slide, its heading with it', () => {
    const post = makePost('p', ['# 自己紹介', '井上です', '# 次', '話']);
    const slides = { ...post, blocks: post.blocks.map((block, at) => ({ ...block, slide: at < 2 ? 3 : 7 })) };
    expect(splitPassages(slides).map(({ slide, start, end }) => [slide, post.text.slice(start, end)])).toEqual([
      [3, '自己紹介\n井上です'],
      [7, '次\n話'],
    ]);
  });

  it('covers every block that is no heading, in order and without overlap', () => {
    const line = fc.oneof(
      fc.constant('# 見出し'),
      fc.string({ unit: fc.constantFrom('あ', '。', 'い', 'a'), minLength: 1, maxLength: 500 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const post = makePost('p', lines);
        const passages = splitPassages(post);
        let at = 0;
        for (const { start, end } of passages) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        const covered = passages.reduce(
          (sum, { start, end }) => sum + post.text.slice(start, end).replace(/\s/gu, '').length,
          0,
        );
        const body = post.blocks.filter(({ kind }) => kind !== 'heading');
        expect(covered).toBe(
          body.reduce((sum, { start, end }) => sum + post.text.slice(start, end).replace(/\s/gu, '').length, 0),
        );
      }),
    );
  });
});
