import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const NEAR_END_PX = 80;

/**
 * Keeps a list at its end while the visitor is there. A message taller than the list is shown from its first line;
 * a visitor who reads further up is left in peace and told that there is news.
 */
export function useStickyScroll(
  last: string | undefined,
  count: number,
): { list: RefObject<HTMLElement | null>; hasNews: boolean; toEnd: () => void } {
  const list = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const seen = useRef({ last, count });
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
    const isNew = last !== seen.current.last && count > seen.current.count;
    const isFirst = seen.current.count === count && seen.current.last === last;
    seen.current = { last, count };
    if (element === null || (!isNew && !isFirst)) return;
    if (!atEnd.current) return setHasNews(isNew);
    const row = element.querySelector<HTMLElement>(':scope > article:last-of-type');
    const isTall = row !== null && row.offsetHeight > element.clientHeight - NEAR_END_PX;
    element.scrollTop = isNew && isTall ? row.offsetTop - 12 : element.scrollHeight;
  }, [last, count]);

  return { list, hasNews, toEnd };
}
