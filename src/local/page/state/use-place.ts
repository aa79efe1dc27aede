import { useCallback, useSyncExternalStore } from 'react';
import { type Place, readPlace, writePlace } from './place.ts';

/** Where the visitor is, kept in the address so that a reload and the back button work. */
export function usePlace(): [Place, (place: Partial<Place>) => void] {
  const hash = useSyncExternalStore(watchHash, () => location.hash);
  const place = readPlace(hash);
  const go = useCallback((next: Partial<Place>) => {
    location.hash = writePlace({ channel: null, home: false, thread: null, ...next });
  }, []);
  return [place, go];
}

function watchHash(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
