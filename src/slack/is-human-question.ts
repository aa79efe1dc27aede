import { z } from 'zod';

const humanMessage = z.looseObject({
  user: z.string().min(1),
  channel: z.string().min(1),
  ts: z.string().min(1),
  text: z.string().optional(),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
});

/** A message or mention that a person wrote. */
export type HumanMessage = z.infer<typeof humanMessage>;

/** A person can write a plain message, one with a file, and a reply that is also sent to the channel. */
const HUMAN_SUBTYPES: unknown[] = [undefined, 'file_share', 'thread_broadcast'];

/**
 * Tells a person's new message from all else that arrives as one: other bots and apps, edits, deletions, our own posts.
 * Two bots that mention each other must not talk for ever.
 */
export function isHumanQuestion(event: object, botUserId: string | undefined): event is HumanMessage {
  const parsed = humanMessage.safeParse(event);
  if (!parsed.success) return false;
  const { user, subtype, bot_id, bot_profile, app_id, edited, hidden } = parsed.data;
  if (user === botUserId || user === 'USLACKBOT') return false;
  if (bot_id || bot_profile || app_id || edited || hidden) return false;
  return HUMAN_SUBTYPES.includes(subtype);
}
