import type { IncomingMessage } from 'node:http';
import { verifySlackRequest } from '@slack/bolt';

/** A request may be this old, or this far ahead of our clock (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
const TOLERANCE_S = 5 * 60;

/** Why a request cannot be shown to come from Slack; nothing where it can. `now` is in epoch milliseconds. */
export function distrust(
  { headers }: IncomingMessage,
  body: string,
  { signingSecret, now }: { signingSecret: string; now: number },
): 'unsigned' | 'stale' | 'forged' | undefined {
  const signature = headers['x-slack-signature'];
  const written = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof written !== 'string' || !/^\d{1,12}$/.test(written)) return 'unsigned';
  const timestamp = Number(written);
  if (Math.abs(now / 1000 - timestamp) > TOLERANCE_S) return 'stale';
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
      nowMilliseconds: now,
    });
    return undefined;
  } catch {
    return 'forged';
  }
}
