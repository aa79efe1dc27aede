import { SUMMARY_LENGTH, summaryOf } from '../../src/passages/summary.ts';
import { sentences } from '../../src/text/sentences.ts';
import { makePost } from '../support/make-post.ts';

const termsOf = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);
const summarize = (lines: string[], description?: string, length?: number) => {
  const post = makePost('p', lines, { description });
  const all = () =>
    sentences(post.text).map((span) => ({ ...span, terms: termsOf(post.text.slice(span.start, span.end)) }));
  return summaryOf(post, { sentences: all, rarity: () => 1, length });
};

describe('summaryOf', () => {
  it("takes the author's own description", () => {
    expect(summarize(['本文です。'], '転職した理由を\n書きました。')).toBe('転職した理由を 書きました。');
  });

  it('keeps only the whole sentences of a long description', () => {
    const first = `${'あ'.repeat(150)}。`;
    expect(summarize(['本文です。'], `${first}${'い'.repeat(150)}。`)).toBe(first);
  });

  it('extracts sentences that share the words of the post, in its order, and no greeting', () => {
    const made = summarize([
      'こんにちは、斎藤です。',
      '開発の仕事から運用の仕事へ移りました。昼ごはんは蕎麦でした。',
      '運用の仕事と開発の仕事に上下はありません。',
      'それではごきげんよう。',
    ]);
    expect(made).toContain('開発の仕事から運用の仕事へ移りました。');
    expect(made.indexOf('移りました')).toBeLessThan(made.indexOf('上下はありません'));
    expect(made).not.toMatch(/こんにちは|ごきげんよう/u);
  });

  it.each([[['あ'.repeat(500)]], [['短い']], [['']], [[`${'い'.repeat(300)}。`]], [['👨‍👩‍👧‍👦'.repeat(60)]]])(
    'stays within its length for %j',
    (lines) => {
      const made = summarize(lines);
      expect(made.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
      expect(made.isWellFormed()).toBe(true);
    },
  );
});
