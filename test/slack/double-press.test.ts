import { createDoublePress } from '../../src/slack/double-press.ts';

describe('createDoublePress', () => {
  it('knows a press again for a while, each by itself', () => {
    let now = 0;
    const presses = createDoublePress({ clock: () => now, withinMs: 100 });
    expect([presses.isRepeated('a'), presses.isRepeated('a'), presses.isRepeated('b')]).toEqual([false, true, false]);
    now = 100;
    expect([presses.isRepeated('a'), presses.isRepeated('a')]).toEqual([false, true]);
  });
});
