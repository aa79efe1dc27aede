import type { LocalContext, RecordedCall } from './context.ts';
import { type Fault, Faults } from './faults.ts';
import type { Json } from './model.ts';
import { notice } from './notices.ts';
import { notify } from './people/person.ts';
import { Refusal } from './refusal.ts';
import { chatMethods } from './web-api/chat.ts';
import { conversationMethods } from './web-api/conversations.ts';
import type { ApiMethod } from './web-api/method.ts';
import { teamMethods } from './web-api/team.ts';
import { userMethods } from './web-api/users.ts';
import { viewMethods } from './web-api/views.ts';

const METHODS: Record<string, ApiMethod> = {
  ...teamMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
};

/** How much is kept for tests; older calls are forgotten. */
const MAX_RECORDED = 10_000;

const DEFAULT_SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'users:read'];

/** What goes over the wire: an answer, or nothing (`hang`, `cut`) where a fault says so. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  line?: 'hang' | 'cut';
}

/** The Web API: a table of methods behind tokens, scopes and faults; every call is recorded. */
export class WebApi {
  readonly calls: RecordedCall[] = [];
  readonly faults = new Faults();
  readonly #context: LocalContext;
  readonly #onCall: () => void;

  constructor(context: LocalContext, onCall: () => void) {
    this.#context = context;
    this.#onCall = onCall;
  }

  /** Answers one call. */
  call(method: string, args: Json, token: string): WireAnswer {
    return this.record(method, args, token, () => run(method, args, token, this.#context));
  }

  /** Records a call and answers it with what `act` gives, or with the fault that waits for its method. */
  record(method: string, args: Json, token: string, act: () => Json): WireAnswer {
    const recorded: RecordedCall = { method, args: withoutToken(args), token };
    this.calls.push(recorded);
    if (this.calls.length > MAX_RECORDED) this.calls.shift();
    const fault = this.faults.take(method);
    if (fault === undefined || fault === 'reset' || fault === 'timeout') recorded.response = this.#attempt(method, act);
    this.#onCall();
    if (fault !== undefined) return faultAnswer(fault);
    const scopes = this.#context.workspace.manifest.scopes ?? DEFAULT_SCOPES;
    return { status: 200, headers: { 'x-oauth-scopes': scopes.join(',') }, body: JSON.stringify(recorded.response) };
  }

  #tellEverybody(details: string): void {
    const { workspace } = this.#context;
    for (const person of workspace.people) {
      notify(person, `${notice(person, 'refused', workspace.bot.realName)} (${details})`, this.#context);
    }
  }

  #attempt(method: string, act: () => Json): Json {
    try {
      return { ok: true, ...act() };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const details = error.complaints.length > 0 ? `: ${error.complaints.join('; ')}` : '';
      this.#context.log(`${method} was refused: ${error.message}${details}`);
      if (BROKEN_RULES.has(error.message)) this.#tellEverybody(`${method}: ${error.message}${details}`);
      const messages = error.complaints.map((complaint) => `[ERROR] ${complaint}`);
      const metadata = messages.length > 0 && { response_metadata: { messages } };
      return { ok: false, error: error.message, ...error.extra, ...metadata };
    }
  }
}

/** What a bot should never send: the page says so, since nothing else would. */
const BROKEN_RULES = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'view_too_large',
  'missing_scope',
]);

function run(name: string, args: Json, token: string, context: LocalContext): Json {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) throw new Refusal('unknown_method', [], { req_method: name });
  if (method.token !== 'none') {
    if (!token) throw new Refusal('not_authed');
    const other = method.token === 'bot' ? context.tokens.app : context.tokens.bot;
    if (token === other) throw new Refusal('not_allowed_token_type');
    if (token !== context.tokens[method.token]) throw new Refusal('invalid_auth');
  }
  const { scopes } = context.workspace.manifest;
  if (scopes && method.scopes && !method.scopes.some((scope) => scopes.includes(scope))) {
    throw new Refusal('missing_scope', [], { needed: method.scopes.join(','), provided: scopes.join(',') });
  }
  return method.run(args, context);
}

function faultAnswer(fault: Fault): WireAnswer {
  if (fault === 'timeout') return { status: 0, headers: {}, body: '', line: 'hang' };
  if (fault === 'reset' || fault === 'refuse') return { status: 0, headers: {}, body: '', line: 'cut' };
  if ('error' in fault) return { status: 200, headers: {}, body: JSON.stringify({ ok: false, ...fault }) };
  const answer = fault as { status: number; headers?: Record<string, string>; body?: string };
  return { status: answer.status, headers: answer.headers ?? {}, body: answer.body ?? '' };
}

function withoutToken({ token: _, ...args }: Json): Json {
  return args;
}
