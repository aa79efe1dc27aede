import { createPace } from '../../src/slack/pace.ts';

describe('createPace', () => {
  it('allows ten answers a thread in ten minutes', () => {
    let now = 0;
    const pace = createPace({ clock: () => now });
    const allowed = Array.from({ length: 12 }, () => pace.allow('C1:1'));
    expect(allowed.filter(Boolean)).toHaveLength(10);
    expect(pace.allow('C1:2')).toBe(true);
    now = 10 * 60 * 1000;
    expect(pace.allow('C1:1')).toBe(true);
  });

  it('keeps few threads in mind', () => {
    const pace = createPace({ clock: () => 0, most: 1, limit: 1 });
    expect([pace.allow('a'), pace.allow('a'), pace.allow('b'), pace.allow('a')]).toEqual([true, false, true, true]);
  });
});
