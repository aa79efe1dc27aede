import { useWorkspace } from '../state/workspace.ts';

/** The two sides of the bot: its Home tab and the conversation with it. */
export function BotTabs({ here }: { here: 'home' | 'messages' }) {
  const { state, go, t } = useWorkspace();
  const dm = state.channels.find((c) => c.kind === 'im');
  return (
    <nav className="tabs" aria-label={state.bot.name}>
      <button type="button" aria-current={here === 'home' ? 'page' : undefined} onClick={() => go({ home: true })}>
        {t.home}
      </button>
      {dm && (
        <button
          type="button"
          aria-current={here === 'messages' ? 'page' : undefined}
          onClick={() => go({ channel: dm.id })}
        >
          {t.messages}
        </button>
      )}
    </nav>
  );
}
