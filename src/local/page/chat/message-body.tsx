import { useState } from 'react';
import type { AnyBlock, PageMessage } from '../../protocol.ts';
import { BlockSurface } from '../blocks/block-surface.tsx';
import type { Values } from '../blocks/kit.ts';
import { useWorkspace } from '../state/workspace.ts';

/** What a message says: its blocks, or its text where it has none. */
export function MessageBody({ message }: { message: PageMessage }) {
  const { t } = useWorkspace();
  const [edits, setEdits] = useState<Values>({});
  const blocks: AnyBlock[] = message.blocks?.length
    ? message.blocks
    : [{ type: 'section', text: { type: 'mrkdwn', text: message.text } }];
  return (
    <div className="message-body">
      <BlockSurface
        blocks={blocks}
        container={{ type: 'message', channel: message.channel, ts: message.ts }}
        edits={edits}
        onEdits={setEdits}
      />
      {message.edited && <span className="message-edited">{t.edited}</span>}
    </div>
  );
}
