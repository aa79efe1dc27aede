import { useEffect, useReducer, useState } from 'react';
import type { PageEvent, PageState } from '../../protocol.ts';
import { reduce } from './reduce.ts';

const FIRST_RETRY_MS = 400;
const LAST_RETRY_MS = 5_000;

/** The live state of the workspace as one person sees it, and whether the socket is open; it reconnects by itself. */
export function useConnection(
  person: string | null,
  onEvent: (event: PageEvent) => void,
): { state: PageState | null; online: boolean } {
  const [state, dispatch] = useReducer(reduce, null);
  const [online, setOnline] = useState(true);

  useEffect(() => {
    let socket: WebSocket;
    let timer: ReturnType<typeof setTimeout>;
    let retry = FIRST_RETRY_MS;
    let over = false;

    const connect = () => {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
      const query = person === null ? '' : `?user=${encodeURIComponent(person)}`;
      socket = new WebSocket(`${scheme}://${location.host}/page/socket${query}`);
      socket.onmessage = (frame) => {
        if (over) return;
        const event = JSON.parse(String(frame.data)) as PageEvent;
        dispatch(event);
        onEvent(event);
        retry = FIRST_RETRY_MS;
        setOnline(true);
      };
      socket.onclose = () => {
        if (over) return;
        setOnline(false);
        timer = setTimeout(connect, retry);
        retry = Math.min(retry * 2, LAST_RETRY_MS);
      };
    };

    connect();
    return () => {
      over = true;
      clearTimeout(timer);
      socket.close();
    };
  }, [person, onEvent]);

  return { state, online };
}
