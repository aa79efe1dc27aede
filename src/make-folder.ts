import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those that it lies in, and is content where they are there. Node's own recursive mkdir never comes
 * back where a parent exists and no folder can be made in it, as below /proc: this one rejects with what the system says.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const parent = dirname(path);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || parent === path) return unlessFolder(path, error);
    await makeFolder(parent);
    await mkdir(path).catch((again: unknown) => unlessFolder(path, again));
  }
}

async function unlessFolder(path: string, error: unknown): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) throw error;
}
