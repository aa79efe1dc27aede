import { useEffect, useRef, useState } from 'react';
import type { PageChannel } from '../../protocol.ts';
import type { Thread } from '../state/threads.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';

/** A thread beside its channel: the message, its replies, and a composer of its own. */
export function ThreadPane({ channel, thread }: { channel: PageChannel; thread: Thread }) {
  const { state, place, go, t } = useWorkspace();
  // Read before the composer inside takes the focus.
  const [before] = useState(() => document.activeElement);
  const pane = useRef<HTMLElement>(null);
  const alone = (message: Thread['root']): Thread => ({ root: message, replies: [] });

  useEffect(() => {
    if (!pane.current?.contains(document.activeElement)) pane.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [before]);

  return (
    <aside className="thread-pane" aria-label={t.thread} ref={pane} tabIndex={-1}>
      <header className="pane-header">
        <h2>
          {t.thread}
          <small>{channel.kind === 'im' ? state.bot.name : `#${channel.name}`}</small>
        </h2>
        <button
          type="button"
          className="icon-only"
          aria-label={t.closeThread}
          onClick={() => go({ ...place, thread: null })}
        >
          <Icon name="close" />
        </button>
      </header>
      <MessageList
        label={t.threadList}
        threads={[alone(thread.root), ...thread.replies.map(alone)]}
        showThreads={false}
      />
      <Composer channel={channel} threadTs={thread.root.ts} placeholder={t.composerThread} />
    </aside>
  );
}
