import type { Deps } from './deps.ts';
import { slackErrorCode } from './failures.ts';

/** Clocks differ by less, and a day's story has the channel to itself for at least as long. */
const EARLY_MS = 60_000;
const LATE_MS = 20 * 60 * 60 * 1000;

/**
 * The post that a thread is about, without reading the thread: the one that was last named there, or else the day's
 * story that started it, since it is written down when what was shown.
 */
export async function topicOf(
  { team, channel, thread }: { team: string | undefined; channel: string; thread: string },
  { topics, daily, log }: Pick<Deps, 'topics' | 'daily' | 'log'>,
): Promise<string | undefined> {
  const known = topics.of(channel, thread);
  if (known !== undefined || !daily || !team) return known;
  const began = Number(thread) * 1000;
  try {
    const shown = await daily.store.shown.list(team, channel);
    return shown.findLast(({ at }) => at > began - EARLY_MS && at < began + LATE_MS)?.postId;
  } catch (error) {
    log.warn({ code: slackErrorCode(error) }, 'what a channel was shown cannot be read');
    return undefined;
  }
}
