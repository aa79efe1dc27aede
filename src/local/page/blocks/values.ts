import type { AnyBlock } from '../../protocol.ts';
import type { ElementValue, KitElement, Values } from './kit.ts';

/** The block's id, or one from its place where the bot and the server gave none. */
export function blockIdOf(block: AnyBlock, index: number): string {
  return block.block_id ?? `block-${index}`;
}

/** The elements of a block that a person can use: those of actions, an input's one, a section's accessory. */
export function elementsOf(block: AnyBlock): KitElement[] {
  if (block.type === 'input') return block.element ? [block.element as KitElement] : [];
  if (block.type === 'section') return block.accessory ? [block.accessory as KitElement] : [];
  return Array.isArray(block.elements) && block.type.endsWith('actions') ? (block.elements as KitElement[]) : [];
}

/** What an element holds before anybody touches it; undefined for elements that hold nothing, such as buttons. */
export function initialValue(element: KitElement): ElementValue | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return undefined;
  }
}

/** What all elements hold now: the first values, and over them what the person has changed. */
export function collectValues(blocks: AnyBlock[], edits: Values): Values {
  const values: Values = {};
  blocks.forEach((block, index) => {
    const blockId = blockIdOf(block, index);
    for (const element of elementsOf(block)) {
      const actionId = element.action_id ?? element.type;
      const value = edits[blockId]?.[actionId] ?? initialValue(element);
      if (value) values[blockId] = { ...values[blockId], [actionId]: value };
    }
  });
  return values;
}

/** Whether an element holds nothing: no text, no choice, an empty list. */
export function isEmptyValue(value: ElementValue | undefined): boolean {
  const held = Object.entries(value ?? {}).find(([key]) => key !== 'type')?.[1];
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}
