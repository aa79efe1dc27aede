import type { OutMessage } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import type { Input } from '../parse-input.ts';
import type { Lang } from '../phrases.ts';

/** Who asks, where, and in which words. */
export interface Request {
  deps: Deps;
  client: WebClient;
  lang: Lang;
  user: string;
  channel: string;
  team?: string;
  /** Whether only the asker sees the answer (the command), or everyone in a thread. */
  isPrivate: boolean;
  /** What Slack sent, with references such as `<#C1|general>`. */
  raw: string;
  /** What follows the verb, readable: `/career 一覧 タグ:CRE` has `タグ:CRE`. */
  rest: string;
  /** Opens one modal, within three seconds; a mention has none. */
  trigger?: string;
  /** What the bot says there to a question, whatever it starts with. */
  answer(input: Input): OutMessage;
}

/** A word after the command that does more than to search. */
export interface Verb {
  /** In small letters and NFKC. */
  names: readonly string[];
  /**
   * Answers, or gives nothing where the words are a question after all: `show me how` is a sentence; `null` where it has
   * answered in another way, with a modal.
   */
  run(request: Request): OutMessage | null | undefined | Promise<OutMessage | null | undefined>;
}

/** The verb that a question starts with, and what follows it. */
export function findVerb(verbs: readonly Verb[], question: string): { verb: Verb; rest: string } | undefined {
  const [, first = '', rest = ''] = /^(\S{1,24})(?:\s+([\s\S]*))?$/u.exec(question) ?? [];
  const name = first.normalize('NFKC').toLowerCase();
  const verb = verbs.find(({ names }) => names.includes(name));
  return verb && { verb, rest: rest.trim() };
}
