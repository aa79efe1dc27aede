import { webApi } from '@slack/bolt';
import { neverReachedSlack, slackErrorCode } from '../failures.ts';

/** What a failed post means for what comes after it. */
export type DailyFailure =
  /** This channel cannot be posted to until somebody does something about it. */
  | { kind: 'channel'; code: string }
  /** Nothing can be posted in this workspace. */
  | { kind: 'workspace'; code: string }
  /** Slack surely posted nothing, and may later. */
  | { kind: 'later'; retryAfterMs: number }
  /** Slack refuses this message, whoever sends it where. */
  | { kind: 'refused'; code: string }
  /** The message may stand there: it is not sent again. */
  | { kind: 'unknown' };

const CHANNEL =
  /^(?:channel_not_found|is_archived|not_in_channel|restricted_action.*|no_permission|messages_tab_disabled|ekm_access_denied)$/;
const WORKSPACE =
  /^(?:token_revoked|account_inactive|invalid_auth|not_authed|token_expired|user_removed_from_team|team_disabled|access_denied|missing_scope|not_allowed_token_type)$/;
const BLOCKED_FOR_NOW = /^(?:team_added_to_org|org_login_required|accesslimited|message_limit_exceeded)$/;
const RATE_LIMITED = /^(?:ratelimited|rate_limited)$/;
/** Of these Slack says that part of the call may have succeeded (https://docs.slack.dev/reference/methods/chat.postMessage). */
const AMBIGUOUS = /^(?:internal_error|fatal_error|service_unavailable|request_timeout)$/;

const UNREACHED_RETRY_MS = 30_000;
const RATE_LIMITED_MS = 60_000;
const BLOCKED_RETRY_MS = 15 * 60_000;

/** Sorts what `chat.postMessage` threw by what is to be done; whatever is not certain is `unknown`. */
export function classifyFailure(error: unknown): DailyFailure {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'later', retryAfterMs: error.retryAfter * 1000 };
  const code = slackErrorCode(error);
  if (code === undefined) {
    return neverReachedSlack(error) ? { kind: 'later', retryAfterMs: UNREACHED_RETRY_MS } : { kind: 'unknown' };
  }
  if (CHANNEL.test(code)) return { kind: 'channel', code };
  if (WORKSPACE.test(code)) return { kind: 'workspace', code };
  if (RATE_LIMITED.test(code)) return { kind: 'later', retryAfterMs: RATE_LIMITED_MS };
  if (BLOCKED_FOR_NOW.test(code)) return { kind: 'later', retryAfterMs: BLOCKED_RETRY_MS };
  return AMBIGUOUS.test(code) ? { kind: 'unknown' } : { kind: 'refused', code };
}

/** Whether a schedule stands still because of its whole workspace: a new token ends that. */
export function isWorkspaceReason(reason: string): boolean {
  return WORKSPACE.test(reason);
}
