import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readPost } from '../../src/corpus/read-post.ts';
import type { Post } from '../../src/corpus/types.ts';
import { EXPECTED_POSTS } from './expected-posts.ts';
import { expectSoundPost, findStrayOffsets } from './post-contract.ts';

const FIXTURES = new URL('./fixtures/', import.meta.url);
const SEEDS = new URL('../../../shared/seeds/', import.meta.url);

function outline({ text, blocks }: Post): string[] {
  return blocks.map(
    ({ kind, level, slide, start, end }) =>
      `${kind}${level ?? ''}${slide ? `#${slide}` : ''} ${text.slice(start, end)}`,
  );
}

function read(id: string, source: string): Post {
  const { post } = readPost(id, source);
  if (!post) throw new Error(`${id} is not read`);
  return post;
}

/** A Markdown post with this front matter. */
function withFront(front: string): Post {
  return read('posts/some-name.md', `---\n${front}\n---\n\n本文です。\n`);
}

describe('readPost', () => {
  describe.each(readdirSync(FIXTURES).sort())('reads the fixture %s', (name) => {
    const source = readFileSync(new URL(name, FIXTURES));
    const { post, problems } = readPost(name, source);

    it('to a sound post without problems', () => {
      expect(problems).toEqual([]);
      expectSoundPost(post as Post, name, source.toString());
    });

    it('exactly', () => {
      const { id, text, blocks, ...meta } = post as Post;
      expect({ ...meta, outline: outline(post as Post) }).toEqual(EXPECTED_POSTS[name]);
    });

    it('with offsets that point at what is there', () => {
      expect(findStrayOffsets(post as Post, source.toString())).toEqual([]);
    });
  });

  describe('title', () => {
    it.each([
      ['of the front matter', 'a.md', '---\ntitle: 題\n---\n# 別\n\n本文', '題'],
      ['of the first heading', 'a.md', '# 題\n\n本文', '題'],
      ['of the file name, where nothing else names it', '2019-03-29-thank-you.md', '本文です。', 'thank you'],
      ['of the folder, where the file is an index', 'thank-you/index.md', '本文です。', 'thank you'],
      [
        'of the first sentence, where the name is a number',
        'p000123.txt',
        '灯台の話です。海の話です。',
        '灯台の話です。',
      ],
      ['of the first line, where it is no sentence', '0123456789abcdef.txt', '灯台の話\n海があった。', '灯台の話'],
      ['cut at a comma', '1.txt', `${'あ'.repeat(30)}、${'い'.repeat(40)}。`, `${'あ'.repeat(30)}…`],
      ['repaired', 'a.md', '---\ntitle: ⼤⼈のｻﾎﾟｰﾄ\n---\n本文', '大人のサポート'],
      ['that is a number', 'a.md', '---\ntitle: 2019\n---\n本文', '2019'],
    ])('%s', (_name, id, source, title) => {
      expect(read(id, source).title).toBe(title);
    });

    it('stays in the text of a file without structure', () => {
      expect(read('0123456789abcdef.txt', '灯台の話\n海があった。').text).toBe('灯台の話\n海があった。');
    });
  });

  describe('author', () => {
    it.each([
      ['author: a-know', { name: 'a-know', aliases: [] }],
      [
        'author: {name: a-know, aliases: [Daisuke Inoue, 井上大輔]}',
        { name: 'a-know', aliases: ['Daisuke Inoue', '井上大輔'] },
      ],
      ['author: a-know\nauthor_aliases: [Daisuke Inoue, a-know]', { name: 'a-know', aliases: ['Daisuke Inoue'] }],
      ['authors: [a-know, someone]', { name: 'a-know', aliases: [] }],
      ['authors:\n  - name: a-know', { name: 'a-know', aliases: [] }],
      ['author: 42', { name: '42', aliases: [] }],
      ['author: []', undefined],
    ])('of %j', (front, author) => {
      expect(withFront(front).author).toEqual(author);
    });

    it.each([
      ['こんにちは、サポートチームの平原です。今日は昔の話をします。', '平原'],
      ['斎藤です。こんにちは。', '斎藤'],
      ['はじめまして、株式会社なぎさ 田中太郎と申します。', '田中太郎'],
      ['どうも、[@mosuke5](https://example.com)です。', 'mosuke5'],
      ["Hi, I'm Emi Tanaka and I fix things.", 'Emi Tanaka'],
      ['今日は転職の話です。こんにちは。', undefined],
      ['こんにちは。エンジニアです。', undefined],
      ['私は田中です。', undefined],
      ['元同僚の id:y_uuki が話していた。', undefined],
    ])('of the greeting %j', (text, name) => {
      expect(read('a.md', `${text}\n`).author?.name).toBe(name);
    });
  });

  describe('date', () => {
    it.each([
      ['date: 2019-03-07T23:58:24-09:00', '2019-03-07'],
      ['date: 2022-12-14 12:00:00', '2022-12-14'],
      ['date: 2012年6月', '2012-06'],
      ['date: February 16, 2018', '2018-02-16'],
      ['date: Fri, 16 Feb 2018 23:00:00 -1000', '2018-02-16'],
      ['date: 20190307', '2019-03-07'],
      ['date: 2019', '2019'],
      ['published_at: 2022-02-10 08:00\npublished: true', '2022-02-10'],
      ['url: https://example.com/entry/2021/08/20/225135', '2021-08-20'],
      ['url: https://example.com/blog/2012/09/dev.html', '2012-09'],
      ['title: 2012年のこと', undefined],
    ])('of %j', (front, date) => {
      expect(withFront(front).date).toBe(date);
    });

    it('of the file name', () => {
      expect(read('2019-03-29-thank-you.md', '本文').date).toBe('2019-03-29');
    });

    it('is not one that the story mentions', () => {
      expect(read('a.txt', '題\n\n2012年6月に入社しました。\n\n楽しいです。\n\nおわり。').date).toBeUndefined();
    });

    it('that does not parse is a problem with its line', () => {
      const { post, problems } = readPost('a.md', '---\ntitle: 題\ndate: 昨日\n---\n本文');
      expect(post?.date).toBeUndefined();
      expect(problems).toEqual([{ path: 'a.md', line: 3, message: 'date: "昨日" is no date', severity: 'warning' }]);
    });
  });

  describe('tags', () => {
    it.each([
      ['categories: [クラウド, 退職]\ntags: [Tech, クラウド]', ['クラウド', '退職', 'Tech']],
      ['tags: a, b、c', ['a', 'b', 'c']],
      ['tags: Azure Support', ['Azure Support']],
      ['layout: post\ntags: azure support', ['azure', 'support']],
      ['tags: 2020', ['2020']],
      ['tags: [1, true, null, "", x]', ['1', 'true', 'x']],
      ['tags:\n  - name: SRE\n    versions: []', ['SRE']],
      ['topics: [a, "#b"]', ['a', 'b']],
      ['taxonomies: {tags: [a], categories: [b]}', ['b', 'a']],
    ])('of %j', (front, tags) => {
      expect(withFront(front).tags).toEqual(tags);
    });
  });

  describe('url', () => {
    it.each([
      ['url: https://example.com/a', 'https://example.com/a'],
      ['canonical: https://example.com/a', 'https://example.com/a'],
      ['permalink: /2019/a/', undefined],
      ['slug: a', undefined],
      ['source: https://example.com/a', 'https://example.com/a'],
    ])('of %j', (front, url) => {
      expect(withFront(front).url).toBe(url);
    });

    it.each(['javascript:alert(1)', 'http://', 'https://a b'])('of another form is a problem: %s', (url) => {
      const { post, problems } = readPost('a.md', `---\ntitle: 題\nurl: "${url}"\n---\n本文`);
      expect(post?.url).toBeUndefined();
      expect(problems).toMatchObject([{ path: 'a.md', line: 3, severity: 'warning' }]);
    });
  });

  it.each([
    ['日本語の文です。CRE とは Customer Reliability Engineering の略です。', 'ja'],
    ['An English text about a career.', 'en'],
    ['한국어 문장입니다.', 'ko'],
    ['我去年换了工作。', 'zh'],
    ['12345 !!', 'und'],
  ])('tells the language of %j', (text, lang) => {
    expect(read('1.txt', text).lang).toBe(lang);
  });

  it.each([
    ['draft: true', true],
    ['published: false', true],
    ['status: draft', true],
    ['private: true', false],
    ['draft: false', false],
  ])('knows a draft by %j', (front, draft) => {
    expect(readPost('a.md', `---\n${front}\n---\n本文`).draft).toBe(draft);
  });

  it('knows a note that retells its original', () => {
    expect(withFront('retold: true').retold).toBe(true);
    expect(withFront('title: 題')).not.toHaveProperty('retold');
  });

  describe.each([
    ['broken YAML', '---\ntitle: CRE: とは\nauthor: "田中\n---\n本文です。', 2],
    ['broken TOML', '+++\ntitle = "題"\ndate = = 1\n+++\n本文です。', 3],
    ['front matter that is never closed', '---\ntitle: 題\ndate: 2019-01-01\n\n本文です。', 1],
    [
      'an alias bomb',
      `---\ntitle: 題\na: &a [x, x]\n${'bcdefgh'
        .split('')
        .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`)
        .join('\n')}\n---\n本文です。`,
      2,
    ],
    ['deep nesting', `---\ntitle: 題\na: ${'['.repeat(10_000)}\n---\n本文です。`, 2],
    [
      'deep nesting of maps',
      `---\ntitle: 題\n${Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\n本文です。`,
      2,
    ],
    ['JavaScript', '---js\n{title: process.exit(1)}\n---\n本文です。', 1],
    ['a list for a map', '---\n- a\n- b\n---\n本文です。', 2],
  ])('front matter with %s', (_name, source, line) => {
    const { post, problems } = readPost('a.md', source);

    it('is a problem with its line, and the body is served', () => {
      expect(problems).toMatchObject([{ path: 'a.md', line: expect.any(Number), severity: 'warning' }]);
      expect(problems[0]?.line).toBeGreaterThanOrEqual(line);
      expect(post?.text).toBe('本文です。');
    });
  });

  it('keeps the plain lines of front matter that does not parse', () => {
    const { post } = readPost('a.md', '---\ntitle: CRE: とは\nauthor: "田中"\ntags: [a\n---\n本文です。');
    expect(post).toMatchObject({ title: 'CRE: とは', author: { name: '田中', aliases: [] } });
  });

  it('takes two rules with text between them for text', () => {
    expect(read('a.md', '---\n\nこれは本文です。\n\n---\n\nこれもです。').text).toBe('これは本文です。\nこれもです。');
  });

  it.each([
    ['empty bytes', new Uint8Array()],
    ['white space', '  \n\n　\n'],
    ['Shift_JIS', Uint8Array.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x95, 0xb6])],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x42, 0x30, 0x44, 0x30, 0x61, 0, 0x62, 0])],
    ['NUL bytes', new Uint8Array(1000)],
    ['front matter alone', '---\ntitle: 題\n---\n'],
  ])('reads nothing from %s, and says so', (_name, source) => {
    const { post, problems } = readPost('a.md', source);
    expect(post).toBeUndefined();
    expect(problems).toMatchObject([{ path: 'a.md', severity: 'error' }]);
  });

  it('serves a text with a few broken bytes, and says where they are', () => {
    const bytes = Buffer.concat([
      Buffer.from(`一行目です。\n${'あ'.repeat(300)}`),
      Buffer.from([0xff]),
      Buffer.from('い。\n'),
    ]);
    const { post, problems } = readPost('a.txt', bytes);
    expect(post?.text).toContain('あ\uFFFDい。');
    expect(problems).toMatchObject([{ line: 2, severity: 'warning' }]);
  });

  it('leaves stray control characters out, and says so for NUL', () => {
    const { post, problems } = readPost('a.txt', `${'あ'.repeat(100)}\u0000\u0007い。`);
    expect(post?.text).toBe(`${'あ'.repeat(100)}い。`);
    expect(problems).toMatchObject([{ line: 1, severity: 'warning' }]);
  });
});

const whenThere = existsSync(SEEDS) ? describe : describe.skip;

whenThere('readPost on the five originals', () => {
  const names = existsSync(SEEDS) ? readdirSync(SEEDS).sort() : [];
  const posts = names.map((name) => readPost(name, readFileSync(new URL(name, SEEDS))).post as Post);
  const texts = (post: Post | undefined, kind: string): string[] =>
    (post?.blocks ?? [])
      .filter((block) => block.kind === kind)
      .map(({ start, end }) => post?.text.slice(start, end) ?? '');

  it('keeps the contract', () => {
    for (const [at, name] of names.entries())
      expectSoundPost(posts[at] as Post, name, readFileSync(new URL(name, SEEDS), 'utf8'));
  });

  it('knows what they say about themselves', () => {
    expect(posts.map(({ id, text, blocks, description, tags, ...meta }) => meta)).toEqual([
      {
        title: 'Alibaba Cloudの中の人を卒業。Alibabaと僕の物語',
        author: { name: 'mosuke5', aliases: [] },
        date: '2019-03-07',
        lang: 'ja',
        kind: 'article',
      },
      {
        title: '「自分」をまるごと活かす!私が“CRE”というキャリアを選んだ理由',
        author: { name: 'Daisuke Inoue', aliases: ['井上大輔', 'a-know', 'a_know'] },
        date: '2018-02-16',
        source: 'Speaker Deck',
        lang: 'ja',
        kind: 'slides',
      },
      {
        title:
          '僕は CREing:ソフトウェアエンジニアにカスタマーサクセスを任せたときに起こるもの、を Autify で実現したいと思っている',
        author: { name: 'a-know', aliases: [] },
        source: 'えいのうにっき',
        lang: 'ja',
        kind: 'page',
      },
      {
        title: 'Azure IaaS における有償 Azure テクニカル サポートの対応範囲',
        author: { name: '平原', aliases: [] },
        date: '2022-12-14',
        lang: 'ja',
        kind: 'article',
      },
      {
        title: '入社して3ヶ月 - インフラエンジニアの道は始まったばかり',
        author: { name: '斎藤', aliases: [] },
        source: 'HEARTBEATS',
        lang: 'ja',
        kind: 'page',
      },
    ]);
    expect(posts.map(({ tags }) => tags)).toEqual([
      ['Alibaba Cloud', '退職', 'Tech'],
      [],
      [],
      ['Other', 'Support Explained', 'IaaS', 'Microsoft Azure'],
      [],
    ]);
  });

  it('finds their headings', () => {
    expect(texts(posts[0], 'heading')).toEqual([
      'そもそもAlibaba Cloudって？',
      'ジョインまでの経緯',
      '何をしていたか？',
      '日本リージョンの立ち上げ',
      '導入支援',
      'コミュニティ',
      '多国籍チームでのマネージャー',
      'アリババという会社、中国という国について',
      '新規事業で働くということ',
      'なぜやめるのか',
      '1. ビジネス、マネジメントに寄りすぎたため',
      '2. 技術のデリバリー方法についてもっと学びたいと思ったため',
      'これからについて',
      'Alibaba Cloudへの貢献はやめない',
      'さいごに',
    ]);
    expect(texts(posts[2], 'heading')).toEqual([]);
    expect(texts(posts[3], 'heading')).toEqual([
      '黎明期 (2008 – 2012)',
      '転換期 (2013 – 2015)',
      '成長期 (2016年 – 現在)',
      '補足：テクニカルサポートについて',
    ]);
    expect(texts(posts[4], 'heading')).toEqual([
      'これまでの私について',
      '「開発と運用、上下があると思いますか?」',
      'もう一度 お客様に顔を向ける',
      '3ヶ月目の感想',
      'これからについて',
    ]);
  });

  it('gives the slides the numbers that they have in the deck', () => {
    const slides = new Map(
      posts[1]?.blocks
        .filter(({ kind }) => kind === 'heading')
        .map(({ slide, start, end }) => [slide, posts[1]?.text.slice(start, end)]),
    );
    expect([...slides.keys()]).toEqual([
      3, 9, 11, 14, 19, 36, 39, 40, 41, 44, 47, 48, 50, 52, 54, 57, 58, 66, 69, 70, 77, 86, 92, 97,
    ]);
    expect(slides.get(3)).toBe('自己紹介');
    expect(slides.get(92)).toBe('幸運だっただけ？');
    expect(slides.get(97)).toBe('「変わるもの × 変わらないもの」私の考え');
  });

  it('puts together what lines of slides broke, and loses no bullet', () => {
    expect(texts(posts[1], 'list-item')).toEqual(
      expect.arrayContaining([
        'はてな(2005年当時)について、創業者である近藤が記した本',
        '株式会社はてな シニアエンジニア',
        '対外折衝経験',
        'スーツを着たことは一度もありません ※イメージです',
        '「エンジニアではあり続けたいけど、開発以外でも貢献することに興味がある自分にも合っていそう」',
      ]),
    );
    expect(posts[1]?.text).not.toMatch(/[•\u0250-\u1fff\u2e80-\u2fdf]/);
  });

  it('has no navigation, footer or title in their text', () => {
    expect(posts[4]?.text).not.toMatch(/HEARTBEATS|フォロー|公式ブログ|殿堂入り|入社して3ヶ月 -/);
    expect(posts[4]?.text).toMatch(/^斎藤です。こんにちは。\n[\s\S]*それでは皆様、ごきげんよう。$/);
    expect(posts[2]?.text).not.toMatch(/えいのうにっき|a-knowの日記です|^僕は CREing/);
    expect(posts[1]?.text).not.toMatch(/Tweet|Transcript|\?s=128|devsumi2018-cre/);
    expect(posts[2]?.text.endsWith('「科学」「工学」に昇華したいとも思っている。')).toBe(true);
  });

  it('keeps lists, quotes and hard breaks', () => {
    expect(texts(posts[2], 'list-item').slice(0, 2)).toEqual(['SRE', 'CRE']);
    expect(texts(posts[3], 'quote')).toHaveLength(2);
    expect(posts[0]?.text).toContain(
      '端的に言うと、\n「認知もお客もまだない、このAlibaba Cloudを日本のマーケットで根付かせるためになんでもやる」\nだったかなと思います。',
    );
  });
});
