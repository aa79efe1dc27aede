import { useWorkspace } from '../state/workspace.ts';
import { Modal } from './modal.tsx';

/** The open modals, each above the one that opened it. */
export function ModalStack() {
  const { views } = useWorkspace().state;
  const modals = views.filter((view) => view.type === 'modal');
  return modals.map((view, depth) => (
    <Modal key={view.id} view={view} depth={depth} isTop={depth === modals.length - 1} />
  ));
}
