import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PageChannel } from '../../protocol.ts';
import { useWorkspace } from '../state/workspace.ts';
import { commandOf, complete, type Suggestion } from '../text/complete.ts';
import { isComposing } from '../text/is-composing.ts';
import { CompletionList } from './completion-list.tsx';
import { Icon } from './icon.tsx';
import { useAutoHeight } from './use-auto-height.ts';
import './composer.css';

/** Where one writes. Enter sends, but never while an input method converts; Shift+Enter starts a line. */
export function Composer({
  channel,
  threadTs,
  placeholder,
}: {
  channel: PageChannel;
  threadTs?: string;
  placeholder: string;
}) {
  const { state, send, pending, t } = useWorkspace();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [dismissed, setDismissed] = useState(false);
  useAutoHeight(area, text);

  useEffect(() => {
    // On a touch screen the keyboard would cover what is to be read.
    if (matchMedia('(hover: hover)').matches) area.current?.focus();
  }, []);

  const others = [state.bot, ...state.people.filter((p) => p.id !== state.me.id)];
  const commands = threadTs === undefined ? state.commands : [];
  const suggestions = dismissed ? [] : complete(text, caret, commands, others);
  const usage = suggestions.length === 0 ? commandOf(text, commands) : undefined;
  const chosen = suggestions[Math.min(at, suggestions.length - 1)];

  const submit = async () => {
    const message = text.trim();
    if (message === '') return;
    setText('');
    setCaret(0);
    if (!(await send(channel.id, message, threadTs))) setText((now) => now || message);
  };
  const accept = (suggestion: Suggestion) => {
    const next = text.slice(0, suggestion.start) + suggestion.insert + text.slice(suggestion.end);
    const end = suggestion.start + suggestion.insert.length;
    // the caret must stand there before the next key comes
    flushSync(() => {
      setText(next);
      setCaret(end);
      setAt(0);
    });
    area.current?.focus();
    area.current?.setSelectionRange(end, end);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    if (chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((Math.min(at, suggestions.length - 1) + step + suggestions.length) % suggestions.length);
    } else if (chosen && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
      event.preventDefault();
      // A command that is typed in full needs no completion: Enter runs it.
      if (event.key === 'Enter' && chosen.label === text.trim()) void submit();
      else accept(chosen);
    } else if (chosen && event.key === 'Escape') {
      event.preventDefault();
      setDismissed(true);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CompletionList id={id} suggestions={suggestions} chosen={chosen} people={others} onChoose={accept} />
      {usage && (
        <p className="composer-usage">
          <code>
            {usage.command} {usage.usageHint}
          </code>
          <span>{usage.description}</span>
        </p>
      )}
      <div className="composer-box">
        <textarea
          ref={area}
          rows={1}
          value={text}
          placeholder={placeholder}
          aria-label={placeholder}
          aria-describedby={`${id}-hint`}
          aria-autocomplete="list"
          aria-controls={chosen ? id : undefined}
          aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            setAt(0);
            setDismissed(false);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setDismissed(true)}
          onFocus={() => setDismissed(false)}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          className="composer-send"
          aria-label={t.send}
          disabled={text.trim() === ''}
          data-busy={pending.key === `send/${channel.id}/${threadTs ?? ''}`}
        >
          <Icon name="send" />
        </button>
      </div>
      <p className="composer-hint" id={`${id}-hint`}>
        {t.composerHint}
      </p>
    </form>
  );
}
