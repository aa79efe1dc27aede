import fc from 'fast-check';
import { createHighlights } from '../../src/library/highlights.ts';
import { highlightSpans } from '../../src/passages/excerpt.ts';
import { splitPassages } from '../../src/passages/split.ts';
import { readQuestion } from '../../src/search/question.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { sentencesOf } from '../../src/search/sentences-of.ts';
import { createTermSlots } from '../../src/search/term-slots.ts';
import { makePost } from '../support/make-post.ts';

/** What is highlighted in `span` of a post with this text, from the index and by cutting the words anew. */
function bothWays(text: string, question: string, spanOf = (length: number) => ({ start: 0, end: length })) {
  const post = makePost('post', [text], { title: '題' });
  const index = buildSearchIndex([post], splitPassages);
  const asked = readQuestion(question, index);
  const sentences = index.passages.flatMap((_, unit) => sentencesOf(index, unit));
  const highlightsIn = createHighlights(index, asked, createTermSlots(asked.terms));
  const span = spanOf(post.text.length);
  const terms = new Set(asked.terms.map(({ term }) => term));
  return {
    indexed: highlightsIn(post.text, span, sentences),
    anew: highlightSpans(post.text.slice(span.start, span.end), (term) => terms.has(term)),
    shown: (spans: { start: number; end: number }[]) =>
      spans.map(({ start, end }) => post.text.slice(span.start, span.end).slice(start, end)),
  };
}

describe('createHighlights', () => {
  it('marks the words that were asked for, neighbours joined', () => {
    const { indexed, shown } = bothWays('サポートエンジニアに転職した。転職の理由は仕事。', '転職の理由とサポート');
    expect(shown(indexed)).toEqual(['サポート', '転職', '転職', '理由']);
  });

  it('cuts a sentence anew that the excerpt does not hold whole', () => {
    const { indexed, shown } = bothWays('前の職場から転職した。', '転職', () => ({ start: 2, end: 9 }));
    expect(shown(indexed)).toEqual(['転職']);
  });

  it('marks words of a sentence that is too long to have places', () => {
    const { indexed, shown } = bothWays(`${'職場の話、'.repeat(60)}そして転職した。`, '転職');
    expect(shown(indexed)).toEqual(['転職']);
  });

  it('marks what cutting every sentence anew would mark', () => {
    const unit = fc.constantFrom(
      '転職',
      'の',
      'サーバー',
      'エンジニア',
      'Azure',
      '。',
      '、',
      ' ',
      '働く',
      'えんじにあ',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 60 }),
        fc.string({ unit, maxLength: 6 }),
        (text, asked) => {
          const { indexed, anew, shown } = bothWays(`仕事${text}`, asked);
          expect(shown(indexed)).toEqual(shown(anew));
        },
      ),
    );
  });
});
