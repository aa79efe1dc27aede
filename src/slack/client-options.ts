import type { Logger, webApi } from '@slack/bolt';
import { watchFailures } from './failure-kind.ts';
import { type Meter, NO_METER } from './meter.ts';

/** Slack answers within this time, or the call has failed. */
const TIMEOUT_MS = 10_000;

/**
 * The options of the clients that listeners are given. Without explicit retries Bolt's clients try for hours, and
 * `headers` would be shared by all workspaces: one would post with the token of another.
 */
export function createClientOptions(options: {
  apiUrl?: string;
  logger: Logger;
  meter?: Meter;
}): webApi.WebClientOptions {
  const { apiUrl, logger, meter = NO_METER } = options;
  return {
    retryConfig: { retries: 2 },
    timeout: TIMEOUT_MS,
    logger,
    fetch: watchFailures((url, init) => fetch(url, init), meter.slackFailed),
    ...(apiUrl && { slackApiUrl: apiUrl }),
  };
}
