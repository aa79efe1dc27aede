import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { readPost } from '../../src/corpus/read-post.ts';
import { expectSoundPost } from './post-contract.ts';

const BOMB = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghijk'
  .split('')
  .map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[at]}`).join(', ')}]`)
  .join('\n')}\ntitle: *k\n---\n本文`;

/** Ways in which a file is malformed; `nth` varies it. */
const MALFORMED: ((nth: number) => string | Uint8Array)[] = [
  (nth) => `---\ntitle: "題 ${nth}\ndate: 2019-`,
  (nth) => Buffer.from([0xff, 0xfe, 0x80, 0xc0, 0xe3, 0x81, nth % 256]),
  (nth) => Buffer.concat([Buffer.from(`題 ${nth}\n`), Buffer.alloc(500), Buffer.from('本文')]),
  (nth) => `${'['.repeat(nth % 7)}${'あ*'.repeat(50_000)}`,
  (nth) => `${nth} ${'>'.repeat(10_000)} 本文`,
  (nth) => `---\na: ${nth % 2 ? '['.repeat(10_000) : '{a: '.repeat(10_000)}\n---\n本文`,
  () => BOMB,
  () => '',
  (nth) => `+++\na = ${'['.repeat(10_000)}\ntitle = ${nth}\n+++\n本文`,
  (nth) => `${'<div>'.repeat(10_000)}${nth}${'<!--'.repeat(nth % 9)}`,
];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malformed-'));
  const endings = ['md', 'txt', 'html', 'markdown'];
  for (let nth = 0; nth < 1000; nth++) {
    const path = join(folder, `bad-${String(nth).padStart(4, '0')}.${endings[nth % endings.length]}`);
    if (nth % 11 === 10) await mkdir(path);
    else await writeFile(path, MALFORMED[nth % MALFORMED.length]?.(nth) ?? '');
  }
  for (let nth = 0; nth < 10; nth++)
    await writeFile(join(folder, `good-${nth}.md`), `# 良い記事 ${nth}\n\nこれは読める本文です。\n`);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('readCorpus on a thousand malformed files', () => {
  it('serves every good post beside them, and every post that it serves is sound', async () => {
    const { posts } = await readCorpus([folder]);
    const good = posts.filter(({ id }) => id.startsWith('good'));
    expect(good.map(({ title, text }) => [title, text])).toEqual(
      Array.from({ length: 10 }, (_, nth) => [`良い記事 ${nth}`, 'これは読める本文です。']),
    );
    for (const post of posts) expectSoundPost(post, post.id, ' '.repeat(200_000));
  });

  it('lists every file that it cannot read, and every folder that is named like one', async () => {
    const { posts, problems } = await readCorpus([folder]);
    const listed = new Set(problems.map(({ path }) => path));
    const served = new Set(posts.map(({ id }) => id));
    expect(problems.filter(({ path, severity }) => severity === 'error' && served.has(path))).toEqual([]);
    const names = Array.from(
      { length: 1000 },
      (_, nth) => `bad-${String(nth).padStart(4, '0')}.${['md', 'txt', 'html', 'markdown'][nth % 4]}`,
    );
    expect(names.filter((name) => !listed.has(name))).toEqual([]);
  });
});

describe('readPost on anything', () => {
  const ids = fc.constantFrom('a.md', 'b.txt', 'c.html', 'd.mdx', '0123456789abcdef.markdown');

  it('never throws for bytes', () => {
    fc.assert(
      fc.property(ids, fc.uint8Array({ maxLength: 400 }), (id, bytes) => {
        const { post, problems } = readPost(id, bytes);
        if (post) expectSoundPost(post, id, ' '.repeat(1000));
        else expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws for text, and what it serves is sound', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...[
          '---\n',
          '+++\n',
          'title: ',
          'date: ',
          'author:\n  - ',
          '\n',
          '\n\n',
          '\r\n',
          '# ',
          '- ',
          '> ',
          '```\n',
          '<p>',
          '</p>',
        ],
      ),
      fc.constantFrom(
        ...[
          '<script>',
          '<!--',
          '-->',
          'Transcript\n',
          '  1. 3.\n',
          '    ',
          ' • ',
          '・',
          'ࣗݾ঺հ',
          '⼤',
          'ｱ',
          '「',
          '。',
          '|a|b|\n|-|-|\n',
        ],
      ),
      fc.constantFrom(
        ...[
          '2012年6月',
          'February 16, 2018\n',
          'こんにちは、',
          '田中です。',
          '[^1]',
          '[a]: b\n',
          '{{<',
          '>}}',
          '<html>',
          '<article>',
          '\u0000',
          '\uFEFF',
        ],
      ),
    );
    fc.assert(
      fc.property(ids, fc.array(part, { maxLength: 40 }), (id, parts) => {
        const source = parts.join('');
        const { post } = readPost(id, source);
        if (post) expectSoundPost(post, id, source);
      }),
      { numRuns: 2000 },
    );
  });
});
