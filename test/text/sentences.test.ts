import fc from 'fast-check';
import { sentences } from '../../src/text/sentences.ts';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['はい。いいえ。', ['はい。', 'いいえ。']],
    ['「行く？」と聞いた。はい。', ['「行く？」と聞いた。', 'はい。']],
    ['なぜか。それは、楽だから！', ['なぜか。', 'それは、楽だから！']],
    ['一行目\n二行目', ['一行目', '二行目']],
    ['  余白。  次。 ', ['余白。', '次。']],
    ['Mr. Smith left. He was 3.5 years in.', ['Mr. Smith left.', 'He was 3.5 years in.']],
    ['「ずるい！」そして「なりたい！！」', ['「ずるい！」そして「なりたい！！」']],
    ['本当？と思った。', ['本当？と思った。']],
    ['（笑）。終わり', ['（笑）。', '終わり']],
    ['', []],
    ['\n\n', []],
  ])('cuts %j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('does not wait for a bracket that never closes', () => {
    expect(cut('「開いたまま。次の文。')).toEqual(['「開いたまま。', '次の文。']);
  });

  it('gives spans in order that do not overlap and leave out white space only', () => {
    const unit = fc.constantFrom('あ', '。', '「', '」', '？', ' ', '\n', 'a', '.', '）', '（');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        let at = 0;
        for (const { start, end } of sentences(text)) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
