import type { PageChannel } from '../../protocol.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon, type IconName } from './icon.tsx';
import { Seal } from './seal.tsx';
import './welcome.css';

interface Try {
  icon: IconName;
  text: string;
  note: string;
}

/** The head of a conversation: on a first visit three things to try as cards, later the same as a line of chips; a mention only where the bot hears it. */
export function Welcome({ channel, isFresh }: { channel: PageChannel; isFresh: boolean }) {
  const { state, lang, send, t } = useWorkspace();
  const isDm = channel.kind === 'im';
  const command = state.commands[0]?.command ?? '/career';
  const question = lang === 'ja' ? 'CREってどんな仕事？' : 'What does a CRE do?';
  const asking: Try = isDm
    ? { icon: 'reply', text: question, note: t.tryDirect }
    : { icon: 'at', text: `@${state.bot.name} ${question}`, note: t.tryMention };
  const tries: Try[] = [
    { icon: 'slash', text: `${command} CRE`, note: t.tryCommand },
    ...(isDm || channel.botIsMember ? [asking] : []),
    { icon: 'help', text: `${command} help`, note: t.tryHelp },
  ];
  return (
    <section className="welcome" data-fresh={isFresh} aria-label={t.welcomeTitle}>
      {isFresh && (
        <>
          <Seal size={56} />
          <h2>{t.welcomeTitle}</h2>
          <p>{t.welcomeLead(state.bot.name)}</p>
        </>
      )}
      <ul className="tries" aria-label={t.tryThese}>
        {tries.map(({ icon, text, note }) => (
          <li key={text}>
            <button type="button" className="try" onClick={() => void send(channel.id, text)}>
              <Icon name={icon} />
              <span className="try-text">{text}</span>
              <span className="try-note">{note}</span>
            </button>
          </li>
        ))}
      </ul>
      {isFresh && <p className="welcome-note">{t.standIn}</p>}
    </section>
  );
}
