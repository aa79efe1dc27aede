import type { RespondArguments } from '@slack/bolt';
import { request } from 'undici';
import { failureOf, type ReportFailure } from './failure-kind.ts';

/** Answers through a `response_url`; rejects with a `statusCode` where Slack refused, without one where it said nothing. */
export type Respond = (message: RespondArguments) => Promise<unknown>;

const TIMEOUT_MS = 10_000;

/**
 * Makes what Bolt's `respond()` is, for any `response_url`, also of a form or an error, and with a time limit. Every
 * answer goes this way, and undici's `request` takes a third of the processor time of `fetch`.
 */
export function createRespondTo(report: ReportFailure): (url: string) => Respond {
  return (url) => async (message) => {
    const status = await post(url, JSON.stringify(message)).catch((error: unknown) => {
      report(failureOf(error));
      throw error;
    });
    if (status >= 200 && status < 300) return;
    report(failureOf({ statusCode: status }));
    throw Object.assign(new Error('a response_url failed'), { statusCode: status });
  };
}

/** Resolves with the status. */
async function post(url: string, body: string): Promise<number> {
  const { statusCode, body: answer } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  await answer.dump();
  return statusCode;
}
