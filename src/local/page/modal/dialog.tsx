import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { isComposing } from '../text/is-composing.ts';
import './dialog.css';

/** A dialog above everything: the rest of the page is inert, Escape cancels, focus goes back where it came from. */
export function Dialog({
  className,
  label,
  onCancel,
  children,
}: {
  className: string;
  label: string;
  onCancel: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    dialog.showModal();
    const first = dialog.querySelector<HTMLElement>('[data-focus-first], .modal-body :is(input, textarea, select)');
    (first ?? dialog).focus();
    return () => dialog.close();
  }, []);

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
