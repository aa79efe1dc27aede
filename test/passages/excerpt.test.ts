import fc from 'fast-check';
import { EXCERPT_LENGTH, excerptSpan, highlightSpans } from '../../src/passages/excerpt.ts';
import { sentences } from '../../src/text/sentences.ts';

/** A toy index: every character is a term. */
const termsOf = (text: string) => [...text].map((character) => character.codePointAt(0) ?? 0);
const cut = (text: string, question: string, length?: number) => {
  const weights = new Map(termsOf(question).map((term) => [term, 1]));
  const all = sentences(text).map((span) => ({ ...span, terms: termsOf(text.slice(span.start, span.end)) }));
  const span = excerptSpan(text, all, { weights, termsOf, length });
  return span && text.slice(span.start, span.end);
};

describe('excerptSpan', () => {
  it('takes the sentences that hold the asked words', () => {
    expect(cut('あああ。いいい。ううう。', 'い', 4)).toBe('いいい。');
  });

  it('takes neighbours with it as far as they fit', () => {
    expect(cut('あああ。いいい。ううう。', 'いう', 8)).toBe('いいい。ううう。');
  });

  it('cuts a sentence that is too long at phrase boundaries', () => {
    expect(cut('あああああ、いいいいい、ううううう。', 'い', 8)).toBe('いいいいい、');
  });

  it('never cuts inside a grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(cut(family.repeat(30), '👨', 30)).toBe(family.repeat(2));
  });

  it('gives nothing where there is no sentence', () => {
    expect(cut('', 'あ')).toBeUndefined();
  });

  it('is always a piece of the text within the length', () => {
    const unit = fc.constantFrom('あ', 'い', 'う', '。', '、', ' ', '\n', 'a', '🎉', '「', '」');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 900 }), fc.string({ unit, maxLength: 5 }), (text, question) => {
        const excerpt = cut(text, question);
        if (excerpt === undefined) return expect(text.trim()).toBe('');
        expect(text).toContain(excerpt);
        expect(excerpt.length).toBeLessThanOrEqual(EXCERPT_LENGTH);
        expect(excerpt).toBe(excerpt.trim());
      }),
    );
  });
});

describe('highlightSpans', () => {
  it('marks the words that match, neighbours joined', () => {
    const text = '転職の理由と、転職。';
    const marked = highlightSpans(text, (term) => ['転職', 'の', '理由'].includes(term));
    expect(marked.map(({ start, end }) => text.slice(start, end))).toEqual(['転職の理由', '転職']);
  });
});
