import type { PageMessage } from '../../protocol.ts';
import { post } from '../state/api.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';

/** What one can do with a message: reply in its thread, and the bot's message shortcuts. */
export function MessageTools({ message }: { message: PageMessage }) {
  const { state, place, go, pending, failed, t } = useWorkspace();
  const shortcuts = (state.shortcuts ?? []).filter((s) => s.type === 'message');
  const use = async (callbackId: string) => {
    const { channel, ts } = message;
    pending.start(`shortcut/${ts}`);
    const answer = await post('shortcut', { user: state.me.id, callbackId, channel, ts });
    pending.acknowledged();
    if (!answer.ok) failed();
  };
  return (
    <div className="message-tools">
      <button
        type="button"
        className="icon-only"
        aria-label={t.replyInThread}
        title={t.replyInThread}
        onClick={() => go({ ...place, thread: message.ts })}
      >
        <Icon name="reply" />
      </button>
      {shortcuts.length > 0 && (
        <Menu
          label={t.moreActions}
          icon="dots"
          busy={pending.key === `shortcut/${message.ts}`}
          items={shortcuts.map(({ callbackId, name }) => ({
            key: callbackId,
            label: name,
            onChoose: () => void use(callbackId),
          }))}
        />
      )}
    </div>
  );
}
