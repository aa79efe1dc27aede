import type { Thread } from '../state/threads.ts';
import { useWorkspace } from '../state/workspace.ts';
import { emojify } from '../text/emojify.ts';
import { formatTime, timeOf } from '../text/format-time.ts';
import { plainText } from '../text/plain-text.ts';
import { Avatar } from './avatar.tsx';

/** How many replies a message has, from whom, and how the last one begins; opens the thread. */
export function ThreadSummary({ thread }: { thread: Thread }) {
  const { state, place, go, isUnread, lang, t } = useWorkspace();
  const { root, replies } = thread;
  const everybody = [...state.people, state.bot];
  const who = [...new Set(replies.map((r) => r.user))].flatMap((id) => everybody.find((u) => u.id === id) ?? []);
  const last = replies.at(-1);
  const isNew = isUnread(`${root.channel}/${root.ts}`);
  return (
    <button
      type="button"
      className="thread-summary"
      data-open={place.thread === root.ts}
      onClick={() => go({ ...place, thread: root.ts })}
    >
      <span className="thread-faces">
        {who.map((user) => (
          <Avatar key={user.id} user={user} size={22} />
        ))}
      </span>
      <span className="thread-count">{t.replies(replies.length)}</span>
      {isNew && <span className="thread-new">{t.newReply}</span>}
      {last && (
        <span className="thread-last">
          {formatTime(timeOf(last.ts), lang)}
          <span className="thread-snippet">{emojify(plainText(last.text, everybody))}</span>
        </span>
      )}
    </button>
  );
}
