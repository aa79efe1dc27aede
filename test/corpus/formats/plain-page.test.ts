import { isPlainPage, readPlainPage } from '../../../src/corpus/formats/plain-page.ts';

function read(...chunks: string[]) {
  const { found, pieces } = readPlainPage({ id: 'x.txt', text: chunks.join('\n\n'), start: 0 });
  return { found, outline: pieces.map(({ kind, text }) => `${kind} ${text}`) };
}

const BODY = ['最初の段落は文です。', '次の段落も文です。', '三つめの段落です。'];

describe('isPlainPage', () => {
  it.each([
    ['a title and paragraphs', ['海辺の開発室で働くということ', ...BODY], true],
    ['navigation above the title', ['ホーム | 会社概要', '海辺の開発室で働くということ', ...BODY], true],
    ['paragraphs alone', BODY.concat(BODY), false],
    ['two chunks', ['題', '文です。'], false],
  ])('of %s', (_name, chunks, page) => {
    expect(isPlainPage(chunks.join('\n\n'))).toBe(page);
  });
});

describe('readPlainPage', () => {
  it.each([
    ['a title alone', ['海辺の開発室で働くということ'], '海辺の開発室で働くということ', undefined],
    ['a short title and a first section', ['退職しました', 'はじめに'], '退職しました', undefined],
    ['a site and a title', ['ゆうなぎ', '退職しました'], '退職しました', 'ゆうなぎ'],
    [
      'a long site name and a title',
      ['株式会社なぎさの開発者ブログのトップ', '海辺の開発室'],
      '海辺の開発室',
      '株式会社なぎさの開発者ブログのトップ',
    ],
    [
      'a title and a first section',
      ['海辺の開発室で働くということ', 'はじめに'],
      '海辺の開発室で働くということ',
      undefined,
    ],
    [
      'a site, a tagline and a title',
      ['なぎさ', 'namiの日記です', '海辺の開発室で働くということ'],
      '海辺の開発室で働くということ',
      'なぎさ',
    ],
    [
      'a site, a title and a first section',
      ['NAGISA', '海辺の開発室で働くということ', '概要'],
      '海辺の開発室で働くということ',
      'NAGISA',
    ],
    [
      'a breadcrumb and a title',
      ['ホーム > ブログ > 転職', '海辺の開発室で働くということ'],
      '海辺の開発室で働くということ',
      undefined,
    ],
  ])('finds the title under %s', (_name, head, title, source) => {
    const { found, outline } = read(...head, ...BODY);
    expect([found.title, found.source]).toEqual([title, source]);
    expect(outline).not.toContain(`paragraph ${title}`);
    expect(outline).toEqual(expect.arrayContaining(BODY.map((text) => `paragraph ${text}`)));
  });

  it('finds headings, with and without a sign', () => {
    const { outline } = read(
      '海辺の開発室で働くということ',
      ...BODY,
      '■ 仕事のこと',
      ...BODY,
      '2. これから',
      ...BODY,
      '【補足】',
      ...BODY,
    );
    expect(outline.filter((line) => line.startsWith('heading'))).toEqual([
      'heading 仕事のこと',
      'heading 2. これから',
      'heading 【補足】',
    ]);
  });

  it('takes the lines of a poem for no headings', () => {
    const { outline } = read(
      '海の詩と、それについての長い題',
      '波',
      '寄せて',
      '返して、',
      '砂',
      '残る、',
      '石',
      '眠る、',
      'おわり。',
    );
    expect(outline.some((line) => line.startsWith('heading'))).toBe(false);
  });

  it('keeps the items of lists', () => {
    const { outline } = read(
      '海辺の開発室で働くということ',
      ...BODY,
      '  • 一\n    • 二\n  ・三',
      '  1. 四\n  2. 五',
      ...BODY,
    );
    expect(outline.filter((line) => line.startsWith('list-item'))).toEqual(
      ['一', '二', '三', '四', '五'].map((item) => `list-item ${item}`),
    );
  });

  it.each([
    ['follow', 'なぎさをフォロー'],
    ['share', 'この記事をシェアする'],
    ['related', '関連記事'],
    ['copyright', '© 2020 NAGISA'],
    ['comments', 'コメント (3)'],
    ['about', '株式会社なぎさの情報をお届けする公式ブログです。'],
    ['reader', 'a-know 2年前 読者になる'],
  ])('leaves out the footer from its line on: %s', (_name, line) => {
    const { outline } = read(
      '海辺の開発室で働くということ',
      ...BODY,
      ...BODY,
      line,
      '  • Twitter:NAGISA',
      '別の記事の題',
    );
    expect(outline).toEqual([...BODY, ...BODY].map((text) => `paragraph ${text}`));
  });

  it('leaves out navigation inside the text', () => {
    const { outline } = read('海辺の開発室で働くということ', ...BODY, 'ツイート', 'ホーム | お問い合わせ', ...BODY);
    expect(outline).toEqual([...BODY, ...BODY].map((text) => `paragraph ${text}`));
  });

  it('joins wrapped lines, and keeps those that were broken on purpose', () => {
    const { outline } = read('海辺の開発室で働くということ', '長い文の途中で\n折り返します。\n次の文です。', ...BODY);
    expect(outline[0]).toBe('paragraph 長い文の途中で折り返します。\n次の文です。');
  });
});
