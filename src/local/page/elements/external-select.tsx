import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import { chosenIn, selectValue } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { ElementProps } from './interactive-element.tsx';

const DEFAULT_MIN_QUERY = 3;

/** One choice that the bot proposes while one types. */
export function ExternalSelect({ blockId, element, acts, field }: ElementProps) {
  const { values, edit, act, suggest, isPending } = useBlockForm();
  const chosen = chosenIn(values[blockId]?.[actionIdOf(element)], []);
  return (
    <Combobox
      element={element}
      field={field}
      chosen={chosen}
      busy={isPending(blockId, element)}
      minQuery={element.min_query_length ?? DEFAULT_MIN_QUERY}
      load={(query) => suggest(blockId, element, query)}
      onChoose={(option) => {
        edit(blockId, element, selectValue(element, [option]));
        if (acts) act(blockId, element, selectValue(element, [option]));
      }}
    />
  );
}
