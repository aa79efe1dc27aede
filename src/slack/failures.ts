import { webApi } from '@slack/bolt';
import { SetupError } from '../errors.ts';

export type TokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** Slack's codes for a token that will not work until a person changes it. */
const TOKEN_ERRORS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'access_denied',
  'forbidden_team',
]);

const WHERE: Record<TokenVariable, string> = {
  SLACK_BOT_TOKEN: 'copy the "Bot User OAuth Token" (xoxb-…) from "OAuth & Permissions" of your app',
  SLACK_APP_TOKEN:
    'generate an app-level token (xapp-…) with the scope connections:write under "Basic Information" of your app',
};

/** Slack's own code for a failed call (`channel_not_found`), where there is one. */
export function slackErrorCode(error: unknown): string | undefined {
  const code = (error as { data?: { error?: unknown } } | null)?.data?.error;
  return typeof code === 'string' ? code : undefined;
}

/** Whether an error comes from Slack or the way to it, and `describeSlackFailure` has a sentence for it. */
export function isSlackFailure(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('slack_');
}

/** Slack's refusal with this code, as its client throws it. */
export function refusalOf(code: string): Error {
  return new webApi.WebAPIPlatformError({ ok: false, error: code });
}

/** Whether a failed call certainly did not reach Slack: only then may it be made again. */
export function neverReachedSlack(error: unknown): boolean {
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const { code, cause } = (original ?? {}) as { code?: string; cause?: { code?: string } };
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(cause?.code ?? code ?? '');
}

/**
 * One sentence for people about why Slack cannot be used; never holds a token. `variable` is the token of the failed
 * call: a rejection that nobody handled comes from a reconnection, which uses the app's.
 */
export function describeSlackFailure(error: unknown, variable: TokenVariable = 'SLACK_APP_TOKEN'): string {
  const code = slackErrorCode(error);
  if (code && TOKEN_ERRORS.has(code)) {
    return `${variable}: Slack does not accept this token (${code}); ${WHERE[variable]}.`;
  }
  if (code) return `Slack refused to start this app (${code}).`;
  if (error instanceof webApi.WebAPIHTTPError) return `Slack could not be reached: it answered ${error.statusCode}.`;
  if (error instanceof webApi.WebAPIRateLimitedError)
    return 'Slack could not be reached: too many calls, try again later.';
  const reason = reasonOf(error);
  return `Slack could not be reached${reason ? ` (${reason})` : ''}; check the network, and SLACK_API_URL where it is set.`;
}

/** A failed start as the error that ends the program with one sentence. */
export function toSetupError(error: unknown, variable: TokenVariable): SetupError {
  return error instanceof SetupError ? error : new SetupError(describeSlackFailure(error, variable), { cause: error });
}

function reasonOf(error: unknown): string | undefined {
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const { code, cause, name } = (original ?? {}) as { code?: unknown; cause?: { code?: unknown }; name?: unknown };
  const reason = cause?.code ?? code ?? (name === 'TimeoutError' ? 'no answer in time' : undefined);
  return typeof reason === 'string' ? reason : undefined;
}
