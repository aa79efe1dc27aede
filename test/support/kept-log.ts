import type { Log } from '../../src/log.ts';

/** A log that keeps its lines. */
export interface KeptLog extends Log {
  lines: { level: keyof Log; facts: Record<string, unknown>; message: string }[];
}

/** Writes nowhere. */
export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const at =
    (level: keyof Log): Log['info'] =>
    (facts, message) =>
      void lines.push({ level, facts, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
