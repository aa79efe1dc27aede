import { failureKindOf, watchFailures } from '../../src/slack/failure-kind.ts';
import type { FailureKind } from '../../src/slack/meter.ts';

describe('failureKindOf', () => {
  it.each([
    ['ratelimited', 'rate_limited'],
    ['invalid_auth', 'token'],
    ['token_revoked', 'token'],
    ['channel_not_found', 'channel'],
    ['restricted_action_read_only_channel', 'channel'],
    ['invalid_blocks', 'blocks'],
    ['fatal_error', 'server'],
    ['user_not_found', 'other'],
  ])('puts %s with %s', (code, kind) => {
    expect(failureKindOf(code)).toBe(kind);
  });
});

describe('watchFailures', () => {
  const json = (body: object, init?: ResponseInit) => async () => Response.json(body, init);
  const timeout = Object.assign(new Error('late'), { name: 'TimeoutError' });
  it.each<[string, () => Promise<Response>, FailureKind[]]>([
    ['an answer', json({ ok: true }), []],
    ['a refusal', json({ ok: false, error: 'is_archived' }), ['channel']],
    ['429', json({}, { status: 429 }), ['rate_limited']],
    ['500', json({}, { status: 500 }), ['server']],
    ['404', json({}, { status: 404 }), ['http']],
    ['a lost line', () => Promise.reject(new TypeError('fetch failed')), ['network']],
    ['silence', () => Promise.reject(timeout), ['timeout']],
  ])('reports %s, and passes it on', async (_, act, expected) => {
    const reported: FailureKind[] = [];
    const watched = watchFailures(act as unknown as typeof fetch, (failure) => reported.push(failure));
    const outcome = await watched('http://127.0.0.1').then(
      (response) => response.json(),
      (error) => error,
    );
    expect(outcome).toBeDefined();
    await new Promise((resolve) => setImmediate(resolve));
    expect(reported).toEqual(expected);
  });
});
