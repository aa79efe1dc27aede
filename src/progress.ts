import type { LoadProgress } from './load-library.ts';
import type { Log } from './log.ts';

/** A terminal that a line can be drawn in and drawn over. */
export interface Terminal {
  write(text: string): unknown;
  columns?: number;
}

/** One line of a terminal that says what is going on. */
export interface StatusLine {
  show(text: string): void;
  /** Leaves an empty line for whatever is written next. */
  clear(): void;
}

/** Says how far a library has come, where it takes longer than two seconds. */
export interface Progress {
  update(progress: LoadProgress): void;
  /** Erases what is shown; nothing is shown any more. */
  end(): void;
}

const SILENT_MS = 2_000;
const REDRAWN_MS = 100;
const LOGGED_MS = 10_000;
const BAR = 20;
const ERASE = '\r\u001b[2K';

/** Draws in the last line of a terminal, cut to its width: a Japanese character takes two columns. */
export function createStatusLine(terminal: Terminal): StatusLine {
  let isShown = false;
  return {
    show: (text) => {
      isShown = true;
      terminal.write(`${ERASE}${fitted(text, (terminal.columns || 80) - 1)}`);
    },
    clear: () => {
      if (isShown) terminal.write(ERASE);
      isShown = false;
    },
  };
}

function fitted(text: string, columns: number): string {
  let width = 0;
  let shown = '';
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) < 0x1100 || /[█░·]/u.test(character) ? 1 : 2;
    if (width > columns) break;
    shown += character;
  }
  return shown;
}

/** A bar of `BAR` columns that is filled by a share from 0 to 1. */
export function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * BAR);
  return '█'.repeat(filled) + '░'.repeat(BAR - filled);
}

/** Draws a bar in a terminal; without one it writes a line to the log every ten seconds. */
export function createProgress({
  terminal,
  log,
  now = () => performance.now(),
}: {
  terminal?: Terminal;
  log: Log;
  now?: () => number;
}): Progress {
  const started = now();
  const line = terminal && createStatusLine(terminal);
  let saidAt = started;
  let isOver = false;
  return {
    update: ({ phase, done, total, characters }) => {
      const at = now();
      if (isOver || at - started < SILENT_MS || at - saidAt < (line ? REDRAWN_MS : LOGGED_MS)) return;
      saidAt = at;
      const share = ((phase === 'reading' ? 0 : total) + done) / (2 * total || 1);
      const secondsLeft = Math.ceil(((at - started) / 1_000) * (1 / Math.max(share, 0.001) - 1));
      if (!line) {
        log.info({ phase, posts: done, of: total, characters, seconds_left: secondsLeft }, 'reading the corpus');
        return;
      }
      const what = phase === 'reading' ? '記事を読んでいます Reading' : '索引を作っています Indexing';
      line.show(
        `${what} ${bar(share)} ${done}/${total} posts · ${thousands(characters)} characters · ${secondsLeft} s left`,
      );
    },
    end: () => {
      isOver = true;
      line?.clear();
    },
  };
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}
