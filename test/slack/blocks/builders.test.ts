import fc from 'fast-check';
import type { Answer, Excerpt, Post } from '../../../src/library.ts';
import { checkMessageBlocks, checkView, textLength } from '../../../src/local/block-rules.ts';
import { buildEmpty, buildHelp, buildNothingFound, buildNotice } from '../../../src/slack/blocks/guides.ts';
import { buildPrivateAnswer } from '../../../src/slack/blocks/private-answer.ts';
import { buildLoadingView, buildNoticeView, buildReadMoreView } from '../../../src/slack/blocks/read-more-view.ts';
import { buildSharedPost } from '../../../src/slack/blocks/shared-post.ts';
import { buildThreadAnswer } from '../../../src/slack/blocks/thread-answer.ts';
import type { OutMessage } from '../../../src/slack/blocks/types.ts';
import { phrasesOf } from '../../../src/slack/phrases.ts';
import { decodeState } from '../../../src/slack/state.ts';
import { fakeExcerpt, fakePost } from '../../support/fake-library.ts';
import { textOf } from '../../support/senpai.ts';

/** Text of the kinds that break things. */
const anyText = (maxLength: number) =>
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

const anyPost: fc.Arbitrary<Post> = fc.record({
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

const anyExcerpt: fc.Arbitrary<Excerpt> = fc.record({
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

const anyAnswer: fc.Arbitrary<Answer> = fc.record({
  question: anyText(3_000),
  results: fc.array(fc.record({ post: anyPost, score: fc.constant(1), excerpt: anyExcerpt, summary: anyText(1_000) }), {
    minLength: 1,
    maxLength: 5,
  }),
  total: fc.nat(50),
  corrections: fc.array(fc.record({ from: anyText(100), to: anyText(100) }), { maxLength: 5 }),
  near: fc.record({ words: fc.array(anyText(100), { maxLength: 5 }), posts: fc.array(anyPost, { maxLength: 4 }) }),
});

const langs = fc.constantFrom('ja' as const, 'en' as const);

function expectSound({ text, blocks }: OutMessage): void {
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(textLength(blocks)).toBeLessThanOrEqual(11_000);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(3_000);
  expect(text.replace(/^<@U1>/, '')).not.toMatch(/[<>]/);
  const json = JSON.stringify(blocks);
  expect(json).not.toContain('mrkdwn');
  expect(Buffer.from(json).toString()).toBe(json);
  // Values are JSON of their own, whose escapes are plain ASCII.
  expect(json.replace(/"value":"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\\u0000|\\ud800/);
}

describe('every builder stays under every limit', () => {
  const options = { numRuns: 150 };

  it('private answers', () => {
    fc.assert(
      fc.property(anyAnswer, langs, fc.nat(40), fc.subarray([0, 1, 2, 3, 4]), (answer, lang, offset, shared) => {
        expectSound(buildPrivateAnswer(answer, { phrases: phrasesOf(lang), offset, shared }));
      }),
      options,
    );
  });

  it('answers in threads', () => {
    fc.assert(
      fc.property(anyAnswer, langs, (answer, lang) => expectSound(buildThreadAnswer(answer, phrasesOf(lang)))),
      options,
    );
  });

  it('guides and notices', () => {
    fc.assert(
      fc.property(anyAnswer, fc.array(anyText(300), { maxLength: 6 }), langs, (answer, examples, lang) => {
        expectSound(buildNothingFound(answer, examples, phrasesOf(lang)));
        expectSound(buildHelp(examples, phrasesOf(lang)));
        expectSound(buildEmpty(examples, phrasesOf(lang)));
        expectSound(buildNotice(answer.question));
      }),
      options,
    );
  });

  it('shared posts', () => {
    fc.assert(
      fc.property(
        anyPost,
        anyText(1_000),
        fc.option(anyExcerpt, { nil: undefined }),
        langs,
        (post, summary, excerpt, lang) =>
          expectSound(buildSharedPost({ post, summary, excerpt, userId: 'U1' }, phrasesOf(lang))),
      ),
      options,
    );
  });

  it('modals', () => {
    fc.assert(
      fc.property(
        anyPost,
        anyText(3_000),
        fc.array(anyExcerpt, { maxLength: 60 }),
        langs,
        (post, summary, excerpts, lang) => {
          const words = phrasesOf(lang);
          const view = buildReadMoreView({ post, summary, excerpts, heading: words.matches(excerpts.length) }, words);
          for (const each of [view, buildLoadingView(words), buildNoticeView(summary, words)]) {
            expect(checkView(each)).toEqual([]);
            expect(Buffer.byteLength(JSON.stringify(each))).toBeLessThan(250 * 1024);
          }
        },
      ),
      options,
    );
  });
});

const ja = phrasesOf('ja');
const answerOf = (posts: Post[], part: Partial<Answer> = {}): Answer => ({
  question: 'CRE',
  results: posts.map((post) => ({ post, score: 1, excerpt: fakeExcerpt(post, 'CRE'), summary: 'まとめです。' })),
  total: posts.length,
  corrections: [],
  near: { words: [], posts: [] },
  ...part,
});

describe('buildPrivateAnswer', () => {
  it('shows title, author, date, source, tags, summary and excerpt', () => {
    const { blocks, text } = buildPrivateAnswer(answerOf([fakePost()]), { phrases: ja });
    const shown = textOf(blocks);
    expect(shown).toContain('私が“CRE”というキャリアを選んだ理由');
    expect(shown).toContain('a-know · 2018年2月16日 · Speaker Deck · #CRE');
    expect(shown).toContain('まとめです。');
    expect(text).toBe(
      '私が“CRE”というキャリアを選んだ理由（a-know · 2018年2月16日）: CREは、お客さまの不安をゼロにするエンジニアです。私はCREになりました。',
    );
  });

  it('says which words were searched instead', () => {
    const answer = answerOf([fakePost()], { corrections: [{ from: 'アリバパ', to: 'アリババ' }] });
    expect(textOf(buildPrivateAnswer(answer, { phrases: ja }).blocks)).toContain(
      '“アリバパ” の代わりに “アリババ” で探しました',
    );
  });

  it('has "more" only where there is more', () => {
    const more = JSON.stringify(buildPrivateAnswer(answerOf([fakePost()], { total: 5 }), { phrases: ja, offset: 3 }));
    expect(more).toContain('more.next');
    expect(more).toContain('more.back');
    expect(JSON.stringify(buildPrivateAnswer(answerOf([fakePost()]), { phrases: ja }))).not.toContain('more.');
  });

  it('links the title to the exact place', () => {
    const answer = answerOf([fakePost()]);
    const [result] = answer.results;
    if (result) result.excerpt.link = 'https://example.com/cre?slide=7';
    expect(JSON.stringify(buildPrivateAnswer(answer, { phrases: ja }).blocks)).toContain('?slide=7');
  });
});

describe('buildThreadAnswer', () => {
  it('quotes first, then names the post, then the others in a line each', () => {
    const others = [
      fakePost({ id: '2.md', title: '二つめ' }),
      fakePost({ id: '3.md', title: '三つめ', author: undefined }),
    ];
    const { blocks } = buildThreadAnswer(answerOf([fakePost(), ...others]), ja);
    const shown = textOf(blocks).replaceAll('\n', '');
    expect(shown.indexOf('不安をゼロ')).toBeLessThan(shown.indexOf('キャリアを選んだ理由'));
    expect(shown).toContain('二つめ — a-know · 2018年2月16日');
    expect(shown).toContain('三つめ — 2018年2月16日');
  });

  it('is misused without a result', () => {
    expect(() => buildThreadAnswer(answerOf([]), ja)).toThrow('buildThreadAnswer');
  });
});

describe('buildNothingFound', () => {
  it('offers near words and near posts', () => {
    const near = { words: ['転職', '退職'], posts: [fakePost({ title: '近い話' })] };
    const json = JSON.stringify(buildNothingFound(answerOf([], { near }), ['CRE'], ja));
    expect(json).toContain('"try.1"');
    expect(json).toContain('近い話');
    expect(json).not.toContain('まずは、押してみてください');
  });

  it('offers examples where nothing is near', () => {
    expect(JSON.stringify(buildNothingFound(answerOf([]), ['CRE'], ja))).toContain('まずは、押してみてください');
  });
});

describe('buildHelp', () => {
  it('promises privacy, in both languages', () => {
    expect(textOf(buildHelp(['CRE'], ja).blocks)).toContain('保存も記録もしません');
    expect(textOf(buildHelp(['CRE'], phrasesOf('en')).blocks)).toContain('never stored and never logged');
  });

  it('says so when there are no posts', () => {
    expect(textOf(buildHelp([], ja).blocks)).toContain('まだ投稿がひとつもありません');
  });
});

describe('buildSharedPost', () => {
  it('gives away nothing of the question', () => {
    const shared = buildSharedPost(
      { post: fakePost(), summary: 'まとめ', excerpt: fakeExcerpt(fakePost(), 'CRE'), userId: 'U1' },
      ja,
    );
    const [button] = (shared.blocks.at(-1) as { elements: { value: string }[] }).elements;
    expect(decodeState('readMore', button?.value)).toEqual({ p: '2018/cre.md', q: '' });
    expect(JSON.stringify(shared.blocks).match(/bold/g)).toHaveLength(1);
    expect(shared.text).toMatch(/^<@U1> さんが共有しました: /);
  });
});
