import type { Probes } from './server.ts';

/** How far the bot has come: ready when its library is built, Slack can reach it, and it has what it needs to answer. */
export type Readiness = 'starting' | 'ready' | 'disconnected' | 'stopping' | typeof NO_DATABASE;

/** The workspaces' tokens are in the database. */
export const NO_DATABASE = 'The database cannot be used, so no workspace can be answered.';

/** What monitors read. */
export interface Exposition {
  contentType: string;
  text(): Promise<string>;
}

/**
 * `/healthz`: the process lives. `/readyz`: questions can be answered (503 otherwise, with the reason). `/metrics`,
 * where there are any.
 */
export function createProbes(readiness: () => Readiness | Promise<Readiness>, exposition?: Exposition): Probes {
  return {
    '/healthz': () => ({ status: 200, type: 'text/plain', body: 'ok' }),
    '/readyz': async () => {
      const body = await readiness();
      return { status: body === 'ready' ? 200 : 503, type: 'text/plain', body };
    },
    ...(exposition && {
      '/metrics': async () => ({ status: 200, type: exposition.contentType, body: await exposition.text() }),
    }),
  };
}
