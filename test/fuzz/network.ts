import { checkMessageBlocks, checkOptions, checkView } from '../../src/local/block-rules.ts';

/** The longest `text` that `chat.update` takes, which no message of ours may exceed. */
const MOST_TEXT = 4_000;
const MOST_VIEW = 250_000;

/** Stands in for every way out: nothing leaves the process, and whatever breaks a rule of Slack's is kept. */
export interface Network {
  fetch: typeof fetch;
  /** What was sent against the rules since the last call. */
  complaints(): string[];
  /** Checks the body of an acknowledgement. */
  checkAnswer(body: unknown): void;
}

export function createNetwork(): Network {
  let found: string[] = [];
  const check = (where: string, { text, blocks, view }: { text?: unknown; blocks?: unknown; view?: unknown }) => {
    const say = (complaint: string) => found.push(`${where}: ${complaint}`);
    if (typeof text === 'string' && text.length > MOST_TEXT) say(`a text of ${text.length} characters`);
    if (typeof text === 'string' && /<(?:!|@U123|https:\/\/evil)/.test(text)) say('a text that is marked up');
    if (Array.isArray(blocks)) for (const complaint of checkMessageBlocks(blocks)) say(complaint);
    if (!view) return;
    for (const complaint of checkView(view)) say(complaint);
    if (JSON.stringify(view).length > MOST_VIEW) say('a view that is too large');
  };
  return {
    fetch: (async (url: string | URL, init?: RequestInit) => {
      const { pathname } = new URL(String(url));
      const body = String(init?.body ?? '');
      const args = body.startsWith('{') ? JSON.parse(body) : fromForm(body);
      check(pathname, args);
      return Response.json(ANSWERS[pathname.split('/').at(-1) ?? ''] ?? { ok: true });
    }) as typeof fetch,
    complaints: () => {
      const all = found;
      found = [];
      return all;
    },
    checkAnswer(body) {
      if (typeof body !== 'object' || body === null) return;
      check('acknowledgement', body);
      const complaints = 'options' in body || 'option_groups' in body ? checkOptions(body) : [];
      found.push(...complaints.map((complaint) => `acknowledgement: ${complaint}`));
    },
  };
}

const ANSWERS: Record<string, object> = {
  'auth.test': { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team: 'Fuzz', team_id: 'T1' },
  'users.info': { ok: true, user: { id: 'U1', locale: 'ja-JP', tz: 'Asia/Tokyo' } },
  'chat.postMessage': { ok: true, ts: '9.000100' },
  'views.open': { ok: true, view: { id: 'V1', hash: 'h1' } },
  'views.push': { ok: true, view: { id: 'V2', hash: 'h1' } },
  'views.update': { ok: true, view: { id: 'V1', hash: 'h2' } },
  'conversations.info': { ok: true, channel: { id: 'C1', name: 'general', is_member: true } },
};

function fromForm(body: string): Record<string, unknown> {
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(
    fields.map(([name, value]) => [name, name === 'blocks' || name === 'view' ? JSON.parse(value) : value]),
  );
}
