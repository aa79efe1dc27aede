import type { Library } from '../../src/library.ts';
import type { Deps, WebClient } from '../../src/slack/deps.ts';
import { refusalOf } from '../../src/slack/failures.ts';
import { createPace } from '../../src/slack/pace.ts';
import { createMemorySeen } from '../../src/slack/seen.ts';
import { createTopics } from '../../src/slack/topics.ts';
import { fakeLibrary } from './fake-library.ts';
import { type KeptLog, keptLog } from './kept-log.ts';

/** One thing that a listener did: an acknowledgement, a response, or a call of the Web API. */
export interface Deed {
  did: string;
  args: Record<string, unknown>;
}

/** A listener's surroundings that write down what is done to them. */
export interface Stage {
  deeds: Deed[];
  log: KeptLog;
  deps: Deps;
  client: WebClient;
  ack(): Promise<void>;
  /** An acknowledgement that says something: of a form, or of typing into a select. */
  acknowledge(answer?: unknown): Promise<void>;
  respond(message: unknown): Promise<never>;
  /** What the next calls of a method do: throw an error, or Slack's refusal with a code. */
  fail(method: string, ...failures: (Error | string)[]): void;
  /** The names of all deeds, in order. */
  names(): string[];
  last(method: string): Record<string, unknown> | undefined;
}

/** Sets a stage with a library of one post. */
export function fakeStage(library: Library = fakeLibrary(), part: Partial<Deps> = {}): Stage {
  const deeds: Deed[] = [];
  const failures = new Map<string, (Error | string)[]>();
  const log = keptLog();
  const act = (did: string, result: unknown) => async (args: unknown) => {
    deeds.push({ did, args: args as Record<string, unknown> });
    const failure = failures.get(did)?.shift();
    if (failure) throw typeof failure === 'string' ? refusalOf(failure) : failure;
    return result as never;
  };
  const client = {
    token: 'xoxb-1',
    chat: { postMessage: act('postMessage', { ok: true }), postEphemeral: act('postEphemeral', { ok: true }) },
    views: {
      open: act('open', { ok: true, view: { id: 'V1', hash: 'h1' } }),
      push: act('push', { ok: true, view: { id: 'V2', hash: 'h2' } }),
      update: act('update', { ok: true }),
      publish: act('publish', { ok: true }),
    },
    users: { info: act('info', { ok: true, user: { locale: 'ja-JP' } }) },
  } as unknown as WebClient;
  const respond = act('respond', { ok: true }) as Stage['respond'];
  const deps: Deps = {
    library: () => library,
    lang: 'ja',
    log,
    seen: createMemorySeen({ clock: () => 0 }),
    pace: createPace({ clock: () => 0 }),
    locales: { of: async () => 'ja', peek: () => 'ja' },
    allowSharedChannels: false,
    poster: (same) => same,
    respondTo: () => respond,
    topics: createTopics(),
    votes: createMemorySeen({ clock: () => 0 }),
    random: () => 0,
    ...part,
  };
  return {
    deeds,
    log,
    deps,
    client,
    ack: () => act('ack', undefined)({}),
    acknowledge: (answer) => act('ack', undefined)(answer ?? {}),
    respond,
    fail: (method, ...list) => void failures.set(method, list),
    names: () => deeds.map(({ did }) => did),
    last: (method) => deeds.findLast(({ did }) => did === method)?.args,
  };
}

/** What `respond()` throws when Slack answers with a status. */
export function respondError(statusCode: number): Error {
  return Object.assign(new Error(`status ${statusCode}`), { code: 'slack_bolt_respond_error', statusCode });
}
