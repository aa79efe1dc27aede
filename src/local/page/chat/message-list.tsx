import { Fragment, type ReactNode } from 'react';
import type { Thread } from '../state/threads.ts';
import { useWorkspace } from '../state/workspace.ts';
import { formatDay, startOfDay, timeOf } from '../text/format-time.ts';
import { Icon } from './icon.tsx';
import { MessageRow } from './message-row.tsx';
import { useStickyScroll } from './use-sticky-scroll.ts';
import './message-list.css';

const SAME_BREATH_MS = 5 * 60_000;

/** Messages, oldest first, with a divider for each day; it stays at the end while the visitor is there. */
export function MessageList({
  label,
  threads,
  showThreads,
  intro,
}: {
  label: string;
  threads: Thread[];
  /** Whether each message shows how many replies it has, and can be replied to. */
  showThreads: boolean;
  intro?: ReactNode;
}) {
  const { state, lang, t } = useWorkspace();
  const last = threads.at(-1)?.root;
  const { list, hasNews, toEnd } = useStickyScroll({
    last: last?.ts,
    count: threads.length,
    lastConcernsMe: last?.user === state.me.id || last?.ephemeral === true,
    fromStart: threads.length === 0 || (!showThreads && threads.length <= 2),
  });
  const now = new Date();
  return (
    <div className="message-list-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className="message-list" aria-label={label} tabIndex={0} ref={list}>
        {intro}
        {threads.map((thread, i) => {
          const before = threads[i - 1]?.root;
          const { root } = thread;
          const at = timeOf(root.ts);
          const isNewDay = !before || startOfDay(timeOf(before.ts)) !== startOfDay(at);
          const follows =
            !isNewDay &&
            before.user === root.user &&
            !before.ephemeral &&
            !root.ephemeral &&
            at.getTime() - timeOf(before.ts).getTime() < SAME_BREATH_MS &&
            (threads[i - 1]?.replies.length === 0 || !showThreads);
          return (
            <Fragment key={root.ts}>
              {isNewDay && showThreads && (
                <div className="day">
                  <span>{formatDay(at, now, lang, t)}</span>
                </div>
              )}
              <MessageRow thread={thread} follows={follows} showThread={showThreads} />
            </Fragment>
          );
        })}
      </section>
      {hasNews && (
        <button type="button" className="news" onClick={toEnd}>
          {t.newMessages}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
