import type { PageMessage } from '../../protocol.ts';

/** A message of a channel with the replies below it, oldest first. */
export interface Thread {
  root: PageMessage;
  replies: PageMessage[];
}

/** The messages of one channel, oldest first, each with its replies; replies whose root is gone are left out. */
export function threadsOf(messages: PageMessage[], channel: string): Thread[] {
  const here = messages.filter((m) => m.channel === channel);
  const threads = new Map<string, Thread>();
  for (const root of here) if (!isReply(root)) threads.set(root.ts, { root, replies: [] });
  for (const reply of here) if (isReply(reply)) threads.get(reply.threadTs ?? '')?.replies.push(reply);
  return [...threads.values()];
}

/** Whether a message stands below another one. */
export function isReply(message: PageMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}
