import fc from 'fast-check';
import { splitPassages } from '../../src/passages/split.ts';
import { isNothing } from '../../src/search/confidence.ts';
import { search } from '../../src/search/search.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { makePost } from '../support/make-post.ts';

const POSTS = [
  makePost(
    'infra',
    [
      '# 夜中の障害',
      'サーバーの障害通知で夜中に起こされ、眠い目をこすりながら対応した。運用は減点評価だと感じていた。',
    ],
    {
      title: '開発から運用へ移って三か月',
      tags: ['インフラ', '転職'],
      author: { name: '斎藤', aliases: ['saito'] },
      date: '2012-09',
    },
  ),
  makePost(
    'cre',
    [
      '顧客の信頼を技術で築く仕事を選んだ。CREは問い合わせに答えるだけではなく、製品も直す。',
      '障害のときは顧客に状況を伝える。',
    ],
    {
      title: 'CREという職種を選んだ理由',
      tags: ['CRE', 'サポート'],
      date: '2018-02-16',
    },
  ),
  makePost(
    'cloud',
    [
      '中国のクラウドを日本で広める仕事を二年八か月続けた。マネージャーも経験した。',
      '技術から離れすぎたと感じて、退職を決めた。',
    ],
    {
      title: 'クラウド事業の立ち上げを卒業',
      tags: ['退職', 'クラウド'],
      date: '2019-03-29',
    },
  ),
  makePost(
    'support',
    ['サポートエンジニアは製品の専門家になれる。Azureの黎明期から顧客の質問に電話とメールで答えてきた。'],
    {
      title: 'クラウドの歴史とサポートの仕事',
      tags: ['サポート'],
      date: '2022-12-14',
    },
  ),
];
const index = buildSearchIndex(POSTS, splitPassages);
const ids = (question: string) => search(index, question).posts.map(({ postId }) => postId);

describe('search', () => {
  it.each([
    ['CREってどんな仕事？', 'cre', 'the rare word in the title and the text'],
    ['夜中に障害で起こされた話', 'infra', 'two of three words in one sentence beside one word elsewhere'],
    ['退職した理由', 'cloud', 'the tag and the text, though 理由 stands in another title'],
    ['サポートエンジニア', 'support', 'the whole compound beside its first half'],
    ['ｃｒｅ', 'cre', 'full-width letters'],
    ['さーばーの障害', 'infra', 'hiragana for katakana'],
    ['サーバ 障害', 'infra', 'the spelling without the long vowel'],
    ['運用 减点', 'infra', 'one word is enough where the other is unknown'],
    ['saito', 'infra', 'an alias of the author'],
    ['azure', 'support', 'case'],
  ])('finds for %s the post %s first: %s', (question, first) => {
    expect(ids(question)[0]).toBe(first);
  });

  it.each(['迷っています', '好きなことを', 'どうだった', 'work life balance'])('corrects nothing in %s', (question) => {
    const posts = [makePost('tools', ['TeamsとConnectを使ったら、Liveで話せるようになった。'])];
    const { question: read, posts: found } = search(buildSearchIndex(posts, splitPassages), question);
    expect(read.corrections).toEqual([]);
    expect(found).toEqual([]);
  });

  it('folds the passages of one post into one result', () => {
    const found = ids('障害');
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(['infra', 'cre']));
  });

  it('puts the newer post first where two are equal', () => {
    const twins = [
      makePost('old', ['同じ文章です。'], { date: '2010' }),
      makePost('new', ['同じ文章です。'], { date: '2020' }),
    ];
    expect(search(buildSearchIndex(twins, splitPassages), '文章').posts.map(({ postId }) => postId)).toEqual([
      'new',
      'old',
    ]);
  });

  it.each([
    '',
    '   ',
    '？！。',
    '🎉🎉',
    'のはをが',
    '\u0000\u0007',
    '\ud800',
    '"',
    '__proto__',
    'constructor toString',
  ])('finds nothing, and does not fail, for %j', (question) => {
    expect(isNothing(search(index, question))).toBe(true);
  });

  it('answers a question of 10,000 characters', () => {
    expect(ids('夜中の障害'.repeat(2000))[0]).toBe('infra');
  });

  it('never fails, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (question) => {
        for (const { hits, score } of search(index, question).posts) {
          expect(Number.isFinite(score)).toBe(true);
          expect(hits.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('isNothing', () => {
  it.each(['履歴書のテンプレートありますか', '社員食堂 メニュー', 'フリーランスの単価の相場'])(
    'holds for %s',
    (question) => {
      expect(isNothing(search(index, question))).toBe(true);
    },
  );

  it.each(['障害', '退職を決めた理由', 'CREとは'])('does not hold for %s', (question) => {
    expect(isNothing(search(index, question))).toBe(false);
  });
});
