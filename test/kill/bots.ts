import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A line of a bot's log. */
export interface LogLine {
  msg: string;
  team?: string;
  channel?: string;
  local_date?: string;
}

/** Real bot processes that share a database, a Slack and a clock. */
export interface Bots {
  /** Everything that any of them has logged. */
  log: LogLine[];
  start(): Bot;
  /** Sets the clock of all that run, and of all that will. */
  setClock(to: number): void;
  stop(): Promise<void>;
}

/** One process. */
export interface Bot {
  ready: Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Prepares to start `node <program>` with an environment; the clock begins at `start`, in epoch milliseconds. */
export function createBots(program: string, options: { env: NodeJS.ProcessEnv; cwd: string; start: number }): Bots {
  const { env, cwd, start } = options;
  const log: LogLine[] = [];
  const running = new Set<ChildProcess>();
  let time = { virtual: start, real: Date.now() };
  return {
    log,
    start() {
      const args = [program, String(time.virtual), String(time.real)];
      const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
      running.add(child);
      createInterface({ input: child.stderr as NodeJS.ReadableStream }).on('line', (line) => {
        log.push(line.startsWith('{') ? JSON.parse(line) : { msg: line });
      });
      const gone = new Promise<void>((resolve) => {
        child.on('exit', () => {
          running.delete(child);
          resolve();
        });
      });
      const ready = new Promise<void>((resolve, reject) => {
        child.on('message', () => resolve());
        child.on('exit', () => reject(new Error('the bot ended before it was ready')));
      });
      ready.catch(() => {});
      return {
        ready,
        kill() {
          child.kill('SIGKILL');
          return gone;
        },
      };
    },
    setClock(to) {
      time = { virtual: to, real: Date.now() };
      for (const child of running) if (child.connected) child.send(time);
    },
    async stop() {
      const gone = [...running].map((child) => new Promise((resolve) => child.on('exit', resolve)));
      for (const child of running) child.kill('SIGKILL');
      await Promise.all(gone);
    },
  };
}
