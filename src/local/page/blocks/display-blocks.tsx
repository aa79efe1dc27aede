import { type Block, Message, type MessageProps } from 'slack-blocks-to-jsx';
import type { AnyBlock, PageState } from '../../protocol.ts';
import { useWorkspace } from '../state/workspace.ts';
import { prepareBlocks } from './prepare-blocks.ts';

const SAFE_LINK = /^(?:https?|mailto):/i;

const HOOKS: MessageProps['hooks'] = {
  link: ({ href, children, className }) =>
    SAFE_LINK.test(href) ? (
      <a className={className} href={href} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
};

/** Blocks that only show something, drawn by slack-blocks-to-jsx. */
export function DisplayBlocks({ blocks }: { blocks: AnyBlock[] }) {
  const { state, theme } = useWorkspace();
  return (
    <Message
      // The library reads names once, when it is mounted.
      key={namesKey(state)}
      blocks={prepareBlocks(blocks) as unknown as Block[]}
      theme={theme}
      data={{
        users: [...state.people, state.bot].map(({ id, name }) => ({ id, name, avatar: '' })),
        channels: state.channels.map(({ id, name }) => ({ id, name })),
        user_groups: [],
      }}
      hooks={HOOKS}
      name=""
      logo=""
      withoutWrapper
    />
  );
}

function namesKey(state: PageState): string {
  return [...state.people, state.bot, ...state.channels].map(({ id, name }) => `${id}=${name}`).join(' ');
}
