import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import type { KitOption } from '../blocks/kit.ts';
import { InlineText } from './inline-text.tsx';
import { type ElementProps, fieldProps } from './interactive-element.tsx';

/** Any number of choices, all in sight. */
export function Checkboxes({ blockId, element, acts, field }: ElementProps) {
  const { values, edit, act } = useBlockForm();
  const chosen = (values[blockId]?.[actionIdOf(element)]?.selected_options ?? []) as KitOption[];
  const { 'aria-required': _required, 'aria-invalid': _invalid, ...group } = fieldProps(field, element);
  return (
    <fieldset className="choices" {...group} aria-labelledby={field?.labelledBy}>
      {(element.options ?? []).map((option) => {
        const on = chosen.some((c) => c.value === option.value);
        return (
          <label key={option.value} className="choice">
            <input
              type="checkbox"
              checked={on}
              onChange={() => {
                const kept = (element.options ?? []).filter((o) =>
                  o.value === option.value ? !on : chosen.some((c) => c.value === o.value),
                );
                edit(blockId, element, { selected_options: kept });
                if (acts) act(blockId, element, { selected_options: kept });
              }}
            />
            <span>
              <InlineText text={option.text} />
              {option.description && (
                <small>
                  <InlineText text={option.description} />
                </small>
              )}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
