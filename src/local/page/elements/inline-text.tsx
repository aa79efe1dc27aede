import { DisplayBlocks } from '../blocks/display-blocks.tsx';
import type { KitText } from '../blocks/kit.ts';
import { emojify } from '../text/emojify.ts';

/** A text object inside a control: mrkdwn is drawn, plain text only gets its emoji. */
export function InlineText({ text }: { text: KitText }) {
  if (text.type === 'mrkdwn') return <DisplayBlocks blocks={[{ type: 'section', text }]} />;
  return <>{emojify(text.text)}</>;
}
