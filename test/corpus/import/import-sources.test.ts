import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportResult, importSources } from '../../../src/corpus/import/import-sources.ts';
import { readPost } from '../../../src/corpus/read-post.ts';
import { html, startWebServer, type WebServer } from '../../support/web-server.ts';

const BODY = '手順書を書くことから始めました。先輩に聞きながら、少しずつ覚えました。'.repeat(12);
const ARTICLE = `<!doctype html><html lang="ja"><head><title>転職して三か月 | 会社ブログ</title>
<meta property="og:site_name" content="会社ブログ"><meta name="author" content="斎藤">
<meta property="article:published_time" content="2020-05-06T00:00:00+09:00">
<meta property="article:tag" content="転職"><meta property="article:tag" content="インフラ"></head>
<body><nav><a href="/">ホーム</a><a href="/about">会社概要</a></nav>
<article><h1>転職して三か月</h1><p>${BODY}</p><h2>学んだこと</h2>
<p>記号は&lt;b&gt;や&amp;copy;や<code>&lt;&lt;&gt;&gt; DiG</code>のまま。<a href="/more">続き</a>も<a href="javascript:alert(1)">ある</a>。</p>
<ul><li>一つ目</li><li>二つ目</li></ul><pre>$ dig example.jp</pre>
<table><tr><td>年</td><td>役割</td></tr><tr><td>2019</td><td>開発</td></tr></table>
<script>track()</script></article><footer>Copyright 会社</footer></body></html>`;

const RSS = (base: string) => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>社員ブログ</title><link>${base}/</link>
<item><title><![CDATA[入社 & 一年]]></title><link>${base}/whole</link><dc:creator>田中</dc:creator>
<pubDate>Mon, 06 May 2019 09:00:00 +0900</pubDate><category>入社</category>
<content:encoded><![CDATA[<p>${BODY}</p><p>${BODY}</p>]]></content:encoded></item>
<item><title>題はフィードから</title><link>${base}/page</link><description>さわりだけ</description></item>
<item><title>消えた記事</title><link>${base}/gone</link><description>&lt;p&gt;残った要約です。&lt;/p&gt;</description></item>
<item><title>何もない</title><link>${base}/gone</link></item>
</channel></rss>`;

const ATOM = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
<entry><title type="html">Support &amp;amp; me</title><link rel="self" href="/self"/><link href="/entry"/>
<published>2021-08-20T10:00:00Z</published><author><name>Alex</name></author><category term="CRE"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>${'I became a support engineer. '.repeat(40)}</p></div></content></entry></feed>`;

let server: WebServer;
let folder = '';

beforeAll(async () => {
  const sjis = Buffer.concat([
    Buffer.from('<html><head><title>'),
    Buffer.from([0x93, 0x5d, 0x90, 0x45]),
    Buffer.from('</title></head><body><p>'),
    Buffer.from([0x93, 0x5d, 0x90, 0x45, 0x82, 0xc6, 0x8c, 0x6f, 0x8c, 0xb1]),
    Buffer.from('</p></body></html>'),
  ]);
  const pages: Record<string, ReturnType<typeof html>> = {
    '/page': html(ARTICLE),
    '/other': html(ARTICLE.replace('会社ブログ</title>', '別</title>')),
    '/sjis': html(sjis, 'text/html; charset=Shift_JIS'),
    '/text': html('技術ブログ\n\n入社一年目の話です。\n\n- 学んだこと\n- *注意* したこと', 'text/plain; charset=utf-8'),
    '/empty': html('<html><body></body></html>'),
    '/deep': html(
      `<html><head><title>深い</title></head><body>${'<div>'.repeat(30_000)}深いところの本文です。</body></html>`,
    ),
    '/atom': html(ATOM, 'application/atom+xml'),
    '/no-entries': html('<rss version="2.0"><channel><title>空</title></channel></rss>', 'application/rss+xml'),
  };
  server = await startWebServer(pages);
  pages['/rss'] = html(RSS(server.url), 'text/xml');
});

afterAll(() => server.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function imported(sources: string[], options = {}): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  const whole = sources.map((source) =>
    source.startsWith('/') && !source.startsWith(tmpdir()) ? server.url + source : source,
  );
  for await (const result of importSources(whole, { folder, allowPrivate: true, ...options })) results.push(result);
  return results;
}

const written = async (result: ImportResult | undefined) => {
  if (!result || 'error' in result) throw new Error(`not imported: ${JSON.stringify(result)}`);
  return readFile(result.path, 'utf8');
};

