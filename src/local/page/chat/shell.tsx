import { useEffect, useState } from 'react';
import { HomeTab } from '../home/home-tab.tsx';
import { ModalStack } from '../modal/modal-stack.tsx';
import { threadsOf } from '../state/threads.ts';
import type { useTheme } from '../state/use-theme.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Announcer } from './announcer.tsx';
import { ChannelPane } from './channel-pane.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { Rail } from './rail.tsx';
import { ThreadPane } from './thread-pane.tsx';
import './shell.css';

/** The frame of the page: the rail, the main pane, and the thread beside it. */
export function Shell({ online, theme }: { online: boolean; theme: ReturnType<typeof useTheme> }) {
  const { state, place, go, t } = useWorkspace();
  const [isRailOpen, setRailOpen] = useState(false);
  const channel = state.channels.find((c) => c.id === place.channel);
  const thread = channel && threadsOf(state.messages, channel.id).find(({ root }) => root.ts === place.thread);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('dialog[open]')) return;
      if (isRailOpen) setRailOpen(false);
      else if (place.thread) go({ ...place, thread: null });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [place, go, isRailOpen]);

  return (
    <>
      <button type="button" className="skip-link" onClick={skipToComposer}>
        {t.skip}
      </button>
      <div className="shell" data-thread={thread !== undefined}>
        <Rail isOpen={isRailOpen} onClose={() => setRailOpen(false)} theme={theme} />
        <main className="main">
          <NoticeBar online={online} />
          {place.home || channel === undefined ? (
            <HomeTab onMenu={() => setRailOpen(true)} />
          ) : (
            <ChannelPane key={channel.id} channel={channel} onMenu={() => setRailOpen(true)} />
          )}
        </main>
        {thread && channel && <ThreadPane key={thread.root.ts} channel={channel} thread={thread} />}
      </div>
      <Announcer />
      <ModalStack />
    </>
  );
}

function skipToComposer() {
  document.querySelector<HTMLElement>('.main .composer textarea')?.focus();
}
