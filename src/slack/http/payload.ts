import { z } from 'zod';

const id = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const maybeId = id.nullish();
const text = z.string().nullish();
const user = z.looseObject({ id });
const place = z.looseObject({ id }).nullish();
const option = z.looseObject({ value: text }).nullish();
const input = z.looseObject({
  value: text,
  selected_option: option,
  selected_options: z.array(z.looseObject({ value: text })).nullish(),
  selected_conversation: text,
  selected_channel: text,
  selected_time: text,
});
const view = z.looseObject({
  id: text,
  callback_id: text,
  private_metadata: text,
  state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), input)).nullish() }).nullish(),
});
const action = z.looseObject({ action_id: id, value: text, selected_option: option });
/** Bolt looks into these before any listener, and takes no null for them. */
const event = z.looseObject({
  type: id,
  user: z.union([z.string(), z.looseObject({})]).optional(),
  channel: z.union([z.string(), z.looseObject({})]).optional(),
  channel_id: z.string().optional(),
  item: z.looseObject({}).optional(),
});
const authorization = z.looseObject({
  team_id: maybeId,
  enterprise_id: maybeId,
  is_enterprise_install: z.boolean().nullish(),
});
const around = {
  user,
  team: place,
  channel: z.looseObject({ id }).optional(),
  container: z.looseObject({ channel_id: maybeId, message_ts: maybeId, thread_ts: maybeId }).nullish(),
  message: z.looseObject({ ts: maybeId, thread_ts: maybeId, text }).nullish(),
  response_url: text,
  trigger_id: maybeId,
};

/** What a kind of payload must have to be worked on; what else is in it is checked where it is read. */
const KINDS = z.union([
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string().max(1_000) }),
  z.looseObject({
    type: z.literal('event_callback'),
    team_id: maybeId,
    enterprise_id: maybeId,
    event_id: maybeId,
    authorizations: z.array(authorization).optional(),
    event,
  }),
  z.looseObject({ type: z.literal('app_rate_limited') }),
  z.looseObject({ command: id, user_id: id, channel_id: id, team_id: maybeId, text: z.string().optional() }),
  z.looseObject({ ...around, type: z.literal('block_actions'), view: view.nullish(), actions: z.array(action).min(1) }),
  z.looseObject({ ...around, type: z.literal('block_suggestion'), action_id: id, value: text }),
  z.looseObject({
    ...around,
    type: z.enum(['view_submission', 'view_closed']),
    view: view.extend({ callback_id: z.string() }),
  }),
  z.looseObject({ ...around, type: z.enum(['shortcut', 'message_action']), callback_id: id }),
]);

/** A payload that Slack may have sent; nothing for everything else. */
export function readPayload(body: string | URLSearchParams): Record<string, unknown> | undefined {
  try {
    const parsed = KINDS.safeParse(typeof body === 'string' ? JSON.parse(body) : fieldsOf(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function fieldsOf(fields: URLSearchParams): unknown {
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : JSON.parse(payload);
}