describe('importSources', () => {
  it('writes the article of a page with all that the page says of itself', async () => {
    const [result] = await imported(['/page']);
    expect(result).toEqual({
      source: `${server.url}/page`,
      path: join(folder, '2020-05-06-転職して三か月.md'),
      title: '転職して三か月',
    });
    const text = await written(result);
    expect(text.startsWith('---\ntitle: 転職して三か月\nauthor: 斎藤\ndate: 2020-05-06\n')).toBe(true);
    for (const other of ['ホーム', 'Copyright', 'track()', 'javascript:', '# 転職して三か月'])
      expect(text).not.toContain(other);
    expect(text).toContain(`[続き](${server.url}/more)`);
  });

  it('writes what is read back as the same post', async () => {
    const [result] = await imported(['/page']);
    const { post, problems } = readPost('x.md', await written(result));
    expect(problems).toEqual([]);
    expect(post).toMatchObject({
      title: '転職して三か月',
      author: { name: '斎藤' },
      date: '2020-05-06',
      url: `${server.url}/page`,
      source: '会社ブログ',
      lang: 'ja',
      tags: ['転職', 'インフラ'],
    });
    expect(post?.text.split('\n')).toEqual([
      BODY,
      '学んだこと',
      '記号は<b>や&copy;や<<>> DiGのまま。続きもある。',
      '一つ目',
      '二つ目',
      '$ dig example.jp',
      '年 / 役割',
      '2019 / 開発',
    ]);
  });

  it('reads pages in old encodings', async () => {
    const [result] = await imported(['/sjis']);
    expect(await written(result)).toMatch(/title: 転職\n[\s\S]*転職と経験/);
  });

  it('reads a page whose elements are nested without end', async () => {
    const [result] = await imported(['/deep']);
    expect(await written(result)).toContain('深いところの本文です。');
  });

  it('reads plain text from the web', async () => {
    const [result] = await imported(['/text']);
    expect(readPost('x.md', await written(result)).post?.text).toContain('*注意* したこと');
  });

  it('imports each entry of an RSS feed: as it is there, from its page, or the little there is', async () => {
    const results = await imported(['/rss']);
    const posts = await Promise.all(results.slice(0, 3).map(async (one) => readPost('x.md', await written(one)).post));
    expect(posts).toMatchObject([
      {
        title: '入社 & 一年',
        author: { name: '田中' },
        date: '2019-05-06',
        source: '社員ブログ',
        tags: ['入社'],
        url: `${server.url}/whole`,
      },
      { title: '題はフィードから', author: { name: '斎藤' }, date: '2020-05-06', source: '会社ブログ' },
      { title: '消えた記事', text: '残った要約です。', source: '社員ブログ' },
    ]);
    expect(results[3]).toEqual({ source: `${server.url}/gone`, error: 'the server answered 404' });
    expect(server.asked).not.toContain('/whole');
  });

  it('imports each entry of an Atom feed', async () => {
    const [result] = await imported(['/atom']);
    expect(readPost('x.md', await written(result)).post).toMatchObject({
      title: 'Support & me',
      author: { name: 'Alex' },
      date: '2021-08-20',
      url: `${server.url}/entry`,
      source: 'Notes',
      tags: ['CRE'],
      lang: 'en',
    });
  });

  it('imports files of HTML, text and Markdown, and a feed', async () => {
    const out = await mkdtemp(join(tmpdir(), 'sources-'));
    const file = async (name: string, content: string) => {
      await writeFile(join(out, name), content);
      return join(out, name);
    };
    const results = await imported([
      await file('a.html', ARTICLE),
      await file('b.txt', 'はじめての夜勤\n\n夜勤の話です。\n\n1. 引き継ぎ\n2. 見回り\n'),
      await file('c.md', '---\ntitle: "題"\ndate: 2018-01-02\ntags: [一]\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'),
      await file('d.xml', ATOM),
    ]);
    expect(results.map((result) => ('error' in result ? result.error : result.title))).toEqual([
      '転職して三か月',
      'はじめての夜勤',
      '題',
      'Support & me',
    ]);
    expect(await written(results[2])).toContain('| 1 | 2 |');
    await rm(out, { recursive: true });
  });

  it('tells of each source that cannot be had in one sentence, and goes on', async () => {
    const large = join(folder, 'large.txt');
    await writeFile(large, Buffer.alloc(6 * 1024 * 1024, 'a'));
    const results = await imported([
      '/nowhere',
      '/empty',
      '/no-entries',
      'ftp://x/y',
      'nowhere.md',
      folder,
      large,
      '/page',
    ]);
    expect(results.map((result) => ('error' in result ? result.error : 'written'))).toEqual([
      'the server answered 404',
      'there is no text on it',
      'the feed has no entries',
      'only http and https are fetched, not ftp',
      'there is no such file',
      'it is no file',
      'it is larger than 5 MB',
      'written',
    ]);
  });

  it('refuses to write over a file, unless it is told to', async () => {
    const [first] = await imported(['/page']);
    await writeFile((first as { path: string }).path, `${await written(first)}\n手で足した一行\n`);
    const [second] = await imported(['/page']);
    expect(second).toMatchObject({ error: expect.stringContaining('is there already (--force writes over it)') });
    expect(await written(first)).toContain('手で足した一行');
    const [third] = await imported(['/page'], { force: true });
    expect(await written(third)).not.toContain('手で足した一行');
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('gives another page of the same title a name of its own', async () => {
    const results = await imported(['/page', '/other']);
    expect(results.map((result) => 'path' in result && result.path)).toEqual([
      join(folder, '2020-05-06-転職して三か月.md'),
      join(folder, '2020-05-06-転職して三か月-2.md'),
    ]);
  });

  it('writes into the folder alone, whatever a title or a link in its place says', async () => {
    const outside = join(folder, '..', `outside-${process.pid}.md`);
    await writeFile(outside, 'そのまま');
    const page = join(folder, 'x.html');
    await writeFile(page, '<title>../../../etc/passwd</title><p>本文です。</p>');
    await symlink(outside, join(folder, 'etc-passwd.md'));
    const [result] = await imported([page], { force: true });
    expect(result).toMatchObject({ path: join(folder, 'etc-passwd.md') });
    expect(await readFile(outside, 'utf8')).toBe('そのまま');
    expect(await written(result)).toContain('本文です。');
    await rm(outside);
  });

  it('says how far it is, entries of feeds included', async () => {
    const heard: string[] = [];
    await imported(['/atom', '/page'], {
      onProgress: (at: number, total: number) => void heard.push(`${at}/${total}`),
    });
    expect(heard).toEqual(['1/2', '2/3', '3/3']);
  });
});
