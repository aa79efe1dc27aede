import { useEffect, useRef, useState } from 'react';
import type { KitOption, KitOptionGroup } from '../blocks/kit.ts';

const PAUSE_MS = 80;

/** The choices for what is typed, or null while they are on their way; late answers to older words are dropped. */
export function useSuggestions(
  isOpen: boolean,
  query: string,
  minQuery: number,
  load: (query: string) => Promise<(KitOption | KitOptionGroup)[]>,
): (KitOption | KitOptionGroup)[] | null {
  const [found, setFound] = useState<(KitOption | KitOptionGroup)[] | null>(null);
  const latest = useRef(load);
  latest.current = load;

  useEffect(() => {
    setFound(null);
    if (!isOpen || query.length < minQuery) return;
    let over = false;
    const timer = setTimeout(async () => {
      const options = await latest.current(query);
      if (!over) setFound(options);
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [isOpen, query, minQuery]);

  return found;
}
