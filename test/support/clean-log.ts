import type { KeptLog } from './kept-log.ts';

/** What Slack delivered: commands, events, and presses. */
interface Delivered {
  payload: Record<string, unknown>;
}

const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]{4,}/;
/** Words that our own lines hold too. */
const LONG_ENOUGH = 4;

/** Throws where a log holds a token, or anything that a person wrote; every end-to-end test ends with it. */
export function expectCleanLog(log: KeptLog, deliveries: readonly Delivered[]): void {
  const lines = log.lines.map((line) => JSON.stringify(line));
  const leaked = lines.find((line) => TOKEN.test(line));
  if (leaked) throw new Error(`a token got into the log: ${leaked.slice(0, 300)}`);
  const texts = new Set(deliveries.flatMap(({ payload }) => wordsOf(payload)));
  for (const text of texts) {
    const line = lines.find((each) => each.includes(text) || each.includes(JSON.stringify(text).slice(1, -1)));
    if (line) throw new Error(`what somebody wrote got into the log: ${line.slice(0, 300)}`);
  }
}

/** What a person typed: whole texts, without the bot's name, and each of their longer Japanese words. */
function wordsOf(payload: Record<string, unknown>): string[] {
  const { text, event, view } = payload as { text?: string; event?: { text?: string }; view?: { state?: unknown } };
  const typed = [text, event?.text, ...typedIn(view?.state)].flatMap((each) => (each ? [each] : []));
  const plain = typed.map((each) => each.replace(/<@\w+>/g, '').trim());
  const words = plain.flatMap((each) => each.split(/[\s。、？?！!]+/u)).filter((word) => /\P{ASCII}/u.test(word));
  return [...plain, ...words].filter((each) => each.length >= LONG_ENOUGH && /\P{ASCII}/u.test(each));
}

function typedIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'string' ? (key === 'value' ? [value] : []) : typedIn(value),
  );
}
