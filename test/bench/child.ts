import { type ChildProcess, fork } from 'node:child_process';

/** The other end of a process: what it says, in order, and a way to speak to it. */
export interface Child {
  send(message: unknown): void;
  /** The next message that was not taken yet; rejects when the other end is gone. */
  next<T>(): Promise<T>;
}

/** A process that runs a part's work. */
export interface Worker extends Child {
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/** Enough for MiniSearch at 50,000 passages. */
const FLAGS = ['--expose-gc', '--max-old-space-size=6144', '--enable-source-maps'];

/** Starts a part's work in a process of its own, whose garbage can be collected at will. */
export function startWorker(part: string, task: unknown): Worker {
  const [, entry = ''] = process.argv;
  const child = fork(entry, ['work', part, JSON.stringify(task)], { execArgv: FLAGS, stdio: ['ignore', 2, 2, 'ipc'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    ...channelOf(child, `bench: the process of ${part} is gone`),
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}

/** Does a part's work in a process of its own and gives its result. */
export async function inChild<T>(part: string, task: unknown): Promise<T> {
  const worker = startWorker(part, task);
  try {
    return await worker.next<T>();
  } finally {
    await worker.stop();
  }
}

/** Messages of a process, or of the process that started this one. */
export function channelOf(other: ChildProcess | NodeJS.Process, gone: string): Child {
  const waiting: PromiseWithResolvers[] = [];
  const messages: unknown[] = [];
  let isOver = false;
  other.on('message', (message: unknown) => {
    const first = waiting.shift();
    if (first) first.resolve(message);
    else messages.push(message);
  });
  const end = () => {
    isOver = true;
    for (const { reject } of waiting.splice(0)) reject(new Error(gone));
  };
  other.once('exit', end);
  return {
    send: (message) => void other.send?.(message as object),
    next: <T>() =>
      new Promise<T>((resolve, reject) => {
        if (messages.length > 0) resolve(messages.shift() as T);
        else if (isOver) reject(new Error(gone));
        else waiting.push({ resolve: resolve as (value: unknown) => void, reject });
      }),
  };
}

interface PromiseWithResolvers {
  resolve(value: unknown): void;
  reject(error: Error): void;
}
