import type { ReactNode } from 'react';
import { useWorkspace } from '../state/workspace.ts';
import { Icon } from './icon.tsx';

/** The line above a pane: the menu on narrow screens, the name, and what belongs to it. */
export function PaneHeader({
  onMenu,
  title,
  children,
}: {
  onMenu: () => void;
  title: ReactNode;
  children?: ReactNode;
}) {
  const { t } = useWorkspace();
  return (
    <header className="pane-header">
      <button type="button" className="icon-only menu-button" aria-label={t.openMenu} onClick={onMenu}>
        <Icon name="menu" />
      </button>
      <h1>{title}</h1>
      {children}
    </header>
  );
}
