import type { WebClient } from '../../src/slack/deps.ts';
import { refusalOf } from '../../src/slack/failures.ts';

/** What a method of the fake client answers: a value, Slack's refusal by its code, or an error. */
export type Reply = Record<string, unknown> | string | Error;

/** A client that answers what it is told, and writes down what it was asked. */
export interface FakeClient {
  client: WebClient;
  calls: { method: string; args: Record<string, unknown> }[];
  /** The arguments of every call of a method. */
  of(method: string): Record<string, unknown>[];
}

/** Each method's replies are used up one by one, the last one stays; `{ok: true}` where there are none. */
export function fakeClient(replies: Record<string, Reply | Reply[]> = {}): FakeClient {
  const calls: FakeClient['calls'] = [];
  const left = new Map(
    Object.entries(replies).map(([method, list]) => [method, Array.isArray(list) ? [...list] : [list]]),
  );
  const answer = async (method: string, args: Record<string, unknown>) => {
    calls.push({ method, args });
    const list = left.get(method) ?? [];
    const reply = (list.length > 1 ? list.shift() : list[0]) ?? { ok: true };
    if (typeof reply === 'string') throw refusalOf(reply);
    if (reply instanceof Error) throw reply;
    return reply;
  };
  const family = (name: string) =>
    new Proxy({}, { get: (_, method) => (args: Record<string, unknown>) => answer(`${name}.${String(method)}`, args) });
  const families = ['chat', 'conversations', 'users', 'views', 'auth'];
  const client = Object.fromEntries(families.map((name) => [name, family(name)]));
  return {
    client: { token: 'xoxb-1', ...client } as unknown as WebClient,
    calls,
    of: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
  };
}
