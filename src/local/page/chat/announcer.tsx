import { useEffect, useRef, useState } from 'react';
import { useWorkspace } from '../state/workspace.ts';
import { plainText } from '../text/plain-text.ts';

/** Tells screen readers, politely, what others have written since the page was opened. */
export function Announcer() {
  const { state, t } = useWorkspace();
  const last = state.messages.at(-1);
  const seen = useRef(last?.ts);
  const [said, setSaid] = useState('');

  useEffect(() => {
    if (last === undefined || last.ts === seen.current) return;
    seen.current = last.ts;
    if (last.user === state.me.id) return;
    const everybody = [...state.people, state.bot];
    const name = everybody.find((u) => u.id === last.user)?.name ?? state.bot.name;
    setSaid(`${name}: ${last.ephemeral ? `${t.onlyYou}. ` : ''}${plainText(last.text, everybody)}`);
  }, [last, state, t]);

  return (
    <div className="visually-hidden" aria-live="polite" role="log">
      {said}
    </div>
  );
}
