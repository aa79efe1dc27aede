import fc from 'fast-check';
import type { Answer, Excerpt, Post } from '../../src/library.ts';

/** Text of the kinds that break things. */
export const anyText = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: fc.constantFrom('転', '職', 'か\u3099', '。', '\n', '&', '<', '>', '*'), maxLength }),
    fc.string({ unit: fc.constantFrom('م', 'ر', 'ש', '\u202e', '\u200f', ' '), maxLength }),
    fc.string({ unit: fc.constantFrom('👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'e\u0301\u0302', '\u0000', '\ud800'), maxLength }),
    fc.constantFrom('', ' ', '　', 'w'.repeat(maxLength * 10), '<!channel> & <@U1>'.repeat(maxLength)),
  );

const anyUrl = fc.option(fc.oneof(fc.webUrl(), anyText(20), fc.constant(`https://a.example/${'あ'.repeat(900)}`)), {
  nil: undefined,
});

/** A post of which every part may be anything. */
export const anyPost: fc.Arbitrary<Post> = fc.record({
  id: anyText(400).map((id) => id || 'x'),
  title: anyText(300),
  author: fc.option(fc.record({ name: anyText(100), aliases: fc.constant([]) }), { nil: undefined }),
  date: fc.option(fc.oneof(anyText(12), fc.constantFrom('2019', '2019-03', '2019-03-29', '2019-99-99')), {
    nil: undefined,
  }),
  url: anyUrl,
  source: fc.option(anyText(100), { nil: undefined }),
  tags: fc.array(anyText(60), { maxLength: 30 }),
  lang: fc.constant('ja'),
  kind: fc.constant('article' as const),
  text: anyText(200),
  blocks: fc.constant([]),
});

/** An excerpt whose highlights may lie anywhere. */
export const anyExcerpt: fc.Arbitrary<Excerpt> = fc.record({
  text: anyText(1_000),
  highlights: fc.array(
    fc.record({ start: fc.integer({ min: -5, max: 500 }), end: fc.integer({ min: -5, max: 500 }) }),
    {
      maxLength: 40,
    },
  ),
  link: anyUrl,
  heading: fc.option(anyText(200), { nil: undefined }),
  slide: fc.option(fc.nat(500), { nil: undefined }),
});

/** An answer with results. */
export const anyAnswer: fc.Arbitrary<Answer> = fc.record({
  question: anyText(3_000),
  results: fc.array(fc.record({ post: anyPost, score: fc.constant(1), excerpt: anyExcerpt, summary: anyText(1_000) }), {
    minLength: 1,
    maxLength: 5,
  }),
  total: fc.nat(50),
  corrections: fc.array(fc.record({ from: anyText(100), to: anyText(100) }), { maxLength: 5 }),
  near: fc.record({ words: fc.array(anyText(100), { maxLength: 5 }), posts: fc.array(anyPost, { maxLength: 4 }) }),
});

/** Either language. */
export const anyLang = fc.constantFrom('ja' as const, 'en' as const);
