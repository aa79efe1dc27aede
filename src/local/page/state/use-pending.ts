import { useCallback, useEffect, useRef, useState } from 'react';

const LONGEST_MS = 3_000;
const AFTER_ACK_MS = 600;

/** The control that waits for an answer, and the three moments of waiting. */
export interface Pending {
  key: string | null;
  start: (key: string) => void;
  /** The bot has taken the press, and may yet answer. */
  acknowledged: () => void;
  /** Something came back. */
  stop: () => void;
}

/** Keeps the key of the control that waits; it waits 3 s at most, and not long once the bot has taken the press. */
export function usePending(): Pending {
  const [key, setKey] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const stopIn = useCallback((ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setKey(null), ms);
  }, []);
  const start = useCallback(
    (next: string) => {
      setKey(next);
      stopIn(LONGEST_MS);
    },
    [stopIn],
  );
  const acknowledged = useCallback(() => stopIn(AFTER_ACK_MS), [stopIn]);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    setKey(null);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);
  return { key, start, acknowledged, stop };
}
