import type { Toast } from '../state/use-toasts.ts';
import './toasts.css';

/** What Slack would say for a moment, such as that the app did not answer. */
export function Toasts({ toasts }: { toasts: Toast[] }) {
  return (
    <div className="toasts" role="alert">
      {toasts.map((toast) => (
        <p key={toast.id} className="toast">
          {toast.text}
        </p>
      ))}
    </div>
  );
}
