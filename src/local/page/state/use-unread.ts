import { useEffect, useState } from 'react';
import type { PageState } from '../../protocol.ts';
import type { Place } from './place.ts';

/** What has news that the visitor has not looked at: ids of channels, and `channel/ts` of threads. */
export function useUnread(state: PageState | null, place: Place): (key: string) => boolean {
  const [read, setRead] = useState<Map<string, string> | null>(null);
  const me = state?.me.id;
  const messages = state?.messages;
  const openThread = place.channel && place.thread ? `${place.channel}/${place.thread}` : null;

  useEffect(() => {
    if (!messages) return;
    setRead((before) => {
      const seen = new Map(before);
      for (const message of messages) {
        const key = message.threadTs ? `${message.channel}/${message.threadTs}` : message.channel;
        const looking = key === place.channel || key === openThread;
        const isRead = before === null || looking || message.user === me;
        if (isRead && Number(message.ts) > Number(seen.get(key) ?? 0)) seen.set(key, message.ts);
      }
      return seen;
    });
  }, [messages, me, place.channel, openThread]);

  return (key) => {
    if (!messages || read === null) return false;
    const last = messages.findLast((m) => (m.threadTs ? `${m.channel}/${m.threadTs}` : m.channel) === key);
    return last !== undefined && Number(last.ts) > Number(read.get(key) ?? 0);
  };
}
