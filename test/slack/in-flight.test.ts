import { createInFlight, within } from '../../src/slack/in-flight.ts';

describe('createInFlight', () => {
  it('waits for what is under way, failed or not', async () => {
    const inFlight = createInFlight();
    const done: string[] = [];
    const late = (name: string) => new Promise((resolve) => setImmediate(resolve)).then(() => done.push(name));
    const good = inFlight.run(() => late('good'));
    const bad = inFlight.run(() =>
      late('bad').then(() => {
        throw new Error('bad');
      }),
    );
    bad.catch(() => {});
    await inFlight.drain(1_000);
    expect(done).toEqual(['good', 'bad']);
    await good;
  });

  it('waits no longer than it may', async () => {
    const inFlight = createInFlight();
    inFlight.run(() => new Promise(() => {}));
    await expect(inFlight.drain(5)).resolves.toBeUndefined();
  });

  it('does not wait for nothing', async () => {
    await expect(createInFlight().drain(60_000)).resolves.toBeUndefined();
  });
});

describe('within', () => {
  it('says whether a promise settled in time', async () => {
    expect(await within(Promise.resolve(), 1_000)).toBe(true);
    expect(await within(new Promise(() => {}), 5)).toBe(false);
    await expect(within(Promise.reject(new Error('no')), 1_000)).rejects.toThrow('no');
  });
});
