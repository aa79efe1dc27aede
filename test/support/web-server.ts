import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on this machine; what it was asked for is kept. */
export interface WebServer {
  /** `http://127.0.0.1:port` */
  url: string;
  asked: string[];
  close(): Promise<void>;
}

/** Starts one that answers each path with what `pages` has for it, and anything else with 404. */
export async function startWebServer(
  pages: Record<string, (request: IncomingMessage, response: ServerResponse) => void>,
): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const page = pages[path];
    if (page) page(request, response);
    else response.writeHead(404).end('nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Answers with HTML, or with another type. */
export const html =
  (text: string | Uint8Array, contentType = 'text/html; charset=utf-8') =>
  (_request: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': contentType }).end(text);

/** Sends the visitor somewhere else. */
export const redirect =
  (location: string, status = 302) =>
  (_request: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(status, { location }).end();
