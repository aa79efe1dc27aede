import type { PageEvent, PageMessage, PageState } from '../../protocol.ts';

/** The state after an event of the server; a `notice` changes nothing. Without a state, only a `state` event counts. */
export function reduce(state: PageState | null, event: PageEvent): PageState | null {
  if (event.type === 'state') return event.state;
  if (state === null) return null;
  switch (event.type) {
    case 'message':
      return { ...state, messages: upsert(state.messages, event.message) };
    case 'message_deleted':
      return { ...state, messages: state.messages.filter((m) => m.channel !== event.channel || m.ts !== event.ts) };
    case 'views':
      return { ...state, views: event.views };
    case 'home':
      return { ...state, home: event.home };
    case 'connected':
      return { ...state, connected: event.connected };
    case 'notice':
      return state;
  }
}

function upsert(messages: PageMessage[], message: PageMessage): PageMessage[] {
  const known = messages.some((m) => m.channel === message.channel && m.ts === message.ts);
  if (known) return messages.map((m) => (m.channel === message.channel && m.ts === message.ts ? message : m));
  const after = messages.findIndex((m) => Number(m.ts) > Number(message.ts));
  return after < 0 ? [...messages, message] : [...messages.slice(0, after), message, ...messages.slice(after)];
}
