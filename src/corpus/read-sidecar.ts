import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whyPassedOver } from './find-files.ts';

/** The text of a file that lies beside the posts of a folder, or why it is not read; neither where there is no such file. */
export async function readSidecar(folder: string, name: string): Promise<{ source?: string; why?: string }> {
  try {
    const why = await whyPassedOver(folder, name);
    return why ? { why } : { source: await readFile(join(folder, name), 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? {} : { why: `it cannot be read (${code ?? error})` };
  }
}
