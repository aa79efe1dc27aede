import type { Store } from '../store/store.ts';
import type { Io, Options } from './run.ts';

/** `feedback`: how often the passages of each post helped, or did not; most votes first. */
export async function showFeedback({ feedback }: Store, { json }: Options, io: Io): Promise<number> {
  const tally = await feedback.tally();
  for (const { postId, up, down } of tally) {
    io.out(json ? `${JSON.stringify({ id: postId, up, down })}\n` : `👍 ${up}  👎 ${down}  ${postId}\n`);
  }
  if (tally.length === 0 && !json) io.out('No votes yet.\n');
  return 0;
}

/** `wanted`: what people looked for in vain and would like to read; most wanted first. */
export async function showWanted({ wanted }: Store, { json }: Options, io: Io): Promise<number> {
  const stories = await wanted.list();
  for (const { words, count } of stories) {
    io.out(json ? `${JSON.stringify({ words, count })}\n` : `${count}  ${words}\n`);
  }
  if (stories.length === 0 && !json) io.out('No wanted stories yet.\n');
  return 0;
}
