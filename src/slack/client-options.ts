import type { Logger, webApi } from '@slack/bolt';

/** Slack answers within this time, or the call has failed. */
const TIMEOUT_MS = 10_000;

/**
 * The options of the clients that listeners are given. Without explicit retries Bolt's clients try for hours, and
 * `headers` would be shared by all workspaces: one would post with the token of another.
 */
export function createClientOptions({ apiUrl, logger }: { apiUrl?: string; logger: Logger }): webApi.WebClientOptions {
  return {
    retryConfig: { retries: 2 },
    timeout: TIMEOUT_MS,
    logger,
    // `respond()` uses this too, and has no time limit of its own.
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(TIMEOUT_MS) }),
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
}
