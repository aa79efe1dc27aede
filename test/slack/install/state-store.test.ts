import { createOAuthStates } from '../../../src/slack/install/state-store.ts';
import { createMemorySeen } from '../../../src/slack/seen.ts';

const states = (secret = 'secret') => createOAuthStates(secret, ['commands'], createMemorySeen({ clock: () => 0 }));
const at = (ms: number) => new Date(1_700_000_000_000 + ms);

describe('createOAuthStates', () => {
  it('redeems its own state once', async () => {
    const own = states();
    const state = await own.generateStateParam({}, at(0));
    expect(await own.verifyStateParam(at(599_000), state)).toEqual({ scopes: ['commands'] });
    await expect(own.verifyStateParam(at(599_000), state)).rejects.toThrow('used before');
  });

  it.each([
    ['of eleven minutes ago', async () => states().generateStateParam({}, at(-660_000))],
    ['from the future', async () => states().generateStateParam({}, at(660_000))],
    ['of another secret', async () => states('other').generateStateParam({}, at(0))],
    ['that is empty', async () => ''],
    ['that is nonsense', async () => 'a.b.c'],
    [
      'whose time was changed',
      async () => (await states().generateStateParam({}, at(-660_000))).replace(/^\w+/, at(0).getTime().toString(36)),
    ],
  ])('refuses a state %s', async (_, make) => {
    await expect(states().verifyStateParam(at(0), await make())).rejects.toThrow('not valid');
  });
});
