import pino from 'pino';
import type { Log } from './log.ts';

/** Slack's tokens by their shape, whoever's they are. */
const TOKEN = /\bx(?:ox[a-z]|app)[-.][\w-]{8,}/g;

/** A log of JSON lines on standard error; `secrets`, and whatever looks like a token, never get into it. */
export function createLog(
  level: string,
  secrets: readonly string[] = [],
  write = toStandardError(),
): Log & { fatal: Log['error'] } {
  const hidden = secrets.filter((secret) => secret.length >= 8);
  return pino(
    { level },
    {
      write: (line: string) => {
        const safe = hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
        write(safe.replace(TOKEN, '[token]'));
      },
    },
  );
}

function toStandardError(): (line: string) => void {
  const destination = pino.destination({ dest: 2, sync: true });
  return (line) => void destination.write(line);
}
