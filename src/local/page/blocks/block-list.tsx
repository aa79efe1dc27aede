import type { ReactNode } from 'react';
import type { AnyBlock } from '../../protocol.ts';
import { ActionsBlock } from './actions-block.tsx';
import { DisplayBlocks } from './display-blocks.tsx';
import { InputBlock } from './input-block.tsx';
import { SectionBlock } from './section-block.tsx';
import { blockIdOf, elementsOf } from './values.ts';
import './blocks.css';

/** Blocks in order: runs that only show something are drawn together, those that one can use one by one. */
export function BlockList({ blocks }: { blocks: AnyBlock[] }) {
  const parts: ReactNode[] = [];
  let run: AnyBlock[] = [];
  const flush = () => {
    if (run.length > 0) parts.push(<DisplayBlocks key={`display-${parts.length}`} blocks={run} />);
    run = [];
  };
  blocks.forEach((block, index) => {
    const Interactive = interactiveOf(block);
    if (Interactive === undefined) {
      run.push(block);
    } else {
      flush();
      const blockId = blockIdOf(block, index);
      parts.push(<Interactive key={blockId} block={block} blockId={blockId} />);
    }
  });
  flush();
  return <div className="blocks">{parts}</div>;
}

function interactiveOf(block: AnyBlock) {
  if (block.type === 'actions' || block.type === 'context_actions') return ActionsBlock;
  if (block.type === 'input') return InputBlock;
  if (block.type === 'section' && elementsOf(block)[0] && elementsOf(block)[0]?.type !== 'image') return SectionBlock;
  return undefined;
}
