import { createHmac } from 'node:crypto';
import { createReplays } from '../../../src/slack/http/replays.ts';

const MINUTE = 60_000;
const signatureOf = (number: number) => `v0=${createHmac('sha256', 'secret').update(String(number)).digest('hex')}`;

describe('createReplays', () => {
  it('knows a signature for as long as it is good, and no longer than it must', () => {
    let now = 0;
    const replays = createReplays({ clock: () => now });
    now = 10 * MINUTE;
    expect(replays.first(signatureOf(1))).toBe(true);
    now = 20.5 * MINUTE;
    expect(replays.first(signatureOf(1))).toBe(false);
    expect(replays.first(signatureOf(2))).toBe(true);
    now = 21.5 * MINUTE;
    expect(replays.first(signatureOf(2))).toBe(false);
    now = 50 * MINUTE;
    expect(replays.first(signatureOf(1))).toBe(true);
    expect(replays.first(signatureOf(2))).toBe(true);
  });

  it('lets a signature be first again that was forgotten, in whichever table it stands', () => {
    let now = 0;
    const replays = createReplays({ clock: () => now });
    replays.first(signatureOf(1));
    replays.forget(signatureOf(1));
    expect(replays.first(signatureOf(1))).toBe(true);
    now = 12 * MINUTE;
    replays.first(signatureOf(2));
    expect(replays.first(signatureOf(1))).toBe(false);
    replays.forget(signatureOf(1));
    expect(replays.first(signatureOf(1))).toBe(true);
  });

  it('keeps the last ones where more arrive than it has room for', () => {
    const replays = createReplays({ clock: () => 0, most: 10 });
    for (let number = 0; number < 100; number++) expect(replays.first(signatureOf(number))).toBe(true);
    for (let number = 90; number < 100; number++) expect(replays.first(signatureOf(number))).toBe(false);
    expect(replays.first(signatureOf(0))).toBe(true);
  });

  it('takes none of a hundred thousand for another', () => {
    const replays = createReplays({ clock: () => 0 });
    let first = 0;
    for (let number = 0; number < 100_000; number++) if (replays.first(signatureOf(number))) first++;
    expect(first).toBe(100_000);
  });
});
