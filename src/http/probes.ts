import type { Probes } from './server.ts';

/** How far the bot has come: ready when its library is built and Slack can reach it. */
export type Readiness = 'starting' | 'ready' | 'disconnected' | 'stopping';

/** What monitors read. */
export interface Exposition {
  contentType: string;
  text(): Promise<string>;
}

/**
 * `/healthz`: the process lives. `/readyz`: questions can be answered (503 otherwise, with the reason). `/metrics`,
 * where there are any.
 */
export function createProbes(readiness: () => Readiness, exposition?: Exposition): Probes {
  return {
    '/healthz': () => ({ status: 200, type: 'text/plain', body: 'ok' }),
    '/readyz': () => {
      const body = readiness();
      return { status: body === 'ready' ? 200 : 503, type: 'text/plain', body };
    },
    ...(exposition && {
      '/metrics': async () => ({ status: 200, type: exposition.contentType, body: await exposition.text() }),
    }),
  };
}
