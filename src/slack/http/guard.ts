import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pathOf, refuse } from '../../http/server.ts';
import type { Log } from '../../log.ts';
import { readPayload } from './payload.ts';
import { BodyRefused, BROKEN_OFF, readBody } from './read-body.ts';
import type { Replays } from './replays.ts';
import { distrust } from './signature.ts';

export interface GuardOptions {
  signingSecret: string;
  log: Log;
  clock: () => number;
  replays: Replays;
  /** Other paths that are served, for GET alone. */
  pages: readonly string[];
  /** Takes what has been found to be in order; the body lies in `rawBody`. */
  next: RequestListener;
}

/** Where Slack sends commands, events and interactivity. */
export const EVENTS_PATH = '/slack/events';
const FORM = 'application/x-www-form-urlencoded';
const TYPES = [FORM, 'application/json'];

/**
 * Stands before Bolt: lets through what Slack has signed and what a listener can work on, and answers everything else
 * at once with the status that fits, an empty body and one line in the log.
 */
export function createGuard(options: GuardOptions): RequestListener {
  const { log, pages, next } = options;
  return (request, response) => {
    const path = pathOf(request);
    const allowed = path === EVENTS_PATH ? 'POST' : pages.includes(path) ? 'GET' : undefined;
    if (!allowed) return refuse(request, response, log, 404);
    if (request.method !== allowed) return refuse(request, response, log, 405);
    if (allowed === 'GET') return next(request, response);
    take(request, response, options).catch((error: unknown) => {
      // the server has said so, and the connection is gone
      if (error instanceof BodyRefused && error.status === BROKEN_OFF) return;
      if (!(error instanceof BodyRefused)) log.error({ err: error }, 'a request could not be worked on');
      refuse(request, response, log, error instanceof BodyRefused ? error.status : 500);
    });
  };
}

async function take(request: IncomingMessage, response: ServerResponse, options: GuardOptions): Promise<void> {
  const { log, signingSecret, clock, replays, next } = options;
  const { headers } = request;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  // Slack compresses nothing, and what is not unpacked cannot grow
  const isPacked = headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity';
  if (isPacked || !TYPES.includes(type)) return refuse(request, response, log, 415);
  const rawBody = await readBody(request);
  const body = rawBody.toString('utf8');
  const form = type === FORM ? new URLSearchParams(body) : undefined;
  // the one request that Slack does not sign: it is told that the line is open, and nothing is done
  if (form?.get('ssl_check') === '1') {
    response.writeHead(200).end();
    return;
  }
  const reason = distrust(request, body, { signingSecret, now: clock() });
  if (reason) return refuse(request, response, log, 401, { reason });
  const payload = readPayload(form ?? body);
  if (!payload) return refuse(request, response, log, 400, { reason: 'no payload of Slack' });
  const signature = String(headers['x-slack-signature']);
  if (!replays.first(signature)) {
    log.info({ status: 200 }, 'a request came a second time and was passed over');
    response.writeHead(200).end();
    return;
  }
  // what failed may come again, even within the same second
  response.once('close', () => {
    if (response.statusCode >= 400) replays.forget(signature);
  });
  if (payload.type === 'app_rate_limited') {
    log.warn({ team: payload.team_id }, 'Slack holds back events: this workspace sends more than 30,000 an hour');
    response.writeHead(200).end();
    return;
  }
  // Bolt compares the whole header, and a proxy may have added a charset
  headers['content-type'] = type;
  next(Object.assign(request, { rawBody }), response);
}
