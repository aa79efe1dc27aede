import { useEffect, useSyncExternalStore } from 'react';
import { useStored } from './use-stored.ts';

export type Theme = 'light' | 'dark';
export type ThemeChoice = Theme | 'system';

const DARK = '(prefers-color-scheme: dark)';

/** The theme to draw, the person's choice, and how to change it; the choice is remembered. */
export function useTheme(): { theme: Theme; choice: ThemeChoice; choose: (choice: ThemeChoice) => void } {
  const [stored, store] = useStored('senpai.theme');
  const systemIsDark = useSyncExternalStore(watchSystem, () => matchMedia(DARK).matches);
  const choice: ThemeChoice = stored === 'light' || stored === 'dark' ? stored : 'system';
  const theme: Theme = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  return { theme, choice, choose: (next) => store(next === 'system' ? null : next) };
}

function watchSystem(changed: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
