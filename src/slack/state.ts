import { z } from 'zod';
import { LIMITS } from './blocks/limits.ts';

const question = z.string().max(LIMITS.buttonValue);
const postId = z.string().min(1).max(LIMITS.buttonValue);
const offset = z.int().min(0).max(100_000);

/** What travels in the `value` of each button: `q` the question, `p` the post, `o` the page's offset, `s` what was shared. */
export const STATES = {
  more: z.strictObject({ q: question.min(1), o: offset }),
  readMore: z.strictObject({ p: postId, q: question }),
  share: z.strictObject({ p: postId, q: question, o: offset, s: z.array(z.int().min(0).max(9)).max(10).optional() }),
  try: z.strictObject({ q: question.min(1) }),
};

export type StateName = keyof typeof STATES;
export type State<N extends StateName> = z.infer<(typeof STATES)[N]>;

/** Puts a button's state into its `value`: at most 2,000 bytes, for which the end of a long question is given up. */
export function encodeState<N extends StateName>(_name: N, state: State<N>): string {
  const whole = JSON.stringify(state);
  let excess = Buffer.byteLength(whole) - LIMITS.buttonValue;
  if (excess <= 0) return whole;
  const characters = Array.from(state.q);
  while (excess > 0 && characters.length > 0) {
    const last = characters.pop() as string;
    excess -= Buffer.byteLength(JSON.stringify(last)) - 2;
  }
  return JSON.stringify({ ...state, q: characters.join('') });
}

/** Reads a button's `value`, which anybody may have forged: nothing unless it is exactly what `encodeState` writes. */
export function decodeState<N extends StateName>(name: N, value: string | undefined): State<N> | undefined {
  if (value === undefined || value.length > LIMITS.buttonValue) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return undefined;
  }
  const result = STATES[name].safeParse(parsed);
  return result.success ? (result.data as State<N>) : undefined;
}
