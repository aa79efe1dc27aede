import { z } from 'zod';

const id = z.string().min(1).max(100);
const user = z.looseObject({ id });

/** The least that each kind of payload must have to be worked on; everything else in it is checked where it is read. */
const KINDS = z.union([
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string().max(1_000) }),
  z.looseObject({ type: z.literal('event_callback'), event: z.looseObject({ type: id }) }),
  z.looseObject({ type: z.literal('app_rate_limited') }),
  z.looseObject({ command: id, user_id: id, channel_id: id, text: z.string().optional() }),
  z.looseObject({ type: z.literal('block_actions'), user, actions: z.array(z.looseObject({ action_id: id })).min(1) }),
  z.looseObject({ type: z.literal('block_suggestion'), user, action_id: id }),
  z.looseObject({
    type: z.enum(['view_submission', 'view_closed']),
    user,
    view: z.looseObject({ callback_id: z.string() }),
  }),
  z.looseObject({ type: z.enum(['shortcut', 'message_action']), user, callback_id: id }),
]);

/** A payload that Slack may have sent; nothing for everything else. */
export function readPayload(body: string, isForm: boolean): Record<string, unknown> | undefined {
  try {
    const parsed = KINDS.safeParse(isForm ? fieldsOf(body) : JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function fieldsOf(body: string): unknown {
  const fields = new URLSearchParams(body);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : JSON.parse(payload);
}
