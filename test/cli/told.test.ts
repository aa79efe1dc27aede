import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { openStore } from '../../src/store/store.ts';

describe('what people have told the bot', () => {
  let folder: string;
  let url: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-told-'));
    url = `file:${join(folder, 'senpai.db')}`;
  });
  afterAll(() => rm(folder, { recursive: true }));

  const career = async (...argv: string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await run(argv, {
      env: { DATABASE_URL: url },
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      color: false,
    });
    return { code, out: out.join(''), err: err.join('') };
  };

  it('says that there is nothing yet', async () => {
    expect(await career('feedback')).toEqual({ code: 0, out: 'No votes yet.\n', err: '' });
    expect(await career('wanted')).toEqual({ code: 0, out: 'No wanted stories yet.\n', err: '' });
  });

  it('counts votes by post, and wanted stories by words', async () => {
    const store = await openStore(url);
    await store.feedback.add('b.md', undefined, 'down');
    await store.feedback.add('a.md', undefined, 'up');
    await store.feedback.add('a.md', 'passage', 'up');
    await store.wanted.add('宇宙飛行士');
    await store.wanted.add('宇宙飛行士');
    await store.wanted.add('育休');
    await store.close();
    expect((await career('feedback')).out).toBe('👍 2  👎 0  a.md\n👍 0  👎 1  b.md\n');
    expect((await career('wanted')).out).toBe('2  宇宙飛行士\n1  育休\n');
    expect((await career('feedback', '--json')).out.split('\n')[0]).toBe('{"id":"a.md","up":2,"down":0}');
    expect((await career('wanted', '--json')).out.split('\n')[0]).toBe('{"words":"宇宙飛行士","count":2}');
  });

  it('says in one sentence that the database cannot be opened', async () => {
    url = `file:${join(folder, 'senpai.db', 'inside-a-file.db')}`;
    const { code, err } = await career('wanted');
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
