import type { RespondFn } from '@slack/bolt';

const TIMEOUT_MS = 10_000;

/** Bolt's `respond()` for a `response_url` that came another way: with an error, or through a form. */
export function respondTo(url: string): RespondFn {
  return async (message) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(typeof message === 'string' ? { text: message } : message),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw Object.assign(new Error('a response_url failed'), { statusCode: response.status });
    return response;
  };
}
