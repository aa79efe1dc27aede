import { jest } from '@jest/globals';
import { createLocales, type UsersClient } from '../../src/slack/locales.ts';
import { keptLog } from '../support/kept-log.ts';

type Info = UsersClient['users']['info'];

const clientOf = (info: () => Promise<unknown>) => {
  const spy = jest.fn(info);
  return { spy, client: { users: { info: spy as unknown as Info } } };
};
const locale = (value?: string) => clientOf(async () => ({ ok: true, user: { locale: value } }));

describe('createLocales', () => {
  const options = (clock = () => 0) => ({ fallback: 'ja' as const, clock, log: keptLog(), waitMs: 20 });

  it.each([
    ['ja-JP', 'ja'],
    ['en-US', 'en'],
    ['fr-FR', 'en'],
    [undefined, 'ja'],
  ])('speaks to %s in %s', async (value, lang) => {
    expect(await createLocales(options()).of(locale(value).client, 'U1')).toBe(lang);
  });

  it('asks once a day and person', async () => {
    let now = 0;
    const { spy, client } = locale('en-US');
    const locales = createLocales(options(() => now));
    await Promise.all([locales.of(client, 'U1'), locales.of(client, 'U1')]);
    now = 23 * 60 * 60 * 1000;
    await locales.of(client, 'U1');
    expect(spy).toHaveBeenCalledTimes(1);
    now = 25 * 60 * 60 * 1000;
    await locales.of(client, 'U1');
    expect(spy).toHaveBeenCalledTimes(2);
    expect(spy).toHaveBeenCalledWith({ user: 'U1', include_locale: true });
  });

  it('does not wait for a Slack that is slow, and knows the answer later', async () => {
    let answer: (value: unknown) => void = () => {};
    const { client } = clientOf(() => new Promise((resolve) => (answer = resolve)));
    const locales = createLocales(options());
    expect(await locales.of(client, 'U1')).toBe('ja');
    answer({ user: { locale: 'en-GB' } });
    await new Promise(setImmediate);
    expect(locales.peek('U1')).toBe('en');
  });

  it('speaks its own language where Slack refuses, and asks no more for a while', async () => {
    const { spy, client } = clientOf(async () => {
      throw Object.assign(new Error('no'), { data: { error: 'user_not_found' } });
    });
    const { log, ...rest } = options();
    const locales = createLocales({ ...rest, log });
    expect(await locales.of(client, 'U1')).toBe('ja');
    expect(await locales.of(client, 'U1')).toBe('ja');
    expect(spy).toHaveBeenCalledTimes(1);
    expect(log.lines).toEqual([{ level: 'warn', facts: { code: 'user_not_found' }, message: 'users.info failed' }]);
  });

  it('stays small', async () => {
    const { spy, client } = locale('en-US');
    const locales = createLocales({ ...options(), limit: 2 });
    for (const user of ['U1', 'U2', 'U1', 'U3']) await locales.of(client, user);
    await locales.of(client, 'U1');
    expect(spy).toHaveBeenCalledTimes(3);
    await locales.of(client, 'U2');
    expect(spy).toHaveBeenCalledTimes(4);
  });
});
