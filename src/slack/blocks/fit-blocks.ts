import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { clean, cut, escapedLength } from './plain.ts';
import type { Button, HomeView, ModalView, OutBlock, OutMessage, RichElement, RichSection } from './types.ts';

/** What is left of a message's text; every piece that goes out is taken from it. */
interface Budget {
  left: number;
}

function take(value: string, budget: Budget, max: number = LIMITS.textObject): string {
  const fitted = cut(clean(value), Math.min(max, budget.left));
  budget.left -= escapedLength(fitted);
  return fitted;
}

function fitElement(element: RichElement, budget: Budget): RichElement[] {
  if (element.type === 'text') {
    const value = take(element.text, budget);
    return value ? [{ ...element, text: value }] : [];
  }
  if (element.type === 'link') {
    const label = take(element.text ?? element.url, budget);
    if (!label) return [];
    if (element.url.length > LIMITS.url || element.url.length > budget.left) {
      return [{ type: 'text', text: label, style: element.style }];
    }
    budget.left -= element.url.length;
    return [{ ...element, text: label }];
  }
  budget.left -= 12;
  return [element];
}

function fitSection(part: RichSection, budget: Budget): RichSection[] {
  if (part.type === 'rich_text_list') {
    const items = part.elements.flatMap((item) => {
      const elements = item.elements.flatMap((element) => fitElement(element, budget));
      return elements.length > 0 ? [{ ...item, elements }] : [];
    });
    return items.length > 0 ? [{ ...part, elements: items }] : [];
  }
  if (part.type === 'rich_text_preformatted') return [];
  const elements = part.elements.flatMap((element) => fitElement(element, budget));
  return elements.length > 0 ? [{ ...part, elements }] : [];
}

function fitButton(button: Button, budget: Budget): Button[] {
  const label = take(button.text.text, budget, LIMITS.buttonText);
  if (!label) return [];
  // A cut value or address would be a broken one: better no button.
  if ((button.value?.length ?? 0) > LIMITS.buttonValue || (button.url?.length ?? 0) > LIMITS.url) return [];
  return [{ ...button, text: { ...button.text, text: label } }];
}

function fitContextElement(element: types.ContextBlock['elements'][number], budget: Budget) {
  if (element.type !== 'plain_text') return [];
  const value = take(element.text, budget);
  return value ? [{ ...element, text: value }] : [];
}

type ActionElement = types.ActionsBlock['elements'][number];

function fitAction(element: ActionElement, budget: Budget): ActionElement[] {
  if (element.type === 'button') return fitButton(element, budget);
  if (element.type === 'overflow') {
    const options = element.options.slice(0, LIMITS.overflowOptions);
    return options.length > 0 ? [{ ...element, options }] : [];
  }
  if (element.type === 'static_select' && element.options) {
    const options = element.options.slice(0, LIMITS.options);
    return options.length > 0 ? [{ ...element, options }] : [];
  }
  return [element];
}

function fitRow(block: types.SectionBlock, budget: Budget): OutBlock[] {
  if (!block.text) return [];
  const value = take(block.text.text, budget);
  const [accessory] = block.accessory?.type === 'button' ? fitButton(block.accessory, budget) : [];
  if (!value) return [];
  return [{ type: 'section', text: { ...block.text, text: value }, ...(accessory && { accessory }) }];
}

function fitBlock(block: OutBlock, budget: Budget): OutBlock[] {
  switch (block.type) {
    case 'divider':
    // Fields and votes hold our own words alone.
    case 'input':
    case 'context_actions':
      return [block];
    case 'section':
      return fitRow(block, budget);
    case 'header': {
      const value = take(block.text.text, budget, LIMITS.headerText);
      return value ? [{ ...block, text: { ...block.text, text: value } }] : [];
    }
    case 'rich_text': {
      const elements = block.elements.flatMap((part) => fitSection(part, budget));
      return elements.length > 0 ? [{ ...block, elements }] : [];
    }
    case 'context': {
      const elements = block.elements
        .slice(0, LIMITS.contextElements)
        .flatMap((element) => fitContextElement(element, budget));
      return elements.length > 0 ? [{ ...block, elements }] : [];
    }
    case 'actions': {
      const elements = block.elements.slice(0, LIMITS.actionsElements).flatMap((element) => fitAction(element, budget));
      return elements.length > 0 ? [{ ...block, elements }] : [];
    }
  }
}

/**
 * Brings blocks under every limit of Slack: long texts are cut between graphemes with `…`, what cannot be cut is left
 * out, and what does not fit the surface's total is dropped from the end.
 */
export function fitBlocks(blocks: readonly OutBlock[], surface: 'message' | 'view' = 'message'): OutBlock[] {
  const budget = { left: surface === 'message' ? LIMITS.messageText : LIMITS.viewText };
  const most = surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  return blocks.slice(0, most).flatMap((block) => fitBlock(block, budget));
}

/** A message under every limit, with a `text` that is never empty. */
export function fitMessage(message: OutMessage): OutMessage {
  return { text: fitFallback(message.text), blocks: fitBlocks(message.blocks) };
}

/** A modal under every limit. */
export function fitView(view: ModalView): ModalView {
  const title = (label: types.PlainTextElement) => ({ ...label, text: cut(label.text, LIMITS.viewTitle) });
  return {
    ...view,
    title: title(view.title),
    ...(view.close && { close: title(view.close) }),
    ...(view.submit && { submit: title(view.submit) }),
    // A state that was cut would be a forged one: without any, the form says that it cannot be sent.
    ...(view.private_metadata && view.private_metadata.length > LIMITS.privateMetadata && { private_metadata: '' }),
    blocks: fitBlocks(view.blocks as OutBlock[], 'view'),
  };
}

/** A Home tab under every limit. */
export function fitHome(blocks: readonly OutBlock[]): HomeView {
  return { type: 'home', blocks: fitBlocks(blocks, 'view') };
}

/** The text is escaped already, so a cut must not leave half of an `&amp;`. */
function fitFallback(escaped: string): string {
  if (escaped.length <= LIMITS.fallbackText) return escaped || '…';
  const room = escaped.slice(0, LIMITS.fallbackText - 1);
  const whole = room.replace(/&[a-z]{0,3}$|<[^>]*$|\p{Cs}$/u, '');
  return `${whole}…`;
}
