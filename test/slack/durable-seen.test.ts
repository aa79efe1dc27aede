import { createDurableSeen } from '../../src/slack/durable-seen.ts';
import { createMemorySeen } from '../../src/slack/seen.ts';
import { keptLog } from '../support/kept-log.ts';
import { scratchStore } from '../support/scratch-store.ts';

const memory = () => createMemorySeen({ clock: () => 0 });

describe('createDurableSeen', () => {
  it('is first once among all replicas, until it is forgotten', async () => {
    const store = await scratchStore();
    const one = createDurableSeen(store.seen, memory(), keptLog());
    const other = createDurableSeen(store.seen, memory(), keptLog());
    expect([await one.first('a'), await one.first('a'), await other.first('a')]).toEqual([true, false, false]);
    await one.forget('a');
    expect(await one.first('a')).toBe(true);
    await store.close();
  });

  it('goes by memory where no state can be kept, and says so once', async () => {
    const log = keptLog();
    const broken = { first: () => Promise.reject(new Error('gone')), forget: () => Promise.reject(new Error('gone')) };
    const seen = createDurableSeen(broken, memory(), log);
    expect([await seen.first('a'), await seen.first('a'), await seen.first('b')]).toEqual([true, false, true]);
    await seen.forget('a');
    expect(await seen.first('a')).toBe(true);
    expect(log.lines).toHaveLength(1);
  });
});
