import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PageView } from '../../protocol.ts';
import { BlockSurface } from '../blocks/block-surface.tsx';
import type { Values } from '../blocks/kit.ts';
import { validate } from '../blocks/validate.ts';
import { collectValues } from '../blocks/values.ts';
import { Icon } from '../chat/icon.tsx';
import { post } from '../state/api.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Dialog } from './dialog.tsx';
import './modal.css';

/** One modal view: its blocks, its errors, close, back and submit. */
export function Modal({
  view,
  depth,
  isTop,
  onClose,
}: {
  view: PageView;
  depth: number;
  isTop: boolean;
  onClose: (all: boolean) => void;
}) {
  const { state, pending, failed, t } = useWorkspace();
  const [edits, setEdits] = useState<Values>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const body = useRef<HTMLElement>(null);
  const submitKey = `submit/${view.id}`;
  const title = view.title?.text ?? state.bot.name;

  const refuse = (wrong: Record<string, string>) => {
    // the first field that is wrong must be marked as such before it is looked for
    flushSync(() => setErrors(wrong));
    body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const submit = async () => {
    const values = collectValues(view.blocks, edits);
    const wrong = validate(view.blocks, values, t);
    refuse(wrong);
    if (Object.keys(wrong).length > 0) return;
    pending.start(submitKey);
    const answer = await post('submit', { user: state.me.id, viewId: view.id, values });
    pending.stop();
    if (answer.ok) return;
    if (answer.errors) refuse(answer.errors);
    else failed();
  };

  return (
    <Dialog className="modal" label={title} version={view.hash} onCancel={() => onClose(false)}>
      <form
        className="modal-form"
        data-top={isTop}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (view.submit) void submit();
        }}
      >
        <header className="modal-header">
          {depth > 0 && (
            <button type="button" className="icon-only" aria-label={t.back} onClick={() => onClose(false)}>
              <Icon name="back" />
            </button>
          )}
          <h2 className="dialog-title">{title}</h2>
          <button type="button" className="icon-only" aria-label={t.close} onClick={() => onClose(true)}>
            <Icon name="close" />
          </button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <section className="modal-body" aria-label={title} tabIndex={0} ref={body}>
          <BlockSurface
            blocks={view.blocks}
            container={{ type: 'view', viewId: view.id }}
            edits={edits}
            onEdits={(change, blockId) => {
              setEdits(change);
              setErrors(({ [blockId]: _fixed, ...others }) => others);
            }}
            errors={errors}
          />
        </section>
        {(view.submit || view.close) && (
          <footer className="dialog-buttons">
            <button type="button" className="button" onClick={() => onClose(false)}>
              {view.close?.text ?? t.cancel}
            </button>
            {view.submit && (
              <button type="submit" className="button" data-style="primary" data-busy={pending.key === submitKey}>
                {view.submit.text}
              </button>
            )}
          </footer>
        )}
      </form>
    </Dialog>
  );
}
