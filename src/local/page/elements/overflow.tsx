import { useBlockForm } from '../blocks/block-form.ts';
import type { KitOption } from '../blocks/kit.ts';
import { Menu } from '../chat/menu.tsx';
import { useWorkspace } from '../state/workspace.ts';
import { emojify } from '../text/emojify.ts';
import type { ElementProps } from './interactive-element.tsx';

/** Three dots that open a short menu. */
export function Overflow({ blockId, element }: ElementProps) {
  const { t } = useWorkspace();
  const { act, isPending } = useBlockForm();
  const choose = (option: KitOption) => {
    if (option.url && /^https?:/i.test(option.url)) window.open(option.url, '_blank', 'noopener,noreferrer');
    act(blockId, element, { selected_option: option });
  };
  return (
    <Menu
      label={element.accessibility_label ?? t.moreActions}
      icon="dots"
      busy={isPending(blockId, element)}
      items={(element.options ?? []).map((option) => ({
        key: option.value,
        label: emojify(option.text.text),
        onChoose: () => choose(option),
      }))}
    />
  );
}
