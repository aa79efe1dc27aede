import { useEffect, useRef } from 'react';
import type { PageChannel } from '../../protocol.ts';
import type { Thread } from '../state/threads.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';

/** A thread beside its channel: the message, its replies, and a composer of its own. */
export function ThreadPane({ channel, thread }: { channel: PageChannel; thread: Thread }) {
  const { state, place, go, t } = useWorkspace();
  const pane = useRef<HTMLElement>(null);
  const alone = (message: Thread['root']): Thread => ({ root: message, replies: [] });

  useEffect(() => {
    const before = document.activeElement;
    pane.current?.querySelector('textarea')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <aside className="thread-pane" aria-label={t.thread} ref={pane}>
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
