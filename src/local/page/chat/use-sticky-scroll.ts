import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_END_PX = 80;

/** What a list holds, as far as scrolling goes. */
interface Held {
  /** The ts of the last message. */
  last: string | undefined;
  count: number;
  /** Whether the last message is the visitor's own, or an answer to them alone. */
  lastConcernsMe: boolean;
  /** Whether the first look is at the beginning. */
  fromStart: boolean;
}

/**
 * Keeps a list at its end while the visitor is there. A message taller than the list is shown from its first line;
 * a visitor who reads further up is left in peace and told that there is news, unless they wrote it or asked for it.
 */
export function useStickyScroll({ last, count, lastConcernsMe, fromStart }: Held): {
  list: RefObject<HTMLElement | null>;
  hasNews: boolean;
  toEnd: () => void;
} {
  const list = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const seen = useRef<{ last: string | undefined; count: number } | null>(null);
  const [hasNews, setHasNews] = useState(false);

  const toEnd = useCallback(() => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
    setHasNews(false);
  }, []);

  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
      if (atEnd.current) setHasNews(false);
    };
    // A pane that opens beside it makes the list narrower, and so its messages taller.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, []);

  useLayoutEffect(() => {
    const element = list.current;
    const before = seen.current;
    seen.current = { last, count };
    if (element === null) return;
    const end = element.scrollHeight - element.clientHeight;
    if (before === null) {
      atEnd.current = !fromStart || end <= 0;
      if (atEnd.current) element.scrollTop = end;
    } else if (last !== before.last && count > before.count) {
      if (!atEnd.current && !lastConcernsMe && end > 0) return setHasNews(true);
      const row = element.querySelector<HTMLElement>(':scope > article:last-of-type');
      const isTall = row !== null && row.offsetHeight > element.clientHeight - NEAR_END_PX;
      atEnd.current = !isTall;
      element.scrollTop = isTall ? row.offsetTop - 12 : end;
    }
  }, [last, count, lastConcernsMe, fromStart]);

  return { list, hasNews, toEnd };
}
