import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { escapeText } from './person-text.ts';

const TYPES: Record<string, string> = {
  '/main.js': 'text/javascript; charset=utf-8',
  '/main.css': 'text/css; charset=utf-8',
};

/** The page's seal, 先, as the tab's icon. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#c4472b"/>' +
  '<path d="M11 6.6C10.3 9 9.3 10.9 7.8 12.6M10 10.6H23.4M16 5.8V16.4M6.4 16.6H25.6M13 17C12.8 21.4 11 24.4 7 26' +
  'M19 17V23.2C19 25 19.6 25.6 21.4 25.6H23C24.8 25.6 25.3 24.9 25.5 22.6" ' +
  'fill="none" stroke="#fff6ee" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></svg>';

export interface PageFilesOptions {
  /** Folder with main.js and main.css; without it the page says that it was not built. */
  dir?: string;
  name: string;
  lang: 'ja' | 'en';
}

/** Serves the page's document, script, style and icon; false where the path is none of them. */
export async function servePageFile(
  path: string,
  host: string,
  response: ServerResponse,
  options: PageFilesOptions,
): Promise<boolean> {
  if (path === '/' || path.startsWith('/archives/')) {
    respond(response, 200, 'text/html; charset=utf-8', document(options), host);
  } else if (path === '/favicon.svg' || path === '/favicon.ico') {
    respond(response, 200, 'image/svg+xml', ICON, host);
  } else if (Object.hasOwn(TYPES, path)) {
    const content = options.dir && (await readIfThere(join(options.dir, path)));
    const type = TYPES[path] as string;
    if (content === undefined) respond(response, 404, 'text/plain; charset=utf-8', 'not built', host);
    else respond(response, 200, type, content, host);
  } else {
    return false;
  }
  return true;
}

function document({ dir, name, lang }: PageFilesOptions): string {
  const title = escapeText(`${name} – local Slack`);
  const missing = 'The page is not built: run npm run build.';
  const parts = [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<link rel="icon" href="/favicon.svg"><link rel="stylesheet" href="/main.css"></head>',
    `<body><div id="root">${dir ? '' : missing}</div>`,
    dir ? '<script type="module" src="/main.js"></script>' : '',
    '</body></html>',
  ];
  return parts.join('\n');
}

function respond(response: ServerResponse, status: number, type: string, content: string | Buffer, host: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-cache',
    'content-security-policy': policy(host),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(content);
}

/** Only the page's own script runs and only its own server hears it; pictures may come from the web, as blocks name them. */
function policy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
