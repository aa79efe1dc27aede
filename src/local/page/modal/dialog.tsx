import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { isComposing } from '../text/is-composing.ts';
import './dialog.css';

/**
 * A dialog above everything: the rest of the page is inert, Escape cancels, focus goes back where it came from.
 * Content of another `version` may take the focus, but not from who is writing.
 */
export function Dialog({
  className,
  label,
  version,
  onCancel,
  children,
}: {
  className: string;
  label: string;
  version?: string;
  onCancel: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const wished = useRef<Element>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.focus();
    return () => dialog?.close();
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each version of the content is looked at once
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    const wish = dialog.querySelector('[data-focus-first]');
    const isNewWish = wish !== null && wish !== wished.current;
    wished.current = wish;
    placeFocus(dialog, isNewWish);
  }, [version]);

  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-label={label}
      tabIndex={-1}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      // Chromium closes a dialog on a second Escape without asking; the server decides what is open.
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        if (!isComposing(event)) onCancel();
      }}
    >
      {children}
    </dialog>
  );
}

/** Puts the focus on the first thing to fill in, where a field asks for it or nothing else has it. */
function placeFocus(dialog: HTMLDialogElement, isAskedFor: boolean): void {
  const active = document.activeElement;
  const isElsewhere = active?.closest('dialog') && active.closest('dialog') !== dialog;
  const isWriting = dialog.contains(active) && active?.matches('input, textarea, select');
  const isFree = !dialog.contains(active) || active === dialog;
  if (isElsewhere || isWriting || !(isAskedFor || isFree)) return;
  const field =
    dialog.querySelector<HTMLElement>('[data-focus-first]') ??
    dialog.querySelector<HTMLElement>('.modal-body :is(input, textarea, select)');
  (field ?? dialog).focus();
}
