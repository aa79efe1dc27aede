import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { check } from '../../../src/cli/check.ts';
import { checkCorpus } from '../../../src/corpus/check/check-corpus.ts';
import { findBrokenLinks } from '../../../src/corpus/check/link-forms.ts';
import { SetupError } from '../../../src/errors.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'check-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

const problemsOf = async (files: Record<string, string | Uint8Array>) => {
  await write(files);
  const { problems } = await checkCorpus([folder]);
  return problems.map(({ path, line, severity, message }) => `${path}:${line ?? ''} ${severity} ${message}`);
};

const LONG = Array.from(
  { length: 30 },
  (_, at) => `${at}番目の段落では、転職して${at}か月目に学んだことを書きます。`,
).join('\n\n');

describe('checkCorpus', () => {
  it('finds nothing in sound posts', async () => {
    expect(
      await problemsOf({
        'a.md':
          '---\ntitle: 一\ndate: 2019-03-29\nurl: https://example.jp/a\n---\n本文と[リンク](https://example.jp/a_(b) "題")です。',
        'b.html': '<html><head><title>二</title></head><body><p>別の本文です。</p></body></html>',
      }),
    ).toEqual([]);
  });

  it.each<[string, Record<string, string | Uint8Array>, string[]]>([
    [
      'broken front matter',
      { 'a.md': '---\ntitle: "一\ndate: 2019-01-01\n---\n本文' },
      ['a.md:4 warning front matter: Missing closing "quote'],
    ],
    [
      'no title',
      { '0123456789ab.md': 'ただの本文です。' },
      ['0123456789ab.md:1 warning no title: it is called "ただの本文です。"'],
    ],
    [
      'a date that does not parse',
      { 'a.md': '---\ntitle: 一\ndate: 2019-13-45\n---\n本文' },
      ['a.md:3 warning date: "2019-13-45" is no date'],
    ],
    ['an empty file', { 'a.md': '' }, ['a.md: error there is nothing to read in it']],
    [
      'another encoding',
      { 'a.txt': Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x82, 0xc5]) },
      ['a.txt: error it is not UTF-8: convert it, or bring it in with import'],
    ],
    [
      'undecoded characters',
      { 'a.md': '# 一\n\n前の段落。\n\nこれは\uFFFDです。' },
      ['a.md:5 warning garbled: characters that could not be decoded'],
    ],
    [
      'private characters of a font',
      { 'a.md': '# 一\n\n矢印\uE0B0です。' },
      ["a.md:3 warning garbled: a font's private characters"],
    ],
    [
      'UTF-8 read as Shift_JIS',
      { 'a.md': '# 一\n\n縺薙ｓ縺ｫ縺｡縺ｯ' },
      ['a.md:3 warning garbled: UTF-8 that was read as Shift_JIS'],
    ],
    [
      'UTF-8 read as Latin-1',
      { 'a.md': '# 一\n\nCafÃ© and naÃ¯ve' },
      ['a.md:3 warning garbled: UTF-8 that was read as Latin letters'],
    ],
    [
      'ISO-2022-JP without its escapes',
      { 'a.md': '# 一\n\n$B$3$s$K$A$O(B' },
      ['a.md:3 warning garbled: text in ISO-2022-JP'],
    ],
    [
      'a broken link',
      { 'a.md': '# 一\n\n[続き](http:/example.jp)です。' },
      ['a.md:3 warning broken link: "http:/example.jp" is no web address'],
    ],
  ])('lists %s', async (_, files, expected) => {
    const found = await problemsOf(files);
    expect(found).toHaveLength(expected.length);
    for (const [at, line] of expected.entries()) expect(found[at]).toContain(line);
  });

  it('lists posts with the same url, whatever its scheme, fragment and closing slash', async () => {
    const post = (url: string, text: string) => `---\ntitle: 題\nurl: ${url}\n---\n${text}`;
    expect(
      await problemsOf({
        'a.md': post('https://example.jp/x', '一つ目の本文です。'),
        'b.md': post('http://www.example.jp/x/#top', 'ほかの話をします。'),
        'c.md': post('https://example.jp/x?p=2', 'さらに別の話です。'),
      }),
    ).toEqual(['b.md: warning it has the same url as a.md']);
  });

  it('lists posts with nearly the same text, beside the first of them', async () => {
    expect(
      await problemsOf({
        'a.md': `# 一\n\n${LONG}`,
        'b.md': `# 二\n\n${LONG.replace('3番目', '三番目')}\n\n追記もあります。`,
        'c.md': `# 三\n\n${LONG.slice(0, LONG.length / 3)}`,
        'd.md': '# 四\n\nまったく別の話です。',
        'e.md': '# 五\n\nまったく別の話です。',
      }),
    ).toEqual(['b.md: warning nearly the same text as a.md', 'e.md: warning nearly the same text as d.md']);
  });

  it('finds fifty copies among a thousand posts that share a footer', async () => {
    const footer = 'この記事は社内の勉強会で話した内容をもとに書きました。感想はいつでもお寄せください。';
    const text = (seed: number) =>
      Array.from({ length: 12 }, (_, at) =>
        String.fromCodePoint(0x4e00 + ((seed * 7919 + at * 104_729) % 20_000)),
      ).join('の');
    await write(
      Object.fromEntries(
        Array.from({ length: 1_000 }, (_, at) => [
          `${String(at).padStart(4, '0')}.md`,
          `# 題 ${at}\n\n${at < 50 ? text(0).repeat(8) : Array.from({ length: 8 }, (_, part) => text(at * 8 + part)).join('。')}\n\n${footer}`,
        ]),
      ),
    );
    const { problems } = await checkCorpus([folder]);
    expect(problems.map(({ message }) => message)).toEqual(Array(49).fill('nearly the same text as 0000.md'));
  });

  it('refuses a folder that is missing', async () => {
    await expect(checkCorpus([join(folder, 'nowhere')])).rejects.toThrow(SetupError);
  });
});

