import type { AnyBlock } from '../../protocol.ts';
import type { Strings } from '../strings.ts';
import type { KitElement, Values } from './kit.ts';
import { blockIdOf, isEmptyValue } from './values.ts';

/** What stands against submitting, by block_id: required inputs that are empty, texts that are too short. */
export function validate(blocks: AnyBlock[], values: Values, t: Strings): Record<string, string> {
  const errors: Record<string, string> = {};
  blocks.forEach((block, index) => {
    if (block.type !== 'input') return;
    const blockId = blockIdOf(block, index);
    const element = block.element as KitElement;
    const value = values[blockId]?.[element.action_id ?? element.type];
    if (isEmptyValue(value)) {
      if (block.optional !== true) errors[blockId] = t.required;
      return;
    }
    const least = element.min_length ?? 0;
    if (typeof value?.value === 'string' && value.value.length < least) errors[blockId] = t.tooShort(least);
  });
  return errors;
}
