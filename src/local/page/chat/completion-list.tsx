import type { PageUser } from '../../protocol.ts';
import { useWorkspace } from '../state/workspace.ts';
import type { Suggestion } from '../text/complete.ts';
import { Avatar } from './avatar.tsx';

/** What could be meant by what is being typed: commands with their usage, or names. The keys are the composer's. */
export function CompletionList({
  id,
  suggestions,
  chosen,
  people,
  onChoose,
}: {
  id: string;
  suggestions: Suggestion[];
  chosen: Suggestion | undefined;
  people: PageUser[];
  onChoose: (suggestion: Suggestion) => void;
}) {
  const { t } = useWorkspace();
  if (suggestions.length === 0) return null;
  const isCommand = suggestions[0]?.label.startsWith('/');
  return (
    <div className="popup completion" role="listbox" id={id} aria-label={isCommand ? t.commands : t.people}>
      {suggestions.map((suggestion) => {
        const user = people.find((p) => p.id === suggestion.key);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the composer handles the keys, as ARIA asks of a list that it controls
          <div
            key={suggestion.key}
            id={`${id}-${suggestion.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={suggestion === chosen}
            className="popup-item completion-item"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(suggestion)}
          >
            {user && <Avatar user={user} size={24} />}
            <span className="completion-label">{suggestion.label}</span>
            {suggestion.hint && <code>{suggestion.hint}</code>}
            {user?.isBot && <span className="badge">{t.app}</span>}
            {suggestion.detail && <small>{suggestion.detail}</small>}
          </div>
        );
      })}
    </div>
  );
}
