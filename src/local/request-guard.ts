import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(localhost|([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a request may be served: its Host must be a name of this machine (against DNS rebinding), and its Origin, where a
 * browser sends one, the page's own (against requests forged by other sites).
 */
export function isOwnRequest(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  if (!host || !LOOPBACK.test(host)) return false;
  const site = request.headers['sec-fetch-site'];
  if (site === 'cross-site' && request.method !== 'GET') return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
