import type { DailyDesk } from '../../src/slack/daily/daily.ts';
import { topicOf } from '../../src/slack/thread-topic.ts';
import type { Shown } from '../../src/store/shown.ts';
import { fakeStage } from '../support/fake-deps.ts';

const HOUR = 60 * 60 * 1000;
const BEGAN = 1_700_000_000_000;
const where = { team: 'T1', channel: 'C1', thread: `${BEGAN / 1000}.000100` };
const shown = (postId: string, at: number): Shown => ({ postId, passageKey: 'k', cycle: 1, round: 1, at });
const desk = (list: () => Promise<Shown[]>) => ({ store: { shown: { list } } }) as unknown as DailyDesk;

describe('topicOf', () => {
  it('is what the bot named there last', async () => {
    const { deps } = fakeStage();
    deps.topics.note('C1', where.thread, 'a.md');
    expect(await topicOf(where, deps)).toBe('a.md');
    expect(await topicOf({ ...where, channel: 'C2' }, deps)).toBeUndefined();
  });

  it("is the day's story that started the thread, also the one that took its place, and after a restart", async () => {
    const log = [shown('before.md', BEGAN - 24 * HOUR), shown('first.md', BEGAN + 200)];
    const next = shown('next.md', BEGAN + 24 * HOUR);
    const { deps } = fakeStage(undefined, { daily: desk(async () => [...log, next]) });
    expect(await topicOf(where, deps)).toBe('first.md');
    const replaced = fakeStage(undefined, { daily: desk(async () => [...log, shown('other.md', BEGAN + HOUR), next]) });
    expect(await topicOf(where, replaced.deps)).toBe('other.md');
  });

  it('is unknown elsewhere, and where the store fails', async () => {
    const silent = fakeStage(undefined, { daily: desk(async () => [shown('old.md', BEGAN - 48 * HOUR)]) });
    expect(await topicOf(where, silent.deps)).toBeUndefined();
    const failing = fakeStage(undefined, { daily: desk(() => Promise.reject(new Error('disk full'))) });
    expect(await topicOf(where, failing.deps)).toBeUndefined();
  });
});
