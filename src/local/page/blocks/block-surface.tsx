import { useState } from 'react';
import type { AnyBlock, PageContainer } from '../../protocol.ts';
import { post } from '../state/api.ts';
import { useWorkspace } from '../state/workspace.ts';
import { actionIdOf, type BlockForm, BlockFormContext } from './block-form.ts';
import { BlockList } from './block-list.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { KitConfirm, KitElement, KitOption, KitOptionGroup, Values } from './kit.ts';
import { collectValues } from './values.ts';

const NO_ERRORS: Record<string, string> = {};

/** The blocks of a message or a view, alive: choices are remembered, presses reach the bot. */
export function BlockSurface({
  blocks,
  container,
  edits,
  onEdits,
  errors = NO_ERRORS,
}: {
  blocks: AnyBlock[];
  container: PageContainer;
  edits: Values;
  onEdits: (change: (before: Values) => Values, blockId: string) => void;
  errors?: Record<string, string>;
}) {
  const { state, pending, failed } = useWorkspace();
  const [question, setQuestion] = useState<{ confirm: KitConfirm; yes: () => void } | null>(null);
  const values = collectValues(blocks, edits);
  const place = container.type === 'view' ? container.viewId : `${container.channel}/${container.ts}`;
  const keyOf = (blockId: string, element: KitElement) => `${place}/${blockId}/${actionIdOf(element)}`;

  const edit: BlockForm['edit'] = (blockId, element, value) =>
    onEdits((before) => {
      const held = { type: element.type, ...value };
      return { ...before, [blockId]: { ...before[blockId], [actionIdOf(element)]: held } };
    }, blockId);

  const tell = async (blockId: string, element: KitElement, value: Record<string, unknown>) => {
    pending.start(keyOf(blockId, element));
    const actionId = actionIdOf(element);
    const answer = await post('act', {
      user: state.me.id,
      container,
      blockId,
      actionId,
      element: { type: element.type, ...value },
      values: withValue(values, blockId, element, value),
    });
    if (answer.ok) return pending.acknowledged();
    pending.stop();
    failed();
  };

  const form: BlockForm = {
    values,
    errors,
    edit,
    act: (blockId, element, value) => {
      if (!element.confirm) return void tell(blockId, element, value);
      setQuestion({ confirm: element.confirm, yes: () => void tell(blockId, element, value) });
    },
    suggest: async (blockId, element, query) => {
      const target = container.type === 'view' ? { viewId: container.viewId } : { container };
      const body = { user: state.me.id, ...target, blockId, actionId: actionIdOf(element), value: query };
      const answer = await post('options', body);
      if (!answer.ok) return [];
      return (answer.optionGroups ?? answer.options ?? []) as unknown as (KitOption | KitOptionGroup)[];
    },
    isPending: (blockId, element) => pending.key === keyOf(blockId, element),
  };

  return (
    <BlockFormContext value={form}>
      <BlockList blocks={blocks} />
      {question && (
        <ConfirmDialog
          confirm={question.confirm}
          onAnswer={(yes) => {
            setQuestion(null);
            if (yes) question.yes();
          }}
        />
      )}
    </BlockFormContext>
  );
}

function withValue(values: Values, blockId: string, element: KitElement, value: Record<string, unknown>): Values {
  if (values[blockId]?.[actionIdOf(element)] === undefined) return values;
  return {
    ...values,
    [blockId]: { ...values[blockId], [actionIdOf(element)]: { type: element.type, ...value } },
  };
}
