import type { Store } from '../store/store.ts';
import type { Io, Options } from './run.ts';

/** `feedback`: how often the passages of each post helped, or did not; most votes first. */
export async function showFeedback({ feedback }: Store, options: Options, io: Io): Promise<number> {
  const tally = await feedback.tally(options.team);
  tell(tally, options, io, {
    nothing: 'No votes yet',
    json: ({ team, postId, up, down }) => ({ team, id: postId, up, down }),
    line: ({ up, down, postId }) => `👍 ${up}  👎 ${down}  ${postId}`,
  });
  return 0;
}

/** `wanted`: what people looked for in vain and would like to read; most wanted first. */
export async function showWanted({ wanted }: Store, options: Options, io: Io): Promise<number> {
  const stories = await wanted.list(options.team);
  tell(stories, options, io, {
    nothing: 'No wanted stories yet',
    json: ({ team, words, count }) => ({ team, words, count }),
    line: ({ words, count }) => `${count}  ${words}`,
  });
  return 0;
}

/** How entries of one kind are written. */
interface Wording<Entry> {
  nothing: string;
  json(entry: Entry): object;
  line(entry: Entry): string;
}

/** One line each, which names the workspace where there are several. */
function tell<Entry extends { team: string }>(
  entries: Entry[],
  { json, team }: Options,
  { out }: Io,
  wording: Wording<Entry>,
): void {
  const hasSeveral = new Set(entries.map((entry) => entry.team)).size > 1;
  for (const entry of entries) {
    const line = hasSeveral ? `${entry.team || '-'}  ${wording.line(entry)}` : wording.line(entry);
    out(`${json ? JSON.stringify(wording.json(entry)) : line}\n`);
  }
  if (entries.length === 0 && !json) out(`${wording.nothing}${team ? ` from ${team}` : ''}.\n`);
}
