import { appendFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../src/library.ts';
import { type LiveLibrary, openLiveLibrary } from '../src/live-library.ts';
import { type KeptLog, keptLog } from './support/kept-log.ts';

/** What issue and README promise. */
const SERVED_WITHIN_MS = 2_000;

let folder = '';
let log: KeptLog;
let live: LiveLibrary;
const file = (name: string) => join(folder, name);
const ids = () => live.current().posts.map(({ id }) => id);

/** Looks until something holds of the library that is served, for as long as a change may take. */
async function served(holds: (library: Library) => boolean, ms = SERVED_WITHIN_MS): Promise<void> {
  const end = performance.now() + ms;
  while (!holds(live.current())) {
    if (performance.now() > end) throw new Error(`not served within ${ms} ms: ${holds}`);
    await sleep(10);
  }
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-'));
  await writeFile(file('first.md'), '# はじめての転職\n\n営業からサポートエンジニアに移りました。\n');
  await writeFile(file('second.md'), '# 二社目の話\n\nデータベースの運用を学びました。\n');
  log = keptLog();
  live = await openLiveLibrary({ folders: [folder], log });
});

afterEach(async () => {
  await live.close();
  await rm(folder, { recursive: true, force: true });
});

describe('openLiveLibrary', () => {
  it('serves a file that is added', async () => {
    await writeFile(file('third.md'), '# 北海道で働く\n\n北海道の支社から参加しています。\n');
    await served((library) => library.ask('北海道').results[0]?.post.id === 'third.md');
  });

  it('serves a file in a folder that is added', async () => {
    await mkdir(file('2024/05'), { recursive: true });
    await writeFile(file('2024/05/new.md'), '# 福岡で働く\n\n福岡の支社から参加しています。\n');
    await served((library) => library.post('2024/05/new.md') !== undefined);
    await writeFile(file('2024/05/newer.md'), '# 沖縄で働く\n\n沖縄の支社から参加しています。\n');
    await served((library) => library.post('2024/05/newer.md') !== undefined);
  });

  it('serves a file as it is after a change, and the others as the same posts', async () => {
    const before = live.current().post('second.md');
    await writeFile(file('first.md'), '# はじめての転職\n\n経理からサポートエンジニアに移りました。\n');
    await served((library) => library.ask('経理').results.length > 0);
    expect(live.current().ask('営業').results).toEqual([]);
    expect(live.current().post('second.md')?.blocks).toBe(before?.blocks);
  });

  it('serves a file that takes the place of another in one step', async () => {
    await writeFile(file('.first.md.new'), '# はじめての転職\n\n法務からサポートエンジニアに移りました。\n');
    await rename(file('.first.md.new'), file('first.md'));
    await served((library) => library.ask('法務').results.length > 0);
  });

  it('serves a renamed file under its new name alone', async () => {
    await rename(file('first.md'), file('renamed.md'));
    await served((library) => library.post('renamed.md') !== undefined && library.post('first.md') === undefined);
  });

  it('forgets a file that is removed', async () => {
    await rm(file('first.md'));
    await served((library) => library.post('first.md') === undefined);
    expect(live.current().ask('営業').results).toEqual([]);
    expect(ids()).toEqual(['second.md']);
  });

  it('never serves half of a file that is being written', async () => {
    const seen = new Set<string | undefined>();
    const watching = setInterval(() => seen.add(live.current().post('first.md')?.text), 5);
    await writeFile(file('first.md'), '');
    for (const part of ['# はじめての転職\n\n', 'まえの半分です。', 'あとの半分です。\n']) {
      await sleep(200);
      await appendFile(file('first.md'), part);
    }
    await served((library) => library.post('first.md')?.text.includes('あと') === true);
    clearInterval(watching);
    expect([...seen].filter((text) => text && !text.includes('営業') && !text.includes('あと'))).toEqual([]);
    expect(seen.has(undefined)).toBe(false);
  });

  it('serves what is left while the whole folder is away, and what is in it when it is back', async () => {
    await rename(folder, `${folder}-away`);
    await served(() => log.lines.some(({ message }) => message.startsWith('the corpus cannot be read now')));
    expect(ids().sort()).toEqual(['first.md', 'second.md']);
    await writeFile(join(`${folder}-away`, 'third.md'), '# 帰ってきた\n\n三つ目です。\n');
    await rename(`${folder}-away`, folder);
    await served((library) => library.posts.length === 3, 3_000);
    await writeFile(file('fourth.md'), '# そのあと\n\n四つ目です。\n');
    await served((library) => library.posts.length === 4);
    expect(log.lines.filter(({ message }) => message.startsWith('the corpus cannot'))).toHaveLength(1);
  });

  it('follows authors.yml and synonyms.yml too', async () => {
    await writeFile(file('synonyms.yml'), '- [データベース, 台帳]\n');
    await served((library) => library.ask('台帳').results[0]?.post.id === 'second.md');
  });

  it('reports a file that is passed over once', async () => {
    await symlink('/etc/hosts', file('out.md'));
    await writeFile(file('first.md~'), '古い本文');
    await writeFile(file('large.md'), 'あ'.repeat(800_000));
    await served(() => log.lines.filter(({ message }) => message === 'a problem in the corpus').length === 3);
    await rm(file('first.md~'));
    await writeFile(file('third.md'), '# 三つ目\n\n三つ目の話です。\n');
    await served((library) => library.post('third.md') !== undefined);
    await writeFile(file('first.md~'), '古い本文');
    await writeFile(file('fourth.md'), '# 四つ目\n\n四つ目の話です。\n');
    await served((library) => library.post('fourth.md') !== undefined);
    const told = log.lines
      .filter(({ message }) => message === 'a problem in the corpus')
      .map(({ facts }) => facts.path);
    expect(told.sort()).toEqual(['first.md~', 'large.md', 'out.md']);
  });

  it('builds no other library where nothing has changed', async () => {
    const before = live.current();
    await writeFile(file('notes.json'), '{}');
    await sleep(300);
    expect(live.current()).toBe(before);
  });

  it('refuses a folder that is missing at the start', async () => {
    await expect(openLiveLibrary({ folders: [file('nowhere')], log })).rejects.toThrow('does not exist');
  });
});
