import { actionIdOf, useBlockForm } from '../blocks/block-form.ts';
import type { KitOption, KitOptionGroup } from '../blocks/kit.ts';
import { useWorkspace } from '../state/workspace.ts';
import { emojify } from '../text/emojify.ts';
import { chosenIn, groupsOf, offeredBy, selectValue } from './choices.ts';
import { Combobox } from './combobox.tsx';
import type { ElementProps } from './interactive-element.tsx';

const DEFAULT_MIN_QUERY = 3;

/** Several choices of a list, of the people, of the channels, or of what the bot proposes; each can be taken out again. */
export function MultiSelect({ blockId, element, acts, field }: ElementProps) {
  const { state, t } = useWorkspace();
  const { values, edit, act, suggest, isPending } = useBlockForm();
  const isExternal = element.type === 'multi_external_select';
  const offered = isExternal ? [] : offeredBy(element, state);
  const chosen = chosenIn(values[blockId]?.[actionIdOf(element)], offered);
  const isFull = chosen.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY);

  const set = (next: KitOption[]) => {
    edit(blockId, element, selectValue(element, next));
    if (acts) act(blockId, element, selectValue(element, next));
  };
  const load = async (query: string) => {
    const found = isExternal ? await suggest(blockId, element, query) : matching(offered, query);
    return groupsOf(found)
      .flatMap((group) => group.options)
      .filter((option) => !chosen.some((c) => c.value === option.value));
  };

  return (
    <div className="multi-select">
      {chosen.length > 0 && (
        <ul className="chips">
          {chosen.map((option) => (
            <li key={option.value} className="chip">
              {emojify(option.text.text)}
              <button
                type="button"
                aria-label={t.remove(option.text.text)}
                onClick={() => set(chosen.filter((c) => c.value !== option.value))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      {!isFull && (
        <Combobox
          element={element}
          field={field}
          chosen={[]}
          busy={isPending(blockId, element)}
          minQuery={isExternal ? (element.min_query_length ?? DEFAULT_MIN_QUERY) : 0}
          load={load}
          onChoose={(option) => set([...chosen, option])}
        />
      )}
    </div>
  );
}

function matching(offered: (KitOption | KitOptionGroup)[], query: string): KitOption[] {
  const wanted = query.normalize('NFKC').toLowerCase();
  const all = groupsOf(offered).flatMap((group) => group.options);
  return all.filter((option) => option.text.text.normalize('NFKC').toLowerCase().includes(wanted));
}
