import { createMemorySeen } from '../../src/slack/seen.ts';

const HOUR = 60 * 60 * 1000;

describe('createMemorySeen', () => {
  it('knows a key for more than an hour', async () => {
    let now = 0;
    const seen = createMemorySeen({ clock: () => now });
    expect(await seen.first('a')).toBe(true);
    now = 1.5 * HOUR;
    expect(await seen.first('a')).toBe(false);
    expect(await seen.first('b')).toBe(true);
    now = 3 * HOUR;
    expect(await seen.first('a')).toBe(true);
  });

  it('says true to one of many who ask at once', async () => {
    const seen = createMemorySeen({ clock: () => 0 });
    const answers = await Promise.all(Array.from({ length: 5 }, () => seen.first('a')));
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  it('forgets on request, and the oldest past the limit', async () => {
    const seen = createMemorySeen({ clock: () => 0, limit: 2 });
    await seen.first('a');
    await seen.forget('a');
    expect(await seen.first('a')).toBe(true);
    for (const key of ['b', 'c', 'd']) await seen.first(key);
    expect(await seen.first('d')).toBe(false);
    expect(await seen.first('a')).toBe(true);
  });
});
