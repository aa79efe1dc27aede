import { z } from 'zod';
import { LIMITS } from './blocks/limits.ts';

const question = z.string().max(LIMITS.buttonValue);
const postId = z.string().min(1).max(LIMITS.buttonValue);
const offset = z.int().min(0).max(100_000);

const slackId = z.string().regex(/^[A-Z][A-Z0-9]{1,30}$/);
const timestamp = z.string().regex(/^\d{1,12}\.\d{1,9}$/);
const passageKey = z.string().min(1).max(40);
const filterValue = z.string().min(1).max(100).optional();
const shared = {
  p: postId,
  q: question,
  o: offset.optional(),
  s: z.array(z.int().min(0).max(9)).max(10).optional(),
};

/**
 * What travels in the `value` of each button and in the `private_metadata` of each form: `q` the question, `p` the post,
 * `k` its passage, `o` the page's offset, `s` what was shared, `t` `a` `y` a tag, an author, a year; `c` `m` `r` a
 * channel, a message in it and its `response_url`.
 */
export const STATES = {
  more: z.strictObject({ q: question.min(1), o: offset }),
  readMore: z.strictObject({ p: postId, q: question }),
  share: z.strictObject(shared),
  try: z.strictObject({ q: question.min(1) }),
  list: z.strictObject({ t: filterValue, a: filterValue, y: filterValue, o: offset }),
  random: z.strictObject({}),
  followUp: z.strictObject({ p: postId.optional() }),
  feedback: z.strictObject({ p: postId, k: passageKey.optional(), v: z.enum(['up', 'down']) }),
  want: z.strictObject({ q: question.min(1) }),
  shareForm: z.strictObject({
    ...shared,
    c: slackId,
    m: timestamp.optional(),
    r: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  }),
  followUpForm: z.strictObject({ c: slackId, m: timestamp, p: postId.optional() }),
  insideForm: z.strictObject({ p: postId }),
  dailyOther: z.strictObject({ p: postId, k: passageKey }),
  daily: z.strictObject({ c: slackId }),
  dailyForm: z.strictObject({ c: slackId.optional() }),
};

export type StateName = keyof typeof STATES;
export type State<N extends StateName> = z.infer<(typeof STATES)[N]>;

function longest(name: StateName): number {
  return name.endsWith('Form') ? LIMITS.privateMetadata : LIMITS.buttonValue;
}

/**
 * Puts a button's state into its `value`, at most 2,000 bytes, or a form's into its `private_metadata`, at most 3,000:
 * the end of a long question is given up for that.
 */
export function encodeState<N extends StateName>(name: N, state: State<N>): string {
  const whole = JSON.stringify(state);
  let excess = Buffer.byteLength(whole) - longest(name);
  if (excess <= 0) return whole;
  const { q = '' } = state as { q?: string };
  const characters = Array.from(q);
  while (excess > 0 && characters.length > 0) {
    const last = characters.pop() as string;
    excess -= Buffer.byteLength(JSON.stringify(last)) - 2;
  }
  return JSON.stringify({ ...state, q: characters.join('') });
}

/** Reads a button's `value`, which anybody may have forged: nothing unless it is exactly what `encodeState` writes. */
export function decodeState<N extends StateName>(name: N, value: string | null | undefined): State<N> | undefined {
  if (typeof value !== 'string' || value.length > longest(name)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value, (_, inner) => (typeof inner === 'string' ? inner.toWellFormed() : inner));
  } catch {
    return undefined;
  }
  const result = STATES[name].safeParse(parsed);
  return result.success ? (result.data as State<N>) : undefined;
}
