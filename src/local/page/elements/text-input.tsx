import { type KeyboardEvent, useRef } from 'react';
import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import { useAutoHeight } from '../chat/use-auto-height.ts';
import { isComposing } from '../text/is-composing.ts';
import { type ElementProps, fieldProps } from './interactive-element.tsx';

const TYPES: Record<string, string> = { email_text_input: 'email', url_text_input: 'url' };

/** A line or a paragraph of text; with `dispatch_action` the bot hears Enter, or each character where it asked for it. */
export function TextInput({ blockId, element, acts, field }: ElementProps) {
  const { values, edit, act } = useBlockForm();
  const area = useRef<HTMLTextAreaElement>(null);
  const value = (values[blockId]?.[actionIdOf(element)]?.value ?? '') as string;
  useAutoHeight(area, value);
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];

  const change = (text: string) => {
    const held = { value: text === '' ? null : text };
    edit(blockId, element, held);
    if (acts && triggers.includes('on_character_entered')) act(blockId, element, held);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    if (!acts || !triggers.includes('on_enter_pressed') || (element.multiline && event.shiftKey)) return;
    event.preventDefault();
    act(blockId, element, { value });
  };

  const shared = {
    ...fieldProps(field, element),
    className: 'text-input',
    value,
    placeholder: element.placeholder?.text,
    maxLength: element.max_length,
    onKeyDown,
  };
  if (element.multiline) {
    return <textarea ref={area} rows={3} {...shared} onChange={(event) => change(event.target.value)} />;
  }
  const inputMode = element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : undefined;
  return (
    <input
      type={TYPES[element.type] ?? 'text'}
      inputMode={inputMode}
      autoComplete="off"
      {...shared}
      onChange={(event) => change(event.target.value)}
    />
  );
}
