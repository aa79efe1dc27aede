import type { PageChannel } from '../../protocol.ts';
import { threadsOf } from '../state/threads.ts';
import { useWorkspace } from '../state/workspace.ts';
import { BotTabs } from './bot-tabs.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageList } from './message-list.tsx';
import { PaneHeader } from './pane-header.tsx';
import { Seal } from './seal.tsx';
import { Welcome } from './welcome.tsx';

/** A channel or the direct message: its header, its messages, its composer. */
export function ChannelPane({ channel, onMenu }: { channel: PageChannel; onMenu: () => void }) {
  const { state, t } = useWorkspace();
  const isDm = channel.kind === 'im';
  const name = isDm ? state.bot.name : `#${channel.name}`;
  const threads = threadsOf(state.messages, channel.id);
  return (
    <>
      <PaneHeader
        onMenu={onMenu}
        title={
          <>
            {isDm ? <Seal size={24} /> : <Icon name="hash" />}
            {isDm ? state.bot.name : channel.name}
          </>
        }
      >
        {isDm && <BotTabs here="messages" />}
      </PaneHeader>
      <MessageList
        label={t.messageList(name)}
        threads={threads}
        showThreads
        intro={<Welcome channel={channel} isFresh={threads.length === 0} />}
      />
      <Composer channel={channel} placeholder={t.composerLabel(name)} />
    </>
  );
}
