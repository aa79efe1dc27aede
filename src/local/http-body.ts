import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from './model.ts';
import { isObject } from './rules/shape.ts';

/** The longest body that is read, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** A request that cannot be answered: `message` goes to the client with `status`. */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The body as an object, from JSON or a form; throws an HttpError for anything else. */
export async function readBody(request: IncomingMessage): Promise<Json> {
  const text = await readText(request);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return readJsonObject(text);
  if (type === 'application/x-www-form-urlencoded' || text === '') return Object.fromEntries(new URLSearchParams(text));
  if (type === 'multipart/form-data') throw new HttpError(415, 'multipart bodies are not understood here');
  return readJsonObject(text);
}

/** Reads a body that must be a JSON object. */
export function readJsonObject(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    throw new HttpError(400, 'the body is not valid JSON');
  }
  throw new HttpError(400, 'the body must be a JSON object');
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Without this option the answer to a body that is too long would be lost with its connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new HttpError(413, 'the body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
