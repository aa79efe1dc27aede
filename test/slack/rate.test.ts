import { createRate } from '../../src/slack/rate.ts';

describe('createRate', () => {
  it('answers twenty a minute, tells once, and answers again when the minute is over', () => {
    let now = 0;
    const rate = createRate({ clock: () => now });
    const verdicts = Array.from({ length: 23 }, () => rate.take('U1'));
    expect(verdicts).toEqual([...Array(20).fill('answer'), 'tell', 'hush', 'hush']);
    expect(rate.take('U2')).toBe('answer');
    now = 60_000;
    expect(rate.take('U1')).toBe('answer');
  });

  it('counts over a sliding minute', () => {
    let now = 0;
    const rate = createRate({ clock: () => now, most: 2 });
    const verdicts = [0, 30_000, 50_000, 61_000, 62_000, 91_000].map((at) => {
      now = at;
      return rate.take('U1');
    });
    expect(verdicts).toEqual(['answer', 'answer', 'tell', 'answer', 'hush', 'answer']);
  });

  it('forgets the oldest people past its limit', () => {
    const rate = createRate({ clock: () => 0, most: 1, limit: 2 });
    for (const person of ['U1', 'U2', 'U3']) expect(rate.take(person)).toBe('answer');
    expect(rate.take('U1')).toBe('answer');
  });
});
