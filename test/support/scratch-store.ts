import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/store.ts';

/** A store in a folder of its own, which goes when the store is closed. */
export async function scratchStore(clock: () => number = () => 1): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), 'senpai-store-'));
  const store = await openStore(`file:${join(folder, 'senpai.db')}`, { clock });
  return {
    ...store,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
