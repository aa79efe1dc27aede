import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Library } from '../../src/library.ts';
import { signRequest } from '../../src/local/http-delivery.ts';
import { createSlackApp } from '../../src/slack/app.ts';
import { openStore } from '../../src/store/store.ts';
import { keptLog } from '../support/kept-log.ts';
import { createNetwork } from './network.ts';

/** The whole bot behind its own HTTP server, with a stand-in for everything that it would call. */
export interface FuzzedBot {
  /** Sends a payload; resolves with everything that is wrong with what came of it. */
  send(payload: Record<string, unknown>): Promise<string[]>;
  stop(): Promise<void>;
}

const SECRET = 'fuzz-signing-secret';
const SLOW_MS = 1_000;
/** Payloads of these kinds always reach a listener, or are refused. */
const ANSWERED = new Set([
  'block_actions',
  'view_submission',
  'view_closed',
  'message_action',
  'block_suggestion',
  'shortcut',
]);

/** Starts it with a library. */
export async function startFuzzedBot(library: Library): Promise<FuzzedBot> {
  const network = createNetwork();
  globalThis.fetch = network.fetch;
  const log = keptLog();
  const store = await openStore(`file:${mkdtempSync(join(tmpdir(), 'senpai-fuzz-'))}/fuzz.db`);
  let finished = 0;
  const app = await createSlackApp({
    mode: { kind: 'http', botToken: 'xoxb-fuzz', signingSecret: SECRET, port: 0 },
    apiUrl: 'http://127.0.0.1/api/',
    library: () => library,
    respondTo: (url) => (message) => network.fetch(url, { method: 'POST', body: JSON.stringify(message) }),
    lang: 'ja',
    log,
    store,
    daily: { store, owner: 'fuzz', catchUpMs: 0, setTimer: () => () => {} },
    meter: { answered: () => void finished++, slackFailed: () => {} },
  });
  const { port = 0 } = await app.start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const post = (body: string, type: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const at = Math.floor(Date.now() / 1000);
      const headers = {
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': signRequest(SECRET, at, body),
      };
      const sent = request(
        { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent, headers },
        (response) => {
          let text = '';
          response.on('data', (data) => {
            text += data;
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });

  return {
    async send(payload) {
      log.lines.length = 0;
      const before = finished;
      const started = performance.now();
      const isForm = typeof payload.command === 'string';
      const body = isForm
        ? new URLSearchParams(Object.entries(payload).map(([k, v]): [string, string] => [k, String(v)])).toString()
        : JSON.stringify(payload);
      const { status, text } = await post(body, isForm ? 'application/x-www-form-urlencoded' : 'application/json');
      const isWorkedOn = status === 200 && (isForm || ANSWERED.has(String(payload.type)));
      const patience = isWorkedOn ? SLOW_MS : 3;
      while (finished === before && performance.now() - started < patience)
        await new Promise((next) => setImmediate(next));
      const problems = network.complaints();
      if (text.startsWith('{')) network.checkAnswer(JSON.parse(text));
      problems.push(...network.complaints());
      if (![200, 400].includes(status)) problems.push(`status ${status}`);
      if (isWorkedOn && finished === before) problems.push('nothing came of it within a second');
      if (performance.now() - started > SLOW_MS) problems.push(`it took ${Math.round(performance.now() - started)} ms`);
      for (const { level, facts, message } of log.lines) {
        if (level === 'error') problems.push(`${message}: ${JSON.stringify(facts).slice(0, 1_500)}`);
      }
      return problems;
    },
    async stop() {
      await app.stop();
      agent.destroy();
      await store.close();
    },
  };
}
