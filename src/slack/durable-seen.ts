import type { Log } from '../log.ts';
import type { Seen } from './seen.ts';

/**
 * A `Seen` that all replicas share and that outlives a restart, with this process's memory before it. Where the durable
 * one fails, memory alone decides: an answer too many is better than none.
 */
export function createDurableSeen(durable: Seen, memory: Seen, log: Log): Seen {
  let isFailing = false;
  const trying = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      const result = await work();
      isFailing = false;
      return result;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'what has arrived is remembered by this process alone');
      isFailing = true;
      return otherwise;
    }
  };
  return {
    first: async (key) => (await memory.first(key)) && (await trying(() => durable.first(key), true)),
    forget: async (key) => {
      await memory.forget(key);
      await trying(() => durable.forget(key), undefined);
    },
  };
}
