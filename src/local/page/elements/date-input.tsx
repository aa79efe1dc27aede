import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import { type ElementProps, fieldProps } from './interactive-element.tsx';

const KINDS: Record<string, { type: string; key: string }> = {
  datepicker: { type: 'date', key: 'selected_date' },
  timepicker: { type: 'time', key: 'selected_time' },
  datetimepicker: { type: 'datetime-local', key: 'selected_date_time' },
};

/** A day, a time of day, or both, with the browser's own picker. */
export function DateInput({ blockId, element, acts, field }: ElementProps) {
  const { values, edit, act } = useBlockForm();
  const { type = 'date', key = 'selected_date' } = KINDS[element.type] ?? {};
  const held = values[blockId]?.[actionIdOf(element)]?.[key];
  return (
    <input
      type={type}
      className="text-input text-input-short"
      {...fieldProps(field, element)}
      value={typeof held === 'number' ? localMinute(held) : ((held ?? '') as string)}
      onChange={(event) => {
        const text = event.target.value;
        const seconds = type === 'datetime-local' && text !== '' ? Math.floor(new Date(text).getTime() / 1000) : null;
        const value = { [key]: seconds ?? (text === '' ? null : text) };
        edit(blockId, element, value);
        if (acts && text !== '') act(blockId, element, value);
      }}
    />
  );
}

/** Seconds since 1970 as `2026-11-20T09:00` in local time, as the browser's input wants it. */
function localMinute(seconds: number): string {
  const date = new Date(seconds * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
