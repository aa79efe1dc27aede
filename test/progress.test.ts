import { bar, createProgress, createStatusLine } from '../src/progress.ts';
import { keptLog } from './support/kept-log.ts';

const ERASE = '\r\u001b[2K';

function start({ terminal = true } = {}) {
  let now = 0;
  const drawn: string[] = [];
  const log = keptLog();
  const progress = createProgress({
    terminal: terminal ? { write: (text) => drawn.push(text), columns: 120 } : undefined,
    log,
    now: () => now,
  });
  const at = (ms: number, done: number, phase: 'reading' | 'indexing' = 'reading') => {
    now = ms;
    progress.update({ phase, done, total: 1_000, characters: done * 1_234 });
  };
  return { progress, at, drawn, log };
}

describe('createProgress', () => {
  it('is silent for two seconds', () => {
    const { at, progress, drawn, log } = start();
    at(100, 10);
    at(1_999, 900);
    progress.end();
    expect(drawn).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it('draws posts, characters and the time left over the same line, and erases it', () => {
    const { at, progress, drawn } = start();
    at(2_000, 500);
    at(2_050, 510);
    at(4_000, 1_000, 'indexing');
    progress.end();
    at(6_000, 500);
    expect(drawn).toEqual([
      `${ERASE}記事を読んでいます Reading █████░░░░░░░░░░░░░░░ 500/1000 posts · 617,000 characters · 6 s left`,
      `${ERASE}索引を作っています Indexing ████████████████████ 1000/1000 posts · 1,234,000 characters · 0 s left`,
      ERASE,
    ]);
  });

  it('writes a line to the log every ten seconds where there is no terminal', () => {
    const { at, log } = start({ terminal: false });
    for (let second = 1; second <= 25; second++) at(second * 1_000, second * 40);
    expect(log.lines).toEqual([
      {
        level: 'info',
        facts: { phase: 'reading', posts: 400, of: 1_000, characters: 493_600, seconds_left: 40 },
        message: 'reading the corpus',
      },
      {
        level: 'info',
        facts: { phase: 'reading', posts: 800, of: 1_000, characters: 987_200, seconds_left: 30 },
        message: 'reading the corpus',
      },
    ]);
  });

  it('takes an empty folder in its stride', () => {
    const log = keptLog();
    let now = 0;
    const progress = createProgress({ log, now: () => now });
    now = 20_000;
    progress.update({ phase: 'reading', done: 0, total: 0, characters: 0 });
    expect(log.lines).toHaveLength(1);
  });
});

describe('createStatusLine', () => {
  it('never fills a line to its end, where a Japanese character takes two columns', () => {
    const drawn: string[] = [];
    createStatusLine({ write: (text) => drawn.push(text), columns: 10 }).show('取り込み中です Importing');
    expect(drawn).toEqual([`${ERASE}取り込み`]);
  });

  it('erases nothing where it has shown nothing', () => {
    const drawn: string[] = [];
    createStatusLine({ write: (text) => drawn.push(text) }).clear();
    expect(drawn).toEqual([]);
  });
});

describe('bar', () => {
  it.each([
    [-1, 0],
    [0, 0],
    [0.5, 10],
    [1, 20],
    [7, 20],
  ])('fills %d of it', (share, filled) => {
    expect(bar(share)).toBe('█'.repeat(filled) + '░'.repeat(20 - filled));
  });
});
