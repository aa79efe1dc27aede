import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../bench/random.ts';

/** What somebody was shown: `asker` names the question that it belongs to. */
export interface Shown {
  asker: string;
  isNotice: boolean;
}

/** A Slack of which a share of the answers fails: 429, 500, silence, a line that is cut before or after the call counted. */
export interface FailingSlack {
  apiUrl: string;
  responseUrl(asker: string): string;
  shown: Shown[];
  /** Failures so far, by kind. */
  failures: Record<string, number>;
  close(): Promise<void>;
}

const NOTICE = /すみません|通信が途切れた|お待ちいただけると/;
const KINDS = ['429', '500', 'timeout', 'timeout after', 'reset', 'reset after'] as const;

/** Starts one on this machine. */
export async function startFailingSlack(share: number, random: Random): Promise<FailingSlack> {
  const shown: Shown[] = [];
  const failures: Record<string, number> = {};
  let isReady = false;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '';
    const method = path.replace('/api/', '');
    // the start is not what is tried here
    isReady ||= method !== 'auth.test';
    const failure = isReady && random() < share ? KINDS[Math.floor(random() * KINDS.length)] : undefined;
    if (failure) failures[failure] = (failures[failure] ?? 0) + 1;
    if (!failure || failure.endsWith('after')) show(method, body);
    if (failure?.startsWith('timeout')) return;
    if (failure?.startsWith('reset')) {
      request.socket.destroy();
      return;
    }
    const status = failure ? Number(failure) : 200;
    response.writeHead(status, { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '1' }) });
    response.end(failure ? '{"ok":false,"error":"ratelimited"}' : JSON.stringify(ANSWERS[method] ?? { ok: true }));
  });

  function show(method: string, body: string): void {
    if (method.startsWith('/respond/')) {
      const { text = '' } = JSON.parse(body) as { text?: string };
      shown.push({ asker: method.slice('/respond/'.length), isNotice: NOTICE.test(text) });
    } else if (method === 'chat.postMessage' || method === 'chat.postEphemeral') {
      const fields = new URLSearchParams(body);
      const text = fields.get('text') ?? '';
      const asker = (fields.get('user') ?? fields.get('channel') ?? '').slice(1);
      shown.push({ asker, isNotice: NOTICE.test(text) });
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${root}/api/`,
    responseUrl: (asker) => `${root}/respond/${asker}`,
    shown,
    failures,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const ANSWERS: Record<string, object> = {
  'auth.test': { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team: 'Soak', team_id: 'T1' },
  'users.info': { ok: true, user: { id: 'U1', locale: 'ja-JP' } },
  'chat.postMessage': { ok: true, ts: '9.000100' },
};
