import type { Library } from '../library.ts';
import type { Io, Options } from './run.ts';

/** `check`: every problem with its path and line; exit code 1 where a post cannot be read. */
export function checkCorpus(library: Library, _words: string[], _options: Options, io: Io): number {
  for (const { path, line, severity, message } of library.problems) {
    io.out(`${line === undefined ? path : `${path}:${line}`} ${severity}: ${message}\n`);
  }
  io.out(`${library.posts.length} posts, ${library.problems.length} problems\n`);
  return library.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
