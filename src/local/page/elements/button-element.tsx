import { useBlockForm } from '../blocks/block-form.ts';
import { useWorkspace } from '../state/workspace.ts';
import { emojify } from '../text/emojify.ts';
import type { ElementProps } from './interactive-element.tsx';

/** A button; with a `url` it opens a new tab and still tells the bot. */
export function ButtonElement({ blockId, element }: ElementProps) {
  const { t } = useWorkspace();
  const { act, isPending } = useBlockForm();
  const label = emojify(element.text?.text ?? '');
  const press = () => act(blockId, element, { value: element.value, text: element.text, style: element.style });
  const shared = {
    className: 'button',
    'data-style': element.style,
    'data-busy': isPending(blockId, element),
    'aria-label': element.accessibility_label,
  };
  if (element.url !== undefined && /^https?:/i.test(element.url)) {
    return (
      <a {...shared} href={element.url} target="_blank" rel="noopener noreferrer" title={t.opensNewTab} onClick={press}>
        {label}
        <span aria-hidden="true">↗</span>
      </a>
    );
  }
  return (
    <button type="button" {...shared} onClick={press}>
      {label}
    </button>
  );
}
