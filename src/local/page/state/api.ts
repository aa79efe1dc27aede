import type { PageActions, PageAnswer } from '../../protocol.ts';

/** Sends one action to the local Slack; a server that cannot be reached is an answer with `ok: false`. */
export async function post<A extends keyof PageActions>(action: A, body: PageActions[A]): Promise<PageAnswer> {
  try {
    const response = await fetch(`/page/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as PageAnswer;
  } catch {
    return { ok: false, error: 'unreachable' };
  }
}
