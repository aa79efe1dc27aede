import { useWorkspace } from '../state/workspace.ts';
import { langOf } from '../strings.ts';
import { Avatar } from './avatar.tsx';

/** Who the visitor is: one person whose Slack is Japanese, one whose Slack is English. */
export function PersonSwitch() {
  const { state, switchPerson, t } = useWorkspace();
  return (
    <div className="person-switch">
      <span className="rail-caption" id="person-switch">
        {t.youAre}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: two toggle buttons, not fields of a form */}
      <div role="group" aria-labelledby="person-switch" className="segments">
        {state.people.map((person) => (
          <button
            key={person.id}
            type="button"
            className="segment"
            aria-pressed={person.id === state.me.id}
            title={t.actAs(person.name)}
            onClick={() => switchPerson(person.id)}
          >
            <Avatar user={person} size={22} />
            {person.name}
            <small>{langOf(person.locale).toUpperCase()}</small>
          </button>
        ))}
      </div>
    </div>
  );
}
