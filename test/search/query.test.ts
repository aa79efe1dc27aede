import fc from 'fast-check';
import { splitPassages } from '../../src/passages/split.ts';
import { isNothing } from '../../src/search/confidence.ts';
import { parseQuery } from '../../src/search/query.ts';
import { search } from '../../src/search/search.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { makePost } from '../support/make-post.ts';

describe('parseQuery', () => {
  it.each([
    ['転職 author:a-know', '転職', { author: ['a-know'] }],
    ['著者：井上大輔　転職', '転職', { author: ['井上大輔'] }],
    ['タグ:CRE tag:"site reliability"', '', { tag: ['CRE', 'site reliability'] }],
    ['year:2018', '', { year: [{ from: 2018, to: 2018 }] }],
    ['年：２０１６..２０１９ 障害', '障害', { year: [{ from: 2016, to: 2019 }] }],
    ['year:2019..2016', '', { year: [{ from: 2016, to: 2019 }] }],
    ['year:..2016', '', { year: [{ from: 0, to: 2016 }] }],
    ['year:2018年', '', { year: [{ from: 2018, to: 2018 }] }],
    ['lang:EN in:alibaba', '', { lang: ['EN'], in: ['alibaba'] }],
  ])('reads %s', (text, words, filters) => {
    const query = parseQuery(text);
    expect(query.words).toBe(words);
    expect(query.filters).toMatchObject(filters);
    expect(query.narrowed).toBe(true);
  });

  it('keeps the words of a phrase among the words, and what must not stand apart', () => {
    expect(parseQuery('“神の怒り” -Azure SRE')).toMatchObject({
      words: '神の怒り SRE',
      phrases: ['神の怒り'],
      without: ['Azure'],
    });
  });

  it.each([
    'year:いつ',
    'author:',
    '"開いたまま',
    '-',
    'a-know',
    'tag:"',
    'http://example.com',
    'year:20..1',
    'e-mail -',
  ])('takes %s for plain words', (text) => {
    expect(parseQuery(text)).toMatchObject({ words: text, narrowed: false });
  });

  it('stays quick and whole with a thousand filters and any other text', () => {
    expect(parseQuery('tag:a '.repeat(1000)).filters.tag.length).toBeLessThanOrEqual(16);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => typeof parseQuery(text).words === 'string'),
    );
  });
});

describe('search', () => {
  const posts = [
    makePost('2018/cre.md', ['CREという仕事を選んだ。障害の夜もあった。'], {
      title: 'CREの話',
      author: { name: 'a-know', aliases: ['井上大輔'] },
      tags: ['CRE', '転職'],
      date: '2018-02-16',
    }),
    makePost('2012/infra.md', ['夜中の障害に対応した。運用の仕事を選んだ。'], {
      title: 'インフラの話',
      author: { name: '斎藤', aliases: [] },
      tags: ['インフラ'],
      date: '2012-09',
    }),
    makePost('en.md', ['I joined the support team. The outage taught me a lot.'], { title: 'A story', lang: 'en' }),
  ];
  const index = buildSearchIndex(posts, splitPassages);
  const ids = (text: string) => search(index, text).posts.map(({ postId }) => postId);

  it.each([
    ['障害 author:井上大輔', ['2018/cre.md']],
    ['障害 タグ：インフラ', ['2012/infra.md']],
    ['障害 year:2010..2015', ['2012/infra.md']],
    ['障害 -夜中', ['2018/cre.md']],
    ['"夜中の障害"', ['2012/infra.md']],
    ['lang:en', ['en.md']],
    ['in:2012', ['2012/infra.md']],
    ['author:誰か', []],
  ])('narrows %s', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('gives every post that passes for filters alone, and nothing for unknown words beside them', () => {
    expect(ids('year:2000..2030')).toHaveLength(2);
    expect(isNothing(search(index, 'year:2000..2030'))).toBe(false);
    expect(isNothing(search(index, '宇宙飛行士 author:a-know'))).toBe(true);
  });

  it('finds a compound verb with and without its endings', () => {
    const spelled = [
      makePost('a', ['組み込みの開発をした。']),
      makePost('b', ['組込み機器を作った。']),
      makePost('c', ['別の話をした。']),
    ];
    const own = buildSearchIndex(spelled, splitPassages);
    for (const text of ['組み込み', '組込み', '組込']) {
      expect(
        search(own, text)
          .posts.map(({ postId }) => postId)
          .sort(),
      ).toEqual(['a', 'b']);
    }
  });
});
