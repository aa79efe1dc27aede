import type { AnyBlock } from '../../protocol.ts';
import { InteractiveElement } from '../elements/interactive-element.tsx';
import { DisplayBlocks } from './display-blocks.tsx';
import { elementsOf } from './values.ts';

/** A section with something to use beside its text. */
export function SectionBlock({ block, blockId }: { block: AnyBlock; blockId: string }) {
  const { accessory: _accessory, ...text } = block;
  return (
    <div className="section-block">
      <DisplayBlocks blocks={[text]} />
      <div className="section-block-accessory">
        {elementsOf(block).map((element) => (
          <InteractiveElement key={element.action_id ?? element.type} blockId={blockId} element={element} acts />
        ))}
      </div>
    </div>
  );
}
