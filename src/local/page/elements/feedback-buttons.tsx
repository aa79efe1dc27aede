import { useState } from 'react';
import { useBlockForm } from '../blocks/block-form.ts';
import type { KitFeedbackButton } from '../blocks/kit.ts';
import { Icon } from '../chat/icon.tsx';
import type { ElementProps } from './interactive-element.tsx';

/** Thumbs up and thumbs down; the one that was pressed stays marked. */
export function FeedbackButtons({ blockId, element }: ElementProps) {
  const { act } = useBlockForm();
  const [given, setGiven] = useState<string | null>(null);
  const thumb = (button: KitFeedbackButton | undefined, icon: 'thumb-up' | 'thumb-down') =>
    button && (
      <button
        type="button"
        className="icon-only"
        aria-label={button.accessibility_label ?? button.text.text}
        aria-pressed={given === button.value}
        title={button.text.text}
        onClick={() => {
          setGiven(button.value);
          act(blockId, element, { value: button.value, text: button.text });
        }}
      >
        <Icon name={icon} />
      </button>
    );
  return (
    <div className="feedback-buttons">
      {thumb(element.positive_button, 'thumb-up')}
      {thumb(element.negative_button, 'thumb-down')}
    </div>
  );
}
