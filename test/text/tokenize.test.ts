import fc from 'fast-check';
import { PAIR_MARK, tokenize, wordTokens } from '../../src/text/tokenize.ts';

const words = (text: string) => wordTokens(text).map(({ term }) => term);
const pairs = (text: string) =>
  tokenize(text)
    .filter(({ kind }) => kind === 'pair')
    .map(({ term }) => term.replace(PAIR_MARK, ''));

describe('wordTokens', () => {
  it.each([
    ['開発と運用', ['開発', 'と', '運用']],
    ['CREってどんな仕事？', ['cre', 'って', 'どんな', '仕事']],
    ['Alibaba Cloudを卒業', ['alibaba', 'cloud', 'を', '卒業']],
    ['、。！ 🎉', []],
  ])('cuts %s into words', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('gives a run of katakana as one word beside the words inside it', () => {
    expect(words('カスタマーサクセス')).toContain('かすたまーさくせす');
    expect(words('サポートエンジニア')).toEqual(
      expect.arrayContaining(['さぽーとえんじにあ', 'さぽーと', 'えんじにあ']),
    );
  });
});

describe('tokenize', () => {
  it('pairs neighbouring characters, but not two hiragana', () => {
    expect(pairs('転職した')).toEqual(['転職', '職し']);
    expect(pairs('しました')).toEqual([]);
  });

  it('pairs nothing across a space, a mark or a Latin word', () => {
    expect(pairs('開発、運用 CRE職')).toEqual(['開発', '運用']);
  });

  it('gives offsets that cut the very text that was folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
