/** Writes one line: what happened with its facts, then a message for people; facts never hold question texts or tokens. */
export type LogMethod = (facts: Record<string, unknown>, message: string) => void;

/** The logger that every room is given; pino is one. */
export interface Log {
  debug: LogMethod;
  info: LogMethod;
  warn: LogMethod;
  error: LogMethod;
}
