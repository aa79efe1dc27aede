import type { IncomingMessage } from 'node:http';

/** Slack's largest payloads, forms with all that was typed into them, are below 300 KB. */
export const MOST_BYTES = 1_000_000;

/** A body that is not taken, as an HTTP status. */
export class BodyRefused extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`a body was refused with ${status}`);
    this.status = status;
  }
}

/** Nobody is left to be answered. */
export const BROKEN_OFF = 499;

/** The whole body; throws BodyRefused: 413 where it is too long, 400 where there is none, BROKEN_OFF where it breaks off. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (Number(request.headers['content-length']) > MOST_BYTES) throw new BodyRefused(413);
  const chunks: Buffer[] = [];
  let length = 0;
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > MOST_BYTES) reject(new BodyRefused(413));
      else chunks.push(chunk);
    });
    request.on('end', resolve);
    const breakOff = () => {
      if (!request.complete) reject(new BodyRefused(BROKEN_OFF));
    };
    for (const broken of ['error', 'aborted', 'close']) request.on(broken, breakOff);
  });
  if (length === 0) throw new BodyRefused(400);
  return Buffer.concat(chunks);
}
