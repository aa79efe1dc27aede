import { useState } from 'react';
import { post } from '../state/api.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Modal } from './modal.tsx';

/** The open modals, each above the one that opened it. */
export function ModalStack() {
  const { state, failed } = useWorkspace();
  // What a person has closed is gone at once: a second Escape is for the modal below it.
  const [closed, setClosed] = useState<string[]>([]);
  const modals = state.views.filter((view) => view.type === 'modal' && !closed.includes(view.id));

  const close = async (viewId: string, all: boolean) => {
    const gone = all ? modals.map(({ id }) => id) : [viewId];
    setClosed((before) => [...before, ...gone]);
    const answer = await post('close', { user: state.me.id, viewId, all });
    // Two closings may overtake each other, and the lower one takes the upper with it.
    if (answer.ok || answer.error === 'view_not_found') return;
    setClosed((before) => before.filter((id) => !gone.includes(id)));
    failed();
  };
  return modals.map((view, depth) => (
    <Modal
      key={view.id}
      view={view}
      depth={depth}
      isTop={depth === modals.length - 1}
      onClose={(all) => void close(view.id, all)}
    />
  ));
}
