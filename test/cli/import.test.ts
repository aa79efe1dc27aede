import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { html, startWebServer, type WebServer } from '../support/web-server.ts';

const PAGE = `<html lang="ja"><head><title>札幌の話</title></head><body><article><p>${'札幌で働いています。'.repeat(40)}</p></article></body></html>`;

let server: WebServer;
let folder = '';

beforeAll(async () => {
  server = await startWebServer({ '/page': html(PAGE) });
});

afterAll(() => server.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-import-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function career(argv: string[], env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const drawn: string[] = [];
  const code = await run(argv, {
    env,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    color: false,
    terminal: { write: (text) => drawn.push(text), columns: 100 },
  });
  return { code, out: out.join(''), err: err.join(''), drawn: drawn.join('') };
}

describe('career import', () => {
  it('prints what it wrote, how far it is, and whose the text is', async () => {
    const { code, out, err, drawn } = await career([
      'import',
      `${server.url}/page`,
      '--corpus',
      folder,
      '--allow-private',
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `${join(folder, '札幌の話.md')}  札幌の話\n\n本文の権利は、書いた人にあります。チームで使ってよいかを確かめてから、置いてください。\nThe text belongs to its author: make sure that your team may use it.\n`,
    );
    expect(drawn).toContain('Importing');
    expect(drawn.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('fetches nothing from this machine unless it is told to', async () => {
    const before = server.asked.length;
    expect(await career(['import', `${server.url}/page`, '--corpus', folder])).toMatchObject({
      code: 1,
      out: '',
      err: `${server.url}/page: 127.0.0.1 is on a private network (--allow-private fetches from there too).\n`,
    });
    expect(server.asked).toHaveLength(before);
    expect(await readdir(folder)).toEqual([]);
  });

  it('writes into the first folder of CORPUS_DIR, goes on past what fails, and ends with 1', async () => {
    const file = join(folder, 'notes.txt');
    await writeFile(file, '函館の話\n\n函館で働いています。\n');
    const target = join(folder, 'posts');
    const { code, out, err } = await career(['import', join(folder, 'nowhere.md'), file], {
      CORPUS_DIR: `${target}:${folder}`,
    });
    expect(code).toBe(1);
    expect(err).toBe(`${join(folder, 'nowhere.md')}: there is no such file.\n`);
    expect(out).toContain(join(target, '函館の話.md'));
  });

  it('is refused without --force where the file is there', async () => {
    const again = ['import', `${server.url}/page`, '--corpus', folder, '--allow-private'];
    await career(again);
    expect((await career(again)).err).toContain('is there already (--force writes over it)');
    expect((await career([...again, '--force'])).code).toBe(0);
  });

  it('asks for something to import', async () => {
    expect(await career(['import', '--corpus', folder])).toMatchObject({
      code: 1,
      err: 'import takes addresses of pages or feeds, or files.\n',
    });
  });
});

describe('career check', () => {
  it('looks at the folder without a library of it', async () => {
    await writeFile(join(folder, 'empty.md'), '');
    expect(await career(['check', '--corpus', folder])).toMatchObject({
      code: 1,
      out: 'empty.md  error    there is nothing to read in it\n\n0 posts, 1 error, 0 warnings\n',
    });
  });
});

describe('CORPUS_DRAFTS', () => {
  it.each([
    [undefined, ['a.md', 'b.md']],
    ['index', ['a.md', 'b.md']],
    ['skip', ['b.md']],
  ])('as %s serves %j', async (value, ids) => {
    await writeFile(join(folder, 'a.md'), '---\ntitle: 下書き\ndraft: true\n---\n札幌の下書きです。\n');
    await writeFile(join(folder, 'b.md'), '---\ntitle: 公開\n---\n札幌の本文です。\n');
    const { out } = await career(
      ['summary', '--all', '--json', '--corpus', folder],
      value ? { CORPUS_DRAFTS: value } : {},
    );
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id)
        .sort(),
    ).toEqual(ids);
  });

  it('is index or skip', async () => {
    expect((await career(['check', '--corpus', folder], { CORPUS_DRAFTS: 'maybe' })).err).toBe(
      'CORPUS_DRAFTS must be index or skip.\n',
    );
  });
});
