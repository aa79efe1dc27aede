import { StoreUnavailable } from '../../src/errors.ts';
import { untilStored } from '../../src/slack/until-stored.ts';

describe('untilStored', () => {
  const neverFails = (error: unknown) => {
    throw error;
  };

  it('does the work once where the store can be used', async () => {
    let tries = 0;
    const work = async () => void tries++;
    await untilStored(work, neverFails, 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(tries).toBe(1);
  });

  it('does it again until the store can be used', async () => {
    let tries = 0;
    const done = new Promise<void>((resolve) => {
      const work = async () => {
        if (++tries < 3) throw new StoreUnavailable('it is away');
        resolve();
      };
      void untilStored(work, neverFails, 1);
    });
    await done;
    expect(tries).toBe(3);
  });

  it('hands on any other failure, and does it no more', async () => {
    const failures: unknown[] = [];
    const work = async () => {
      throw new Error('a mistake');
    };
    await untilStored(work, (error) => failures.push(error), 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(failures).toEqual([new Error('a mistake')]);
  });
});
