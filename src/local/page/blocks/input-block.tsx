import { useId } from 'react';
import type { AnyBlock } from '../../protocol.ts';
import { InteractiveElement } from '../elements/interactive-element.tsx';
import { useWorkspace } from '../state/workspace.ts';
import { useBlockForm } from './block-form.ts';
import type { KitElement, KitText } from './kit.ts';

const GROUPS = new Set(['radio_buttons', 'checkboxes']);

/** A labelled input with its hint, and with what is wrong with it. */
export function InputBlock({ block, blockId }: { block: AnyBlock; blockId: string }) {
  const { t } = useWorkspace();
  const { errors } = useBlockForm();
  const id = useId();
  const element = block.element as KitElement;
  const label = block.label as KitText;
  const hint = block.hint as KitText | undefined;
  const error = errors[blockId];
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  const isGroup = GROUPS.has(element.type);
  const caption = (
    <>
      {label.text}
      {block.optional === true && <span className="input-block-optional">{t.optional}</span>}
    </>
  );
  return (
    <div className="input-block" data-invalid={error !== undefined}>
      {isGroup ? (
        <span className="input-block-label" id={`${id}-label`}>
          {caption}
        </span>
      ) : (
        <label className="input-block-label" id={`${id}-label`} htmlFor={id}>
          {caption}
        </label>
      )}
      <InteractiveElement
        blockId={blockId}
        element={element}
        acts={block.dispatch_action === true}
        field={{
          id,
          labelledBy: `${id}-label`,
          describedBy,
          invalid: error !== undefined,
          optional: block.optional === true,
        }}
      />
      {error && (
        <p className="input-block-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {hint && (
        <p className="input-block-hint" id={`${id}-hint`}>
          {hint.text}
        </p>
      )}
    </div>
  );
}
