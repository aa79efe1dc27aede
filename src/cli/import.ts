import { importSources } from '../corpus/import/import-sources.ts';
import { SetupError } from '../errors.ts';
import { bar, createStatusLine } from '../progress.ts';
import { strong } from './format.ts';
import type { Io, Options } from './run.ts';

const REMINDER = `本文の権利は、書いた人にあります。チームで使ってよいかを確かめてから、置いてください。
The text belongs to its author: make sure that your team may use it.
`;

/** `import URL|FILE|FEED…`: writes posts into the first corpus folder; exit code 1 where one could not be had. */
export async function importPosts(
  [folder]: readonly string[],
  sources: readonly string[],
  { force, 'allow-private': allowPrivate }: Pick<Options, 'force' | 'allow-private'>,
  io: Io,
): Promise<number> {
  if (sources.length === 0) throw new SetupError('import takes addresses of pages or feeds, or files.');
  if (folder === undefined) throw new SetupError('CORPUS_DIR names no folder to write to.');
  const line = io.terminal && createStatusLine(io.terminal);
  const onProgress = (at: number, total: number, source: string) =>
    line?.show(`取り込み中 Importing ${bar((at - 1) / total)} ${at}/${total} ${printable(source)}`);
  let written = 0;
  let failed = 0;
  for await (const result of importSources(sources, { folder, force, allowPrivate, onProgress })) {
    line?.clear();
    if ('error' in result) {
      failed++;
      io.err(`${printable(result.source)}: ${printable(result.error)}.\n`);
    } else {
      written++;
      io.out(`${result.path}  ${strong(printable(result.title), io.color)}\n`);
    }
  }
  line?.clear();
  if (written > 0) io.out(`\n${REMINDER}`);
  return failed > 0 ? 1 : 0;
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '�');
}
