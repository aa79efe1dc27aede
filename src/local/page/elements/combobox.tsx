import { type KeyboardEvent, useId, useState } from 'react';
import type { KitElement, KitOption, KitOptionGroup } from '../blocks/kit.ts';
import { useWorkspace } from '../state/workspace.ts';
import { emojify } from '../text/emojify.ts';
import { isComposing } from '../text/is-composing.ts';
import { groupsOf } from './choices.ts';
import { type Field, fieldProps } from './interactive-element.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** A text field that proposes choices while one types: arrows move, Enter chooses, Escape closes. */
export function Combobox({
  element,
  field,
  chosen,
  busy,
  minQuery,
  load,
  onChoose,
}: {
  element: KitElement;
  field: Field | undefined;
  chosen: KitOption[];
  busy: boolean;
  minQuery: number;
  load: (query: string) => Promise<(KitOption | KitOptionGroup)[]>;
  onChoose: (option: KitOption) => void;
}) {
  const { t } = useWorkspace();
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const isOpen = query !== null;
  const found = useSuggestions(isOpen, query ?? '', minQuery, load);
  const groups = groupsOf(found ?? []);
  const options = groups.flatMap((group) => group.options);
  const status =
    (query ?? '').length < minQuery
      ? t.typeMore(minQuery)
      : found === null
        ? t.searching
        : options.length
          ? ''
          : t.noOptions;

  const choose = (option: KitOption | undefined) => {
    if (option === undefined) return;
    onChoose(option);
    setQuery(null);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) return setQuery('');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(options.length ? (at + step + options.length) % options.length : 0);
    } else if (event.key === 'Enter' && isOpen) {
      event.preventDefault();
      choose(options[at]);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setQuery(null);
    }
  };

  return (
    <div className="combobox" data-busy={busy}>
      <input
        type="text"
        role="combobox"
        className="text-input"
        autoComplete="off"
        {...fieldProps(field, element)}
        aria-label={field ? undefined : (element.placeholder?.text ?? t.choose)}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options[at] ? `${id}-${at}` : undefined}
        placeholder={element.placeholder?.text ?? t.choose}
        value={query ?? emojify(chosen[0]?.text.text ?? '')}
        onFocus={(event) => event.target.select()}
        onClick={() => setQuery((before) => before ?? '')}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onBlur={() => setQuery(null)}
        onKeyDown={onKeyDown}
      />
      <div
        className="popup combobox-list"
        role="listbox"
        id={`${id}-list`}
        aria-label={element.placeholder?.text ?? t.choose}
        hidden={!isOpen}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
          <div key={group.label} role="group" aria-label={group.label || undefined}>
            {group.label && <div className="combobox-group">{group.label}</div>}
            {group.options.map((option) => {
              const index = options.indexOf(option);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, as ARIA asks of a combobox
                <div
                  key={option.value}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  tabIndex={-1}
                  className="popup-item"
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseEnter={() => setAt(index)}
                  onClick={() => choose(option)}
                >
                  {emojify(option.text.text)}
                  {option.description && <small>{emojify(option.description.text)}</small>}
                </div>
              );
            })}
          </div>
        ))}
        {status && <div className="combobox-status">{status}</div>}
      </div>
    </div>
  );
}
