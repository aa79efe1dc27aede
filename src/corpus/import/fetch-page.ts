import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublicAddress } from './public-address.ts';
import { Refusal } from './refusal.ts';

/** A page as it came. */
export interface FetchedPage {
  bytes: Buffer;
  /** The `Content-Type` header. */
  contentType: string | undefined;
  /** Where it was in the end. */
  url: string;
}

/** What a page may take; for everything together. */
export interface FetchOptions {
  /** Fetch from this machine and its network too. */
  allowPrivate?: boolean;
  timeoutMs?: number;
  mostBytes?: number;
  /** Which IP addresses may be connected to: those of the public internet. */
  isAllowed?: (address: string) => boolean;
  /** Finds the addresses of a name. */
  resolve?: (host: string) => Promise<LookupAddress[]>;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const READABLE = /^(?:text\/|application\/(?:xhtml\+xml|xml|(?:rss|atom|rdf)\+xml|octet-stream)\b)/i;

/** Fetches a page by http or https. Rejects with a Refusal where it cannot be had, may not be had, or is no text. */
export async function fetchPage(address: string, options: FetchOptions = {}): Promise<FetchedPage> {
  const { timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    let url = checkedUrl(address);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await request(url, signal, options);
      const target = redirectOf(response);
      if (target === undefined) return { ...(await read(response, mostBytes)), url: url.href };
      response.destroy();
      url = checkedUrl(target, url);
    }
    throw new Refusal(`it redirects more than ${MOST_REDIRECTS} times`);
  } catch (error) {
    if (signal.aborted) throw new Refusal(`it did not answer within ${timeoutMs / 1_000} seconds`, { cause: error });
    throw error instanceof Refusal ? error : new Refusal(`it cannot be reached (${reasonOf(error)})`, { cause: error });
  }
}

function checkedUrl(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new Refusal('it is no web address');
  const url = new URL(address, base?.href);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Refusal(`only http and https are fetched, not ${url.protocol.slice(0, -1)}`);
  if (url.username || url.password) throw new Refusal('addresses with a password are not fetched');
  url.hash = '';
  return url;
}

/** Connects to an address that was checked, and to no other: the name is not looked up a second time. */
async function request(url: URL, signal: AbortSignal, options: FetchOptions): Promise<IncomingMessage> {
  const addresses = await Promise.race([allowedAddresses(url, options), untilAborted(signal)]);
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family);
  };
  const { request: open } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const headers = {
      accept:
        'text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, text/plain;q=0.9, */*;q=0.1',
      'accept-encoding': 'gzip, br',
      'accept-language': 'ja, en;q=0.8',
      'user-agent': 'senpai-import',
    };
    const call = open(url, { agent: false, headers, lookup, signal }, resolve);
    call.once('error', reject);
    call.end();
  });
}

async function allowedAddresses(
  url: URL,
  { allowPrivate = false, isAllowed = isPublicAddress, resolve = resolveName }: FetchOptions,
) {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host);
  const allowed = allowPrivate ? addresses : addresses.filter(({ address }) => isAllowed(address));
  if (addresses.length === 0) throw new Refusal(`there is no server called ${host}`);
  if (allowed.length === 0)
    throw new Refusal(`${host} is on a private network (--allow-private fetches from there too)`);
  return allowed;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

async function resolveName(host: string): Promise<LookupAddress[]> {
  try {
    return await lookUp(host, { all: true });
  } catch (error) {
    throw new Refusal(`there is no server called ${host}`, { cause: error });
  }
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode) ? headers.location : undefined;
}

async function read(response: IncomingMessage, mostBytes: number): Promise<Omit<FetchedPage, 'url'>> {
  const { statusCode = 0, headers } = response;
  const contentType = headers['content-type'];
  const tooLarge = () => new Refusal(`it is larger than ${Math.floor(mostBytes / 1024 / 1024)} MB`);
  try {
    if (statusCode < 200 || statusCode > 299) throw new Refusal(`the server answered ${statusCode}`);
    if (contentType && !READABLE.test(contentType))
      throw new Refusal(`it is ${contentType.split(';')[0]?.slice(0, 60)}, not a page of text`);
    if (Number(headers['content-length']) > mostBytes) throw tooLarge();
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of decoded(response)) {
      size += part.length;
      if (size > mostBytes) throw tooLarge();
      parts.push(part);
    }
    return { bytes: Buffer.concat(parts), contentType };
  } finally {
    response.destroy();
  }
}

function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase();
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : undefined;
  if (!decoder) return response;
  response.once('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

function reasonOf(error: unknown): string {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error).slice(0, 80);
}
