import './styles/layers.css';
import './styles/tokens.css';
import './styles/base.css';
import { useCallback, useEffect } from 'react';
import type { PageChannel, PageEvent, PageState } from '../protocol.ts';
import { Shell } from './chat/shell.tsx';
import { Toasts } from './chat/toasts.tsx';
import { post } from './state/api.ts';
import type { Place } from './state/place.ts';
import { useConnection } from './state/use-connection.ts';
import { usePending } from './state/use-pending.ts';
import { usePlace } from './state/use-place.ts';
import { useStored } from './state/use-stored.ts';
import { useTheme } from './state/use-theme.ts';
import { useToasts } from './state/use-toasts.ts';
import { useUnread } from './state/use-unread.ts';
import { WorkspaceContext } from './state/workspace.ts';
import { langOf, stringsFor } from './strings.ts';

/** The whole page: connects, then shows the workspace as one of its people sees it. */
export function App() {
  const [person, setPerson] = useStored('senpai.person');
  const { toasts, notify, notifyUnlessTold } = useToasts();
  const pending = usePending();
  const theme = useTheme();
  const [asked, go] = usePlace();

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
  const channel = state ? channelAt(asked, state) : undefined;
  const place = asked.home ? asked : { ...asked, channel: channel?.id ?? null };
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

  return (
    <WorkspaceContext
      value={{
        state,
        theme: theme.theme,
        lang,
        t,
        place,
        go,
        pending,
        failed: () => notifyUnlessTold(t.failed),
        isUnread,
        switchPerson: setPerson,
        send: async (to, text, threadTs) => {
          pending.start(`send/${to}/${threadTs ?? ''}`);
          const answer = await post('send', { user: state.me.id, channel: to, text, threadTs });
          pending.acknowledged();
          if (!answer.ok) notifyUnlessTold(t.failed);
          return answer.ok;
        },
      }}
    >
      <Shell online={online} theme={theme} />
      <Toasts toasts={toasts} />
    </WorkspaceContext>
  );
}

/** The channel of a place; where the person has changed, their own direct message stands for the other's. */
function channelAt(place: Place, { channels }: PageState): PageChannel | undefined {
  const dm = place.channel?.startsWith('D') ? channels.find((c) => c.kind === 'im') : undefined;
  return channels.find((c) => c.id === place.channel) ?? dm ?? channels[0];
}
