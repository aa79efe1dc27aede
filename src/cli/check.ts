import { styleText } from 'node:util';
import { checkCorpus } from '../corpus/check/check-corpus.ts';
import type { Problem } from '../library.ts';
import type { Io } from './run.ts';

/** `check`: every problem of the folders with its path and line; exit code 1 where a post cannot be read. */
export async function check(folders: string[], io: Pick<Io, 'out' | 'color'>): Promise<number> {
  const { posts, problems } = await checkCorpus(folders);
  const places = problems.map(({ path, line }) => printable(line === undefined ? path : `${path}:${line}`));
  const width = Math.min(48, Math.max(0, ...places.map((place) => place.length)));
  for (const [at, { severity, message }] of problems.entries()) {
    io.out(`${(places[at] ?? '').padEnd(width)}  ${coloured(severity, io.color)}  ${printable(message)}\n`);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (problems.length > 0) io.out('\n');
  io.out(`${count(posts, 'post')}, ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}\n`);
  return errors > 0 ? 1 : 0;
}

function coloured(severity: Problem['severity'], color: boolean): string {
  const word = severity.padEnd('warning'.length);
  return color ? styleText(severity === 'error' ? 'red' : 'yellow', word, { validateStream: false }) : word;
}

/** A file's name or text may hold what moves the cursor. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
