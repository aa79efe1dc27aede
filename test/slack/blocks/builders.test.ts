import type { Answer, Post } from '../../../src/library.ts';
import { buildHelp, buildNothingFound } from '../../../src/slack/blocks/guides.ts';
import { buildPrivateAnswer } from '../../../src/slack/blocks/private-answer.ts';
import { buildSharedPost } from '../../../src/slack/blocks/shared-post.ts';
import { buildThreadAnswer } from '../../../src/slack/blocks/thread-answer.ts';
import { phrasesOf } from '../../../src/slack/phrases.ts';
import { decodeState } from '../../../src/slack/state.ts';
import { fakeExcerpt, fakePost } from '../../support/fake-library.ts';
import { textOf } from '../../support/senpai.ts';

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

  it('marks what is told in other words than the author’s', () => {
    const retold = answerOf([fakePost({ retold: true })]);
    expect(textOf(buildPrivateAnswer(retold, { phrases: ja }).blocks)).toContain(
      'Speaker Deck · 要約・語り直し · #CRE',
    );
    expect(textOf(buildThreadAnswer(retold, phrasesOf('en')).blocks)).toContain('Speaker Deck · retold in our words');
    expect(textOf(buildPrivateAnswer(answerOf([fakePost()]), { phrases: ja }).blocks)).not.toContain('語り直し');
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
