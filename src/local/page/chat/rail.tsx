import type { Place } from '../state/place.ts';
import type { useTheme } from '../state/use-theme.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon, type IconName } from './icon.tsx';
import { PersonSwitch } from './person-switch.tsx';
import { Seal } from './seal.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import './rail.css';

/** The left side: the workspace, where one can go, who one is, and the theme. A drawer on narrow screens. */
export function Rail({
  isOpen,
  onClose,
  theme,
}: {
  isOpen: boolean;
  onClose: () => void;
  theme: ReturnType<typeof useTheme>;
}) {
  const { state, place, go, isUnread, t } = useWorkspace();

  const entry = (to: Partial<Place>, icon: IconName | 'seal', name: string, isHere: boolean, unread = false) => (
    <li key={name}>
      <button
        type="button"
        className="rail-entry"
        aria-current={isHere ? 'page' : undefined}
        data-unread={unread}
        onClick={() => {
          go(to);
          onClose();
        }}
      >
        {icon === 'seal' ? <Seal size={18} /> : <Icon name={icon} />}
        <span className="rail-entry-name">{name}</span>
        {icon === 'seal' && (
          <span className="presence" data-online={state.connected} title={state.connected ? t.online : t.away} />
        )}
        {unread && <span className="visually-hidden">{t.unread}</span>}
      </button>
    </li>
  );
  const entriesOf = (kind: 'channel' | 'im') =>
    state.channels
      .filter((c) => c.kind === kind)
      .map((c) =>
        entry(
          { channel: c.id },
          kind === 'im' ? 'seal' : 'hash',
          kind === 'im' ? state.bot.name : c.name,
          !place.home && c.id === place.channel,
          isUnread(c.id),
        ),
      );

  return (
    <>
      {isOpen && <button type="button" className="rail-shade" aria-label={t.closeMenu} onClick={onClose} />}
      <div className="rail" data-open={isOpen}>
        <header className="rail-header">
          <Seal size={34} />
          <div>
            <strong>{state.team}</strong>
            <span className="rail-tag">{t.standInTag}</span>
          </div>
        </header>
        <nav className="rail-nav" aria-label={state.team}>
          <h2>{t.channels}</h2>
          <ul>{entriesOf('channel')}</ul>
          <h2>{t.directMessages}</h2>
          <ul>{entriesOf('im')}</ul>
          <h2>{t.apps}</h2>
          <ul>{entry({ home: true }, 'home', t.home, place.home)}</ul>
        </nav>
        <footer className="rail-footer">
          <PersonSwitch />
          <ThemeSwitch theme={theme} />
          <p className="rail-note">{t.standIn}</p>
        </footer>
      </div>
    </>
  );
}
