import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../src/make-folder.ts';

describe('makeFolder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-folder-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const isFolder = async (path: string) => (await stat(path)).isDirectory();

  it.each(['a', join('a', 'b', 'c'), join('a', '..', 'b'), `a/b/`])('makes %s, once and again', async (path) => {
    await makeFolder(join(folder, path));
    await makeFolder(join(folder, path));
    expect(await isFolder(join(folder, path))).toBe(true);
  });

  it('makes the same from many sides at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(join(folder, 'a', 'b', 'c', 'd'))));
    expect(await isFolder(join(folder, 'a', 'b', 'c', 'd'))).toBe(true);
  });

  it.each(['.', '/', tmpdir()])('is content with %s, which is there', (path) => makeFolder(path));

  it('is content with a link to a folder', async () => {
    await symlink(folder, join(folder, 'link'));
    await makeFolder(join(folder, 'link', 'a'));
    expect(await isFolder(join(folder, 'a'))).toBe(true);
  });

  it('says what stands in the way', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(folder, 'file', 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
    await symlink(join(folder, 'nowhere'), join(folder, 'broken'));
    await expect(makeFolder(join(folder, 'broken', 'a'))).rejects.toThrow('broken');
  });

  it('comes back where a folder can be in no way made', async () => {
    await expect(makeFolder('/proc/senpai/a/b')).rejects.toThrow('/proc/senpai');
  });
});
