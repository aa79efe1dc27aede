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
    await store.feedback.add('T1', 'b.md', undefined, 'down');
    await store.feedback.add('T1', 'a.md', undefined, 'up');
    await store.feedback.add('T1', 'a.md', 'passage', 'up');
    for (const words of ['宇宙飛行士', '宇宙飛行士', '育休']) await store.wanted.add('T1', words);
    await store.close();
    expect((await career('feedback')).out).toBe('👍 2  👎 0  a.md\n👍 0  👎 1  b.md\n');
    expect((await career('wanted')).out).toBe('2  宇宙飛行士\n1  育休\n');
    expect((await career('feedback', '--json')).out.split('\n')[0]).toBe('{"team":"T1","id":"a.md","up":2,"down":0}');
    expect((await career('wanted', '--json')).out.split('\n')[0]).toBe('{"team":"T1","words":"宇宙飛行士","count":2}');
  });

  it('names the workspace of each line where there are several, and tells of one alone', async () => {
    const store = await openStore(url);
    await store.feedback.add('T2', 'a.md', undefined, 'down');
    await store.wanted.add('', '育休');
    await store.close();
    expect((await career('feedback')).out).toBe('T1  👍 2  👎 0  a.md\nT2  👍 0  👎 1  a.md\nT1  👍 0  👎 1  b.md\n');
    expect((await career('wanted')).out).toBe('T1  2  宇宙飛行士\n-  1  育休\nT1  1  育休\n');
    expect((await career('feedback', '--team', 'T2')).out).toBe('👍 0  👎 1  a.md\n');
    expect((await career('wanted', '--team', 'T1', '--json')).out.split('\n')).toHaveLength(3);
    expect((await career('wanted', '--team=')).out).toBe('1  育休\n');
    expect((await career('feedback', '--team', 'T9')).out).toBe('No votes yet from T9.\n');
    expect(await career('wanted', '--team', 'T9', '--json')).toEqual({ code: 0, out: '', err: '' });
  });

  it('says in one sentence that the database cannot be opened', async () => {
    url = `file:${join(folder, 'senpai.db', 'inside-a-file.db')}`;
    const { code, err } = await career('wanted');
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
