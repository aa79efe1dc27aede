import { useBlockForm } from '../blocks/block-form.ts';
import { Icon } from '../chat/icon.tsx';
import type { ElementProps } from './interactive-element.tsx';

/** A small button with an icon, such as a bin. */
export function IconButton({ blockId, element }: ElementProps) {
  const { act, isPending } = useBlockForm();
  return (
    <button
      type="button"
      className="icon-only"
      data-busy={isPending(blockId, element)}
      aria-label={element.accessibility_label ?? element.text?.text}
      title={element.text?.text}
      onClick={() => act(blockId, element, { value: element.value })}
    >
      <Icon name="trash" />
    </button>
  );
}
