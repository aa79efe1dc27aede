import { webApi } from '@slack/bolt';
import type { WebClient } from './deps.ts';

/** A client for a token, with options of its own: clients write into those that they are given. */
export function createClient(token: string | undefined, options: webApi.WebClientOptions): WebClient {
  return new webApi.WebClient(token, { ...options });
}

/**
 * Makes, for a workspace's client, the one that posts: it never repeats a call that Slack may have taken, and reports
 * "too many requests" at once instead of holding up the whole workspace.
 */
export function createPosters(options: webApi.WebClientOptions): (client: WebClient) => WebClient {
  const posters = new Map<string, WebClient>();
  return (client) => {
    const token = client.token ?? '';
    const known = posters.get(token);
    if (known) return known;
    const poster = createClient(token, { ...options, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true });
    posters.set(token, poster);
    return poster;
  };
}
