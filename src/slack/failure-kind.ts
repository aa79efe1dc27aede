import type { FailureKind } from './meter.ts';

const BY_CODE: readonly [codes: RegExp, kind: FailureKind][] = [
  [/^(?:ratelimited|rate_limited)$/, 'rate_limited'],
  [/auth|token|account_inactive|missing_scope|user_removed_from_team|team_disabled|access_denied/, 'token'],
  [/channel|archived|restricted_action|no_permission|message_limit/, 'channel'],
  [/blocks|msg_|view|no_text|invalid_arguments/, 'blocks'],
  [/internal_error|fatal_error|service_unavailable|request_timeout/, 'server'],
];

/** The class of a refusal by Slack's code for it. */
export function failureKindOf(code: string): FailureKind {
  return BY_CODE.find(([codes]) => codes.test(code))?.[1] ?? 'other';
}

/** Is told the class of a call that failed. */
export type ReportFailure = (failure: FailureKind) => void;

/** The class of a call that Slack answered with a status that is no success, or did not answer. */
export function failureOf(error: unknown): FailureKind {
  const { statusCode, name, code = '' } = error as { statusCode?: number; name?: string; code?: string };
  if (statusCode === 429) return 'rate_limited';
  if (statusCode !== undefined) return statusCode >= 500 ? 'server' : 'http';
  return name === 'TimeoutError' || /^UND_ERR_\w+_TIMEOUT$/.test(code) ? 'timeout' : 'network';
}

/** Makes a `fetch` that reports the class of every call that fails, and changes nothing else. */
export function watchFailures(inner: typeof fetch, report: ReportFailure): typeof fetch {
  return async (url, init) => {
    let response: Response;
    try {
      response = await inner(url, init);
    } catch (error) {
      report(failureOf(error));
      throw error;
    }
    if (!response.ok) report(failureOf({ statusCode: response.status }));
    else if (response.headers.get('content-type')?.includes('json')) void reportRefusal(response.clone(), report);
    return response;
  };
}

async function reportRefusal(response: Response, report: ReportFailure): Promise<void> {
  const body = (await response.json().catch(() => undefined)) as { ok?: unknown; error?: unknown } | undefined;
  if (body?.ok === false && typeof body.error === 'string') report(failureKindOf(body.error));
}
