import { useId } from 'react';
import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import type { KitOption } from '../blocks/kit.ts';
import { InlineText } from './inline-text.tsx';
import { type ElementProps, fieldProps } from './interactive-element.tsx';

/** One choice of several, all in sight. */
export function RadioButtons({ blockId, element, acts, field }: ElementProps) {
  const { values, edit, act } = useBlockForm();
  const name = useId();
  const chosen = values[blockId]?.[actionIdOf(element)]?.selected_option as KitOption | null | undefined;
  return (
    <div role="radiogroup" className="choices" {...fieldProps(field, element)} aria-labelledby={field?.labelledBy}>
      {(element.options ?? []).map((option) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            name={name}
            checked={chosen?.value === option.value}
            onChange={() => {
              edit(blockId, element, { selected_option: option });
              if (acts) act(blockId, element, { selected_option: option });
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
      ))}
    </div>
  );
}
