import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';

describe('run', () => {
  let folder: string;
  let out: string;
  let err: string;
  const call = (...argv: string[]) => {
    out = '';
    err = '';
    return run(argv, {
      env: { CORPUS_DIR: 'corpus' },
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      color: false,
    });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('searches, for people', async () => {
    expect(await call('search', '開発と運用に', '上下はある？')).toBe(0);
    expect(out).toContain('入社して3ヶ月');
    expect(out).toContain('  > ');
  });

  it('searches, for programs: one line of the shape that the README gives', async () => {
    expect(await call('search', 'CRE', '--json', '--limit', '1')).toBe(0);
    const answer = JSON.parse(out);
    expect(Object.keys(answer)).toEqual(['query', 'results']);
    expect(answer.results).toHaveLength(1);
    expect(Object.keys(answer.results[0])).toEqual(['id', 'title', 'url', 'score', 'excerpt', 'summary']);
    expect(answer.results[0].excerpt.length).toBeLessThanOrEqual(200);
  });

  it('answers every line of a file in order, empty ones too', async () => {
    const queries = ['CRE', '', '社員食堂のメニュー', '運用'];
    const file = join(folder, 'queries.txt');
    await writeFile(file, `\uFEFF${queries.join('\r\n')}\r\n`);
    expect(await call('search', '--queries', file, '--json')).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ query }) => query)).toEqual(queries);
    expect(lines.map(({ results }) => results.length > 0)).toEqual([true, false, false, true]);
  });

  it('says that it found nothing, with what is near', async () => {
    expect(await call('search', '社員食堂のメニュー')).toBe(0);
    expect(out).toMatch(/見つかりませんでした/u);
  });

  it('explains a result', async () => {
    expect(await call('search', 'CRE', '--explain')).toBe(0);
    expect(out).toMatch(/confidence .* answers/u);
  });

  it('shows a post, and summarises one or all', async () => {
    expect(await call('show', 'choosing-cre.md')).toBe(0);
    expect(out).toContain('https://speakerdeck.com/');
    expect(await call('show', 'choosing-cre')).toBe(0);
    expect(out).toContain('https://speakerdeck.com/');
    expect(await call('summary', 'choosing-cre.md', '--json')).toBe(0);
    expect(Object.keys(JSON.parse(out))).toEqual(['id', 'title', 'url', 'summary']);
    expect(await call('summary', '--all', '--json')).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(5);
  });

  it('checks the corpus', async () => {
    expect(await call('check')).toBe(0);
    expect(out).toMatch(/5 posts/u);
  });

  it('prints what a channel would get, the same for the same seed, no post twice before all were shown', async () => {
    expect(await call('daily', '--count', '5', '--seed', '1', '--json')).toBe(0);
    const first = out;
    const days = first
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(days[0])).toEqual(['id', 'title', 'url', 'excerpt']);
    expect(new Set(days.map(({ id }) => id)).size).toBe(5);
    expect(await call('daily', '--count', '5', '--seed', '1', '--json')).toBe(0);
    expect(out).toBe(first);
  });

  it('helps', async () => {
    expect(await call()).toBe(0);
    expect(out).toContain('search QUERY');
  });

  it.each([
    [['search'], 'search takes a question'],
    [['search', 'x', '--limit', '0'], '--limit'],
    [['search', '--queries', '/no/such/file'], '/no/such/file'],
    [['show', 'no.md'], 'There is no post with the id "no.md".\n'],
    [['show', 'chosing-cre'], 'Did you mean "choosing-cre.md"?'],
    [['summary'], 'summary takes the id'],
    [['dance'], 'dance'],
    [['search', 'x', '--sideways'], '--sideways'],
    [['search', 'x', '--corpus', '/no/such/folder'], '/no/such/folder'],
  ])('says in one sentence what is wrong with %j', async (argv, part) => {
    expect(await call(...argv)).toBe(1);
    expect(err).toContain(part);
    expect(err).not.toMatch(/\n\s+at /u);
  });
});
