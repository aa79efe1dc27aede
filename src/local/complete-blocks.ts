import { elementsOf, flatBlocks } from './block-rules.ts';
import type { Ids } from './ids.ts';
import type { AnyBlock } from './protocol.ts';

/** A copy of valid blocks in which every block has a block_id and every interactive element an action_id, as Slack gives them. */
export function completeBlocks(blocks: AnyBlock[], ids: Ids): AnyBlock[] {
  const copy = structuredClone(blocks);
  for (const { block } of flatBlocks(copy)) {
    block.block_id ??= ids.next('b');
    for (const { element } of elementsOf(block)) element.action_id ??= ids.next('a');
  }
  return copy;
}

/** The element with these ids, with its block; undefined where the blocks hold none. */
export function findElement(
  blocks: AnyBlock[],
  actionId: string,
  blockId?: string,
): { block: AnyBlock; element: Record<string, unknown> } | undefined {
  for (const { block } of flatBlocks(blocks)) {
    if (blockId !== undefined && block.block_id !== blockId) continue;
    const found = elementsOf(block).find(({ element }) => element.action_id === actionId);
    if (found) return { block: block as AnyBlock, element: found.element };
  }
  return undefined;
}
