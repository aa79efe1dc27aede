import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/**
 * Passes on what Bolt has to say. Its debug lines hold whole payloads, questions included, and are dropped; its
 * information is for developers of Bolt. While `isQuiet`, errors come back as exceptions and need no line of their own.
 */
export function createBoltLogger(log: Log, isQuiet: () => boolean): Logger {
  const pass =
    (method: 'debug' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const message = parts.map(toText).join(' ').replace(TOKEN, '[token]');
      log[isQuiet() ? 'debug' : method]({ from: 'bolt' }, message);
    };
  return {
    debug: () => {},
    info: pass('debug'),
    warn: pass('warn'),
    error: pass('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** Objects are left out: they may be payloads. */
function toText(part: unknown): string {
  if (part instanceof Error) return part.message;
  return typeof part === 'object' ? '' : String(part);
}
