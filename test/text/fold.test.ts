import { fold } from '../../src/text/fold.ts';

describe('fold', () => {
  it.each([
    ['CRE', 'cre', 'case'],
    ['ＣＲＥ', 'cre', 'full width'],
    ['ｾｰﾙｽ', 'せーるす', 'half-width katakana'],
    ['テンショク', 'てんしょく', 'katakana'],
    ['サーバー', 'さーば', 'a closing long-vowel mark'],
    ['サーバ', 'さーば', 'a word without it'],
    ['開發', '開発', 'old kanji'],
    ['國會', '国会', 'old kanji'],
    ['バー', 'ばー', 'two characters keep their mark'],
    ['', '', 'nothing'],
  ])('turns %s into %s (%s)', (word, folded) => {
    expect(fold(word)).toBe(folded);
  });

  it('changes nothing the second time', () => {
    for (const word of ['サーバー', 'ＣＲＥ', '轉職', 'ｾｰﾙｽ', 'Straße']) expect(fold(fold(word))).toBe(fold(word));
  });
});
