/** What the main pane shows; `home` is the bot's Home tab. */
export interface Place {
  channel: string | null;
  home: boolean;
  /** The ts of the root of the open thread. */
  thread: string | null;
}

/** Reads `#home`, `#C1` or `#C1/1700000000.000100`. */
export function readPlace(hash: string): Place {
  const [first = '', thread] = hash.replace(/^#/, '').split('/');
  if (first === 'home') return { channel: null, home: true, thread: null };
  return { channel: first || null, home: false, thread: thread || null };
}

/** The address of a place; the reverse of `readPlace`. */
export function writePlace(place: Place): string {
  if (place.home) return '#home';
  return `#${place.channel ?? ''}${place.thread ? `/${place.thread}` : ''}`;
}

/** The place of a permalink, `/archives/C1/p1700000000000100?thread_ts=1700000000.000100`; null for other addresses. */
export function readPermalink(path: string, query: string): Place | null {
  const [, channel, seconds, rest] = /^\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?$/.exec(path) ?? [];
  if (channel === undefined) return null;
  const thread = new URLSearchParams(query).get('thread_ts') ?? (seconds ? `${seconds}.${rest}` : null);
  return { channel, home: false, thread };
}
