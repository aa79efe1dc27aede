import { webApi } from '@slack/bolt';
import { classifyFailure, isWorkspaceReason } from '../../../src/slack/daily/failure-class.ts';
import { refusalOf } from '../../../src/slack/failures.ts';

describe('classifyFailure', () => {
  it.each([
    ['channel_not_found', 'channel'],
    ['is_archived', 'channel'],
    ['not_in_channel', 'channel'],
    ['restricted_action', 'channel'],
    ['restricted_action_read_only_channel', 'channel'],
    ['restricted_action_thread_only_channel', 'channel'],
    ['token_revoked', 'workspace'],
    ['account_inactive', 'workspace'],
    ['invalid_auth', 'workspace'],
    ['missing_scope', 'workspace'],
    ['ratelimited', 'later'],
    ['team_added_to_org', 'later'],
    ['org_login_required', 'later'],
    ['internal_error', 'unknown'],
    ['fatal_error', 'unknown'],
    ['service_unavailable', 'unknown'],
    ['msg_too_long', 'refused'],
    ['something_new', 'refused'],
  ])('4.3: takes %s for %s', (code, kind) => {
    expect(classifyFailure(refusalOf(code)).kind).toBe(kind);
  });

  it('comes back when Slack says', () => {
    expect(classifyFailure(new webApi.WebAPIRateLimitedError(30))).toEqual({ kind: 'later', retryAfterMs: 30_000 });
  });

  it('knows nothing after a lost line or a status, but something after a refused connection', () => {
    const lost = (code: string) => new webApi.WebAPIRequestError(Object.assign(new Error('lost'), { cause: { code } }));
    expect(classifyFailure(lost('ECONNRESET')).kind).toBe('unknown');
    expect(classifyFailure(lost('ECONNREFUSED')).kind).toBe('later');
    expect(classifyFailure(new Error('the operation timed out')).kind).toBe('unknown');
  });
});

describe('isWorkspaceReason', () => {
  it('tells a revoked token from an archived channel', () => {
    expect([isWorkspaceReason('token_revoked'), isWorkspaceReason('is_archived')]).toEqual([true, false]);
  });
});
