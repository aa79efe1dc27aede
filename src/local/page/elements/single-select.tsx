import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import { useWorkspace } from '../state/workspace.ts';
import { emojify } from '../text/emojify.ts';
import { chosenIn, groupsOf, offeredBy, selectValue } from './choices.ts';
import { type ElementProps, fieldProps } from './interactive-element.tsx';

/** One choice of a list, of the people or of the channels: the browser's own select, best on phones and keyboards. */
export function SingleSelect({ blockId, element, acts, field }: ElementProps) {
  const { state, t } = useWorkspace();
  const { values, edit, act, isPending } = useBlockForm();
  const offered = offeredBy(element, state);
  const chosen = chosenIn(values[blockId]?.[actionIdOf(element)], offered)[0];
  const groups = groupsOf(offered);
  const optionsOf = (group: (typeof groups)[number]) =>
    group.options.map((option) => (
      <option key={option.value} value={option.value}>
        {emojify(option.text.text)}
      </option>
    ));

  return (
    <span className="select" data-busy={isPending(blockId, element)}>
      <select
        {...fieldProps(field, element)}
        aria-label={field ? undefined : (element.placeholder?.text ?? t.choose)}
        data-empty={chosen === undefined}
        value={chosen?.value ?? ''}
        onChange={(event) => {
          const option = groups.flatMap((g) => g.options).find((o) => o.value === event.target.value);
          const value = selectValue(element, option ? [option] : []);
          edit(blockId, element, value);
          if (acts && option) act(blockId, element, value);
        }}
      >
        <option value="" disabled={!field?.optional}>
          {element.placeholder?.text ?? t.choose}
        </option>
        {groups.map((group) =>
          group.label === '' ? (
            optionsOf(group)
          ) : (
            <optgroup key={group.label} label={group.label}>
              {optionsOf(group)}
            </optgroup>
          ),
        )}
      </select>
    </span>
  );
}
