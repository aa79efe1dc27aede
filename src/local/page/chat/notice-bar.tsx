import { useWorkspace } from '../state/workspace.ts';

/** Says at the top of the page that the server is away, or that no bot is connected. */
export function NoticeBar({ online }: { online: boolean }) {
  const { state, t } = useWorkspace();
  const text = online ? (state.connected ? null : t.noBot(state.bot.name)) : t.offline;
  return (
    <div role="status" className="notice-bar" data-shown={text !== null}>
      {text}
    </div>
  );
}
