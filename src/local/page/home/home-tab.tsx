import { useEffect, useState } from 'react';
import { BlockSurface } from '../blocks/block-surface.tsx';
import type { Values } from '../blocks/kit.ts';
import { BotTabs } from '../chat/bot-tabs.tsx';
import { PaneHeader } from '../chat/pane-header.tsx';
import { Seal } from '../chat/seal.tsx';
import { post } from '../state/api.ts';
import { useWorkspace } from '../state/workspace.ts';
import './home-tab.css';

/** The bot's Home tab, drawn from the view that it published; opening it tells the bot. */
export function HomeTab({ onMenu }: { onMenu: () => void }) {
  const { state, t } = useWorkspace();
  const [edits, setEdits] = useState<Values>({});
  const { home, me, bot, connected } = state;

  useEffect(() => {
    if (connected) void post('home', { user: me.id });
  }, [me.id, connected]);

  return (
    <>
      <PaneHeader
        onMenu={onMenu}
        title={
          <>
            <Seal size={24} />
            {bot.name}
          </>
        }
      >
        <BotTabs here="home" />
      </PaneHeader>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="home" aria-label={t.home} tabIndex={0}>
        {home ? (
          <BlockSurface
            blocks={home.blocks}
            container={{ type: 'view', viewId: home.id }}
            edits={edits}
            onEdits={setEdits}
          />
        ) : (
          <p className="home-empty">{t.emptyHome}</p>
        )}
      </section>
    </>
  );
}
