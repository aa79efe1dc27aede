import { elementsOf, flatBlocks } from './block-rules.ts';
import type { AnyBlock } from './protocol.ts';

export type StateValues = Record<string, Record<string, unknown>>;

/** What an element's state holds, by its type: the field, and the property that fills it at first. */
const FIELDS: Record<string, [field: string, initial: string]> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  file_input: ['files', 'initial_files'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

/** `state.values` as Slack sends it: every element that holds a value, with what was given or what it started with. */
export function stateValues(blocks: AnyBlock[], given: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { block } of flatBlocks(blocks)) {
    for (const { element } of elementsOf(block)) {
      const [field, initial] = FIELDS[String(element.type)] ?? [];
      if (!field || !initial) continue;
      const blockId = String(block.block_id);
      const actionId = String(element.action_id);
      const empty = field.endsWith('s') ? [] : null;
      const first = { type: element.type, [field]: element[initial] ?? empty };
      const now = given[blockId]?.[actionId];
      values[blockId] = { ...values[blockId], [actionId]: { ...first, ...(now as object), type: element.type } };
    }
  }
  return values;
}

/** An input block that is not ready to be sent, and why. */
export interface Unfinished {
  blockId: string;
  rule: 'required' | 'too_short' | 'too_long';
}

/** The input blocks that keep a submission from being sent, with the rule that each breaks; Slack's own client checks these. */
export function unfinishedInputs(blocks: AnyBlock[], values: StateValues): Unfinished[] {
  return blocks.flatMap((block): Unfinished[] => {
    if (block.type !== 'input') return [];
    const [found] = elementsOf(block);
    const [field] = FIELDS[String(found?.element.type)] ?? [];
    if (!found || !field) return [];
    const state = values[String(block.block_id)]?.[String(found.element.action_id)] as
      | Record<string, unknown>
      | undefined;
    const value = state?.[field];
    const blockId = String(block.block_id);
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
      return block.optional === true ? [] : [{ blockId, rule: 'required' }];
    }
    const { min_length: min, max_length: max } = found.element;
    if (typeof value !== 'string') return [];
    if (typeof min === 'number' && value.length < min) return [{ blockId, rule: 'too_short' }];
    if (typeof max === 'number' && value.length > max) return [{ blockId, rule: 'too_long' }];
    return [];
  });
}
