import type { OutMessage } from '../blocks/types.ts';
import type { Input } from '../parse-input.ts';
import { VERBS } from './all-verbs.ts';
import { findVerb, type Request } from './verb.ts';

/** What a verb says, where the words start with one that means them; else nothing: they are a question. */
export async function answerVerb(input: Input, request: Omit<Request, 'rest'>): Promise<OutMessage | null | undefined> {
  const found = input.kind === 'ask' ? findVerb(VERBS, input.question) : undefined;
  return found?.verb.run({ ...request, rest: found.rest });
}
