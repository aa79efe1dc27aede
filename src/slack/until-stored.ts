import { StoreUnavailable } from '../errors.ts';

const AGAIN_MS = 30_000;

/**
 * Does what needs the store; where that cannot be used, again every `againMs` (30 seconds) until it can. Resolves after
 * the first attempt; any other failure of an attempt goes to `failed`.
 */
export async function untilStored(
  work: () => Promise<void>,
  failed: (error: unknown) => void,
  againMs: number = AGAIN_MS,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof StoreUnavailable) setTimeout(() => void untilStored(work, failed, againMs), againMs).unref();
    else failed(error);
  }
}
