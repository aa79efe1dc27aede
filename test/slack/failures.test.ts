import { webApi } from '@slack/bolt';
import { describeSlackFailure, isSlackFailure, neverReachedSlack, refusalOf } from '../../src/slack/failures.ts';

const network = (code: string) =>
  new webApi.WebAPIRequestError(Object.assign(new TypeError('fetch failed'), { cause: { code } }));

describe('describeSlackFailure', () => {
  it.each([
    ['a dead app token', refusalOf('invalid_auth'), undefined, /^SLACK_APP_TOKEN: .*invalid_auth.*connections:write/],
    [
      'a dead bot token',
      refusalOf('account_inactive'),
      'SLACK_BOT_TOKEN' as const,
      /^SLACK_BOT_TOKEN: .*account_inactive/,
    ],
    ['another refusal', refusalOf('team_access_not_granted'), undefined, /team_access_not_granted/],
    ['no network', network('ENOTFOUND'), undefined, /could not be reached \(ENOTFOUND\)/],
    ['a closed port', network('ECONNREFUSED'), undefined, /could not be reached \(ECONNREFUSED\)/],
    ['a broken Slack', new webApi.WebAPIHTTPError(503, 'x', {}), undefined, /answered 503/],
    ['too many calls', new webApi.WebAPIRateLimitedError(30), undefined, /too many calls/],
    ['anything else', new Error('secret words'), undefined, /^Slack could not be reached; check/],
    ['nothing at all', undefined, undefined, /could not be reached/],
  ])('says in one sentence that there is %s', (_, error, variable, expected) => {
    const sentence = describeSlackFailure(error, variable);
    expect(sentence).toMatch(expected);
    expect(sentence).not.toMatch(/secret|\n/);
  });
});

describe('neverReachedSlack', () => {
  it.each([
    [network('ECONNREFUSED'), true],
    [network('ENOTFOUND'), true],
    [network('ECONNRESET'), false],
    [network('UND_ERR_SOCKET'), false],
    [new webApi.WebAPIHTTPError(500, 'x', {}), false],
    [new Error('x'), false],
  ])('%s is %s', (error, expected) => {
    expect(neverReachedSlack(error)).toBe(expected);
  });
});

describe('isSlackFailure', () => {
  it.each([
    [refusalOf('invalid_auth'), true],
    [network('ENOTFOUND'), true],
    [new Error('x'), false],
    [undefined, false],
  ])('%s is %s', (error, expected) => {
    expect(isSlackFailure(error)).toBe(expected);
  });
});
