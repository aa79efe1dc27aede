import { Dialog } from '../modal/dialog.tsx';
import type { KitConfirm } from './kit.ts';

/** Asks before an action is sent. */
export function ConfirmDialog({ confirm, onAnswer }: { confirm: KitConfirm; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog className="confirm-dialog" label={confirm.title.text} onCancel={() => onAnswer(false)}>
      <h2 className="dialog-title">{confirm.title.text}</h2>
      <p>{confirm.text.text}</p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          {confirm.deny.text}
        </button>
        <button
          type="button"
          className="button"
          data-style={confirm.style === 'danger' ? 'danger' : 'primary'}
          onClick={() => onAnswer(true)}
        >
          {confirm.confirm.text}
        </button>
      </div>
    </Dialog>
  );
}
