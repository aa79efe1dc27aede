import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readConfig } from '../src/config.ts';
import { SetupError } from '../src/errors.ts';
import { openLibraries } from '../src/libraries.ts';
import { keptLog } from './support/kept-log.ts';

describe('openLibraries', () => {
  let folder: string;
  const config = (env: Record<string, string> = {}) =>
    readConfig({ CORPUS_DIR: join(folder, 'all'), DATABASE_URL: `file:${join(folder, 'data', 'x.db')}`, ...env });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'senpai-libraries-'));
    for (const name of ['all', 'one', 'data']) {
      await mkdir(join(folder, name));
      await writeFile(
        join(folder, name, `${name}.md`),
        `# ${name}\n\n${name}の会社で働いて三年になりました。とても楽しいです。\n`,
      );
    }
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('serves a workspace its own folder where it has one, and never that of another', async () => {
    const libraries = await openLibraries(config({ CORPUS_DIR_T0ONE: join(folder, 'one') }), { log: keptLog() });
    const idsOf = (team?: string) => libraries.of(team).posts.map(({ id }) => id);
    expect([idsOf('T0ONE'), idsOf('T0TWO'), idsOf()]).toEqual([['one.md'], ['all.md'], ['all.md']]);
    await libraries.close();
    expect((await readdir(join(folder, 'data'))).filter((name) => name.endsWith('.cache')).length).toBeLessThanOrEqual(
      2,
    );
  });

  it('names the folder that is missing, and the variable that names it', async () => {
    const opening = openLibraries(config({ CORPUS_DIR_T0ONE: join(folder, 'none') }), { log: keptLog() });
    await expect(opening).rejects.toThrow(`CORPUS_DIR_T0ONE: the folder ${join(folder, 'none')} does not exist.`);
  });

  it.each(['all/one', 'link/one'])('refuses a folder of one workspace that all would be served: %s', async (name) => {
    await mkdir(join(folder, 'all', 'one'));
    await symlink('all', join(folder, 'link'));
    const opening = openLibraries(config({ CORPUS_DIR_T0ONE: join(folder, name) }), { log: keptLog() });
    await expect(opening).rejects.toThrow(/^CORPUS_DIR_T0ONE: the folder \S+ lies inside CORPUS_DIR, /);
    await expect(opening).rejects.toThrow(SetupError);
  });

  it('lets a workspace list the shared folder beside its own', async () => {
    const both = [join(folder, 'one'), join(folder, 'all')].join(delimiter);
    const libraries = await openLibraries(config({ CORPUS_DIR_T0ONE: both }), { log: keptLog() });
    expect(libraries.of('T0ONE').posts.map(({ id }) => id)).toEqual(['all.md', 'one.md']);
    await libraries.close();
  });
});