describe('findBrokenLinks', () => {
  it.each([
    '[a](https://example.jp/x)',
    '[a](<https://example.jp/x y>)',
    "[a](/about 'title')",
    '![図](image.png)',
    '[a](#heading) と [b](mailto:x@example.jp)',
    '[a]({{< ref "x.md" >}})',
    '`[a](http:/x)`',
    '    [a](http:/x)',
    '```\n[a](http:/x)\n```',
    '配列 a[0](1) の話',
    '[a][b]\n\n[B]: https://example.jp',
    '脚注[^1][^2]',
    '- [ ] 未了\n- [x] 済み',
    '関数（引数）［任意］',
  ])('leaves %j alone', (source) => {
    expect(findBrokenLinks(source, 0)).toEqual([]);
  });

  it.each([
    ['[a](https://example.jp', 'it is never closed'],
    ['[a]()', 'it has no address'],
    ['[a](http//example.jp)', '"http//example.jp" is no web address'],
    ['[a](htp://example.jp)', '"htp://example.jp" is no web address'],
    ['[a](https:example.jp)', '"https:example.jp" is no web address'],
    ['[a](www.example.jp)', '"www.example.jp" lacks https://'],
    ['[a](https://example.jp/x y)', 'there is a space in "https://example.jp/x y"'],
    ['[a] (https://example.jp)', 'there is a space between ] and ('],
    ['(a)[https://example.jp]', 'its brackets are the wrong way round'],
    ['[a][nowhere]', 'nothing is defined as [nowhere]'],
  ])('finds %j', (source, message) => {
    expect(findBrokenLinks(`段落\n\n前${source}`, 0)).toMatchObject([
      { offset: 5, message: `broken link: ${message}` },
    ]);
  });

  it('takes a line of a hundred thousand characters in its stride', () => {
    expect(() => findBrokenLinks('[a]('.repeat(25_000), 0)).not.toThrow();
  });
});

describe('check', () => {
  const run = async () => {
    const lines: string[] = [];
    const code = await check([folder], { out: (text) => void lines.push(text), color: false });
    return { code, text: lines.join('') };
  };

  it('prints place, severity and message in columns, sorted, with a count at the end', async () => {
    await write({
      'b.md': '---\ntitle: 二\ndate: いつか\n---\n[続き]()です。',
      'a/long-name.md': '',
      'c.md': '# 三\n\n本文です。',
    });
    expect(await run()).toEqual({
      code: 1,
      text: [
        'a/long-name.md  error    there is nothing to read in it',
        'b.md:3          warning  date: "いつか" is no date',
        'b.md:5          warning  broken link: it has no address',
        '',
        '2 posts, 1 error, 2 warnings',
        '',
      ].join('\n'),
    });
  });

  it('is content with warnings, and with nothing', async () => {
    await write({ 'b.md': '---\ntitle: 二\ndate: いつか\n---\n本文です。' });
    expect((await run()).code).toBe(0);
    await write({ 'b.md': '# 二\n\n本文です。' });
    expect(await run()).toEqual({ code: 0, text: '1 post, 0 errors, 0 warnings\n' });
  });

  it('moves no cursor', async () => {
    await write({ 'x\u001b[2J.md': '' });
    expect((await run()).text).not.toContain('\u001b');
  });
});
