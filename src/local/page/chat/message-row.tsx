import type { Thread } from '../state/threads.ts';
import { useWorkspace } from '../state/workspace.ts';
import { formatTime, timeOf } from '../text/format-time.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MessageBody } from './message-body.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { ThreadSummary } from './thread-summary.tsx';
import './message-row.css';

/** One message: who, when, what, and the thread below it. `follows` leaves out the name of the same person. */
export function MessageRow({ thread, follows, showThread }: { thread: Thread; follows: boolean; showThread: boolean }) {
  const { state, lang, t } = useWorkspace();
  const { root } = thread;
  const user = [...state.people, state.bot].find((u) => u.id === root.user) ?? state.bot;
  const at = timeOf(root.ts);
  const time = (
    <time className="message-time" dateTime={at.toISOString()} title={at.toLocaleString(lang)}>
      {formatTime(at, lang)}
    </time>
  );
  return (
    <article className="message" data-follows={follows} data-private={root.ephemeral === true} data-ts={root.ts}>
      <div className="message-side">{follows ? time : <Avatar user={user} size={38} />}</div>
      <div className="message-main">
        {root.ephemeral && (
          <p className="only-you">
            <Icon name="eye" />
            {t.onlyYou}
          </p>
        )}
        <header className={follows ? 'message-head visually-hidden' : 'message-head'}>
          <strong className="message-name">{user.name}</strong>
          {user.isBot && <span className="badge">{t.app}</span>}
          {!follows && time}
        </header>
        <MessageBody message={root} />
        {root.reactions && root.reactions.length > 0 && <Reactions reactions={root.reactions} />}
        {showThread && thread.replies.length > 0 && <ThreadSummary thread={thread} />}
      </div>
      {showThread && !root.ephemeral && <MessageTools message={root} />}
    </article>
  );
}
