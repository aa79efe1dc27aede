import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { readSynonyms } from '../../src/corpus/read-synonyms.ts';
import { SetupError } from '../../src/errors.ts';

let scratch = '';

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'corpus-'));
});

afterEach(async () => {
  await rm(scratch, { recursive: true, force: true });
});

async function makeFolder(name: string, files: Record<string, string>): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

describe('readCorpus', () => {
  it('reads posts of folders and those below, sorted by id', async () => {
    const folder = await makeFolder('a', { 'b.md': '二', 'a/z.txt': '一', 'c.html': '<p>三</p>', 'D.MD': '零' });
    const { posts, problems } = await readCorpus([folder]);
    expect(posts.map(({ id }) => id)).toEqual(['D.MD', 'a/z.txt', 'b.md', 'c.html']);
    expect(problems).toEqual([]);
  });

  it('gives ids in NFC', async () => {
    const folder = await makeFolder('a', { 'か\u3099.md': '文' });
    expect((await readCorpus([folder])).posts.map(({ id }) => id)).toEqual(['が.md']);
  });

  it('passes over what is no post without a word', async () => {
    const folder = await makeFolder('a', {
      'a.md': '文',
      'b.png': 'x',
      'c.json': '{}',
      'synonyms.yml': '- a',
      '.gitkeep': '',
      '.git/x.md': 'x',
    });
    expect(await readCorpus([folder])).toMatchObject({ posts: [{ id: 'a.md' }], problems: [] });
  });

  it('passes over dotfiles, editors’ files and large files, and lists each once', async () => {
    const folder = await makeFolder('a', {
      'good.md': '文',
      '.hidden.md': '文',
      '.notes/x.md': '文',
      'x.md~': '文',
      '#x.md#': '文',
      'x.md.swp': '文',
      '~$x.md': '文',
      'large.md': 'あ'.repeat(800_000),
    });
    const { posts, problems } = await readCorpus([folder]);
    expect(posts.map(({ id }) => id)).toEqual(['good.md']);
    expect(problems.map(({ path }) => path).sort()).toEqual([
      '#x.md#',
      '.hidden.md',
      '.notes',
      'large.md',
      'x.md.swp',
      'x.md~',
      '~$x.md',
    ]);
    expect(problems.every(({ severity, message }) => severity === 'warning' && message.startsWith('passed over'))).toBe(
      true,
    );
  });

  it('follows no symbolic link out of the folder', async () => {
    const folder = await makeFolder('a', { 'good.md': '文' });
    const outside = await makeFolder('b', { 'secret.md': '秘密', 'more/x.md': '秘密' });
    await symlink(join(outside, 'secret.md'), join(folder, 'link.md'));
    await symlink(outside, join(folder, 'out'));
    await symlink(folder, join(folder, 'loop'));
    await symlink('good.md', join(folder, 'again.md'));
    await symlink('nothing.md', join(folder, 'broken.md'));
    const { posts, problems } = await readCorpus([folder]);
    expect(posts.map(({ id }) => id)).toEqual(['again.md', 'good.md']);
    expect(problems.map(({ path }) => path)).toEqual(['broken.md', 'link.md', 'out']);
  });

  it.each<[string, (path: string) => unknown]>([
    ['a symbolic link out of the folder', (path) => symlink(resolve('corpus/synonyms.yml'), path)],
    ['it is no regular file', (path) => execFileSync('mkfifo', [path])],
    ['it is larger than 2 MB', (path) => writeFile(path, `- [a, ${'b'.repeat(2_100_000)}]`)],
  ])('holds authors.yml and synonyms.yml to what posts are held to: %s', async (why, make) => {
    const folder = await makeFolder('a', { 'a.md': '文' });
    for (const name of ['authors.yml', 'synonyms.yml']) await make(join(folder, name));
    const { problems } = await readCorpus([folder]);
    const synonyms = await readSynonyms([folder]);
    expect([...problems, ...synonyms.problems].map(({ path, message }) => [basename(path), message])).toEqual([
      ['authors.yml', `passed over: ${why}`],
      ['synonyms.yml', `passed over: ${why}`],
    ]);
    expect(synonyms.groups).toEqual([]);
  });

  it('follows a symbolic link of authors.yml that stays in the folder', async () => {
    const folder = await makeFolder('a', { 'a.md': '文', '..data/authors.yml': '- *a' });
    await symlink('..data/authors.yml', join(folder, 'authors.yml'));
    const { problems } = await readCorpus([folder]);
    expect(problems).toContainEqual(expect.objectContaining({ path: 'authors.yml' }));
  });

  it('lists a folder that is named like a post, and reads the posts in it', async () => {
    const folder = await makeFolder('a', { 'x.md/y.md': '文' });
    const { posts, problems } = await readCorpus([folder]);
    expect(posts.map(({ id }) => id)).toEqual(['x.md/y.md']);
    expect(problems).toMatchObject([{ path: 'x.md', severity: 'warning' }]);
  });

  it('lists a file that it may not read, and serves the others', async () => {
    const folder = await makeFolder('a', { 'a.md': '文', 'b.md': '秘密' });
    await chmod(join(folder, 'b.md'), 0);
    const { posts, problems } = await readCorpus([folder]);
    const allowed = process.getuid?.() === 0;
    expect(posts.map(({ id }) => id)).toEqual(allowed ? ['a.md', 'b.md'] : ['a.md']);
    expect(problems.map(({ path, severity }) => [path, severity])).toEqual(allowed ? [] : [['b.md', 'error']]);
  });

  it('keeps the first of two posts with the same id', async () => {
    const first = await makeFolder('a', { 'x.md': '# 一\n\n文', 'y.md': '文' });
    const second = await makeFolder('b', { 'x.md': '# 二\n\n文', 'z.md': '文' });
    const { posts, problems } = await readCorpus([first, second]);
    expect(posts.map(({ id, title }) => [id, title])).toEqual([
      ['x.md', '一'],
      ['y.md', '文'],
      ['z.md', '文'],
    ]);
    expect(problems).toMatchObject([{ path: 'x.md', severity: 'warning' }]);
  });

  it('says that a folder is empty', async () => {
    const folder = await makeFolder('a', {});
    expect(await readCorpus([folder])).toMatchObject({ posts: [], problems: [{ path: folder, severity: 'warning' }] });
  });

  it.each(['missing', 'file.md'])('refuses %s for a folder, by name', async (name) => {
    await writeFile(join(scratch, 'file.md'), '文');
    const reading = readCorpus([join(scratch, name)]);
    await expect(reading).rejects.toThrow(SetupError);
    await expect(reading).rejects.toThrow(`CORPUS_DIR: the folder ${join(scratch, name)} `);
  });

  it('skips drafts where it is told to', async () => {
    const folder = await makeFolder('a', { 'a.md': '---\ndraft: true\n---\n文', 'b.md': '文' });
    expect((await readCorpus([folder])).posts).toHaveLength(2);
    expect((await readCorpus([folder], { skipDrafts: true })).posts.map(({ id }) => id)).toEqual(['b.md']);
  });

  it('joins the posts of one person, by aliases of front matter and of authors.yml', async () => {
    const folder = await makeFolder('a', {
      '1.md': '---\nauthor: {name: a-know, aliases: [Daisuke Inoue]}\n---\n文',
      '2.md': '---\nauthor: daisuke  inoue\n---\n文',
      '3.md': '---\nauthor: 井上大輔\n---\n文',
      '4.md': '---\nauthor: someone\n---\n文',
      'authors.yml': '- name: "@A-Know"\n  aliases: [井上大輔]\n',
    });
    const { posts, problems } = await readCorpus([folder]);
    expect(problems).toEqual([]);
    const names = posts.map(
      ({ author }) =>
        new Set([author?.name, ...(author?.aliases ?? [])].map((name) => name?.toLowerCase().replace(/[\s@]/g, ''))),
    );
    expect(names.slice(0, 3)).toEqual(Array(3).fill(new Set(['a-know', 'daisukeinoue', '井上大輔'])));
    expect(posts[3]?.author).toEqual({ name: 'someone', aliases: [] });
  });

  it.each(['- name: [', 'name: a', '- *a'])('serves the posts beside a broken authors.yml: %s', async (yaml) => {
    const folder = await makeFolder('a', { 'a.md': '文', 'authors.yml': yaml });
    const { posts, problems } = await readCorpus([folder]);
    expect(posts).toHaveLength(1);
    expect(problems).toMatchObject([{ path: 'authors.yml', severity: 'warning' }]);
  });
});
