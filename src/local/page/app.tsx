import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import { useCallback, useEffect, useState } from 'react';
import type { PageEvent } from '../protocol.ts';
import { Shell } from './chat/shell.tsx';
import { type Toast, Toasts } from './chat/toasts.tsx';
import { post } from './state/api.ts';
import { useConnection } from './state/use-connection.ts';
import { usePending } from './state/use-pending.ts';
import { usePlace } from './state/use-place.ts';
import { useStored } from './state/use-stored.ts';
import { useTheme } from './state/use-theme.ts';
import { useUnread } from './state/use-unread.ts';
import { WorkspaceContext } from './state/workspace.ts';
import { langOf, stringsFor } from './strings.ts';

const TOAST_MS = 6_000;

/** The whole page: connects, then shows the workspace as one of its people sees it. */
export function App() {
  const [person, setPerson] = useStored('senpai.person');
  const [toasts, setToasts] = useState<Toast[]>([]);
  const pending = usePending();
  const theme = useTheme();
  const [place, go] = usePlace();

  const notify = useCallback((text: string) => {
    const toast = { id: crypto.randomUUID(), text };
    setToasts((before) => [...before, toast]);
    setTimeout(() => setToasts((before) => before.filter((t) => t !== toast)), TOAST_MS);
  }, []);
  const { stop } = pending;
  const onEvent = useCallback(
    (event: PageEvent) => {
      if (event.type !== 'connected') stop();
      if (event.type === 'notice') notify(event.text);
    },
    [stop, notify],
  );
  const { state: live, online } = useConnection(person, onEvent);
  const me = live?.people.find((p) => p.id === person) ?? live?.me;
  const state = live && me ? { ...live, me } : null;
  const isUnread = useUnread(state, place);
  const lang = langOf(state?.me.locale ?? navigator.language);
  const t = stringsFor(lang);

  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  useEffect(() => {
    if (state) document.title = `${state.bot.name} – ${state.team}`;
  }, [state]);

  if (state === null) return <p className="splash">{online ? t.connecting : t.offline}</p>;

  const channel = state.channels.find((c) => c.id === place.channel) ?? state.channels[0];
  return (
    <WorkspaceContext
      value={{
        state,
        theme: theme.theme,
        lang,
        t,
        place: place.home ? place : { ...place, channel: channel?.id ?? null },
        go,
        pending,
        notify,
        isUnread,
        switchPerson: setPerson,
        send: async (to, text, threadTs) => {
          pending.start(`send/${to}/${threadTs ?? ''}`);
          const answer = await post('send', { user: state.me.id, channel: to, text, threadTs });
          pending.acknowledged();
          if (!answer.ok) notify(answer.error === 'unreachable' ? t.failed : answer.error);
          return answer.ok;
        },
      }}
    >
      <Shell online={online} theme={theme} />
      <Toasts toasts={toasts} />
    </WorkspaceContext>
  );
}
