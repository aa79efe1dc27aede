/** Which post each thread is about: the one that the bot last named there. */
export interface Topics {
  note(channel: string, thread: string, postId: string): void;
  /** Nothing for a thread that is unknown here: one from before a restart, or of another replica. */
  of(channel: string, thread: string): string | undefined;
}

/**
 * Topics in this process's memory, the newest `limit`: reading a thread would need the right to read the channel. What
 * must outlive a restart travels in the buttons of our own messages.
 */
export function createTopics({ limit = 5_000 }: { limit?: number } = {}): Topics {
  const topics = new Map<string, string>();
  return {
    note(channel, thread, postId) {
      const key = `${channel}:${thread}`;
      topics.delete(key);
      topics.set(key, postId);
      if (topics.size > limit) topics.delete(topics.keys().next().value as string);
    },
    of: (channel, thread) => topics.get(`${channel}:${thread}`),
  };
}
