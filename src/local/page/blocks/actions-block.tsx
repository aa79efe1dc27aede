import type { AnyBlock } from '../../protocol.ts';
import { InteractiveElement } from '../elements/interactive-element.tsx';
import { elementsOf } from './values.ts';

/** A row of buttons, menus and selects; also the smaller row of feedback and icon buttons. */
export function ActionsBlock({ block, blockId }: { block: AnyBlock; blockId: string }) {
  return (
    <div className={block.type === 'context_actions' ? 'actions-block actions-block-small' : 'actions-block'}>
      {elementsOf(block).map((element, index) => (
        <InteractiveElement key={element.action_id ?? index} blockId={blockId} element={element} acts />
      ))}
    </div>
  );
}
