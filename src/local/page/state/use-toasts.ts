import { useCallback, useRef, useState } from 'react';

/** Something said for a moment. */
export interface Toast {
  id: number;
  text: string;
}

const SHOWN_MS = 6_000;
const SAME_MATTER_MS = 1_000;
const LATE_NOTICE_MS = 150;

/** What is said for a moment, how to say something, and how to say it only where the server has not said why itself. */
export function useToasts(): {
  toasts: Toast[];
  notify: (text: string) => void;
  notifyUnlessTold: (text: string) => void;
} {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const lastSaid = useRef(0);

  const notify = useCallback((text: string) => {
    const toast = { id: next.current++, text };
    lastSaid.current = Date.now();
    setToasts((before) => [...before, toast]);
    setTimeout(() => setToasts((before) => before.filter((t) => t !== toast)), SHOWN_MS);
  }, []);
  const notifyUnlessTold = useCallback(
    (text: string) => {
      // The notice comes over the socket, and may arrive just after the answer.
      setTimeout(() => {
        if (Date.now() - lastSaid.current > SAME_MATTER_MS) notify(text);
      }, LATE_NOTICE_MS);
    },
    [notify],
  );
  return { toasts, notify, notifyUnlessTold };
}
