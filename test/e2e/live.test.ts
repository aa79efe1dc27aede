import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../src/library.ts';
import { type LiveLibrary, openLiveLibrary } from '../../src/live-library.ts';
import { keptLog } from '../support/kept-log.ts';
import { actionsOf, MISAKI, MODES, type RunningSenpai, startSenpaiFor, textOf } from '../support/senpai.ts';

const SERVED_WITHIN_MS = 2_000;

describe.each(MODES)('Senpai over %s, while its folder changes', (mode) => {
  let folder: string;
  let live: LiveLibrary;
  let senpai: RunningSenpai;
  const file = (name: string) => join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'live-e2e-'));
    await writeFile(file('kochi.md'), '# 高知へ移った話\n\n高知に移住して、サポートエンジニアの仕事を続けています。\n');
    await writeFile(file('akita.md'), '# 秋田の話\n\n秋田で農業のかたわら、開発の仕事をしています。\n');
    live = await openLiveLibrary({ folders: [folder], log: keptLog() });
    senpai = await startSenpaiFor(mode, live.current);
  });

  afterEach(async () => {
    await senpai.stop();
    await live.close();
    await rm(folder, { recursive: true, force: true });
  });

  const ask = async (question: string) => {
    const before = senpai.said().length;
    expect(await senpai.slack.command(MISAKI, '#general', `/career ${question}`)).toEqual({ ok: true });
    return senpai.next(before);
  };
  /** Waits until a change is served, for as long as that may take. */
  const served = async (holds: (library: Library) => boolean) => {
    const end = performance.now() + SERVED_WITHIN_MS;
    while (!holds(live.current())) {
      if (performance.now() > end) throw new Error(`not served within ${SERVED_WITHIN_MS} ms: ${holds}`);
      await sleep(10);
    }
  };
  const textFor = async (question: string) => textOf((await ask(question)).blocks);

  it('answers follow what is added, edited, renamed and removed', async () => {
    await writeFile(file('nagasaki.md'), '# 長崎の話\n\n長崎の造船所から、インフラエンジニアに転職しました。\n');
    await served((library) => library.post('nagasaki.md') !== undefined);
    expect(await textFor('長崎')).toContain('造船所から');

    await writeFile(file('nagasaki.md'), '# 長崎の話\n\n長崎の水族館から、インフラエンジニアに転職しました。\n');
    await served((library) => library.post('nagasaki.md')?.text.includes('水族館') === true);
    const edited = await textFor('長崎');
    expect(edited).toContain('水族館から');
    expect(edited).not.toContain('造船所');

    await rename(file('nagasaki.md'), file('sasebo.md'));
    await served((library) => library.post('sasebo.md') !== undefined && library.post('nagasaki.md') === undefined);
    expect(await textFor('長崎')).toContain('水族館から');

    await rm(file('sasebo.md'));
    await served((library) => library.post('sasebo.md') === undefined);
    expect(await textFor('長崎')).not.toContain('水族館から');
  }, 30_000);

  it('the buttons of a post that was removed say so', async () => {
    const answer = await ask('高知');
    const action = actionsOf(answer).find((id) => id.startsWith('readMore')) ?? '';
    await rm(file('kochi.md'));
    await served((library) => library.post('kochi.md') === undefined);
    await senpai.slack.press(MISAKI, answer, action);
    const sentence = await senpai.next(1);
    expect(sentence).toMatchObject({ ephemeralTo: MISAKI });
    expect(sentence.text).toContain('もう見つかりませんでした');
  }, 30_000);
});
