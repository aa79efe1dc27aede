import type { Deps } from '../deps.ts';
import { answerEvent, type EventArgs } from './answer-event.ts';

/** Answers a direct message; a channel's messages are none of the bot's business, even where they reach it. */
export async function handleDirectMessage(args: EventArgs, deps: Deps): Promise<void> {
  if ((args.event as { channel_type?: string }).channel_type !== 'im') return;
  await answerEvent(args, deps);
}
