import type { types } from '@slack/bolt';
import type { Span } from '../../library.ts';
import type { ActionName } from '../names.ts';
import { LIMITS } from './limits.ts';
import { clean, cut, oneLine } from './plain.ts';
import { safeUrl } from './safe-url.ts';
import type { Button, Choice, RichElement, RichSection } from './types.ts';

/** Literal text, in bold where asked. */
export function text(value: string, style?: types.RichTextText['style']): RichElement {
  return style ? { type: 'text', text: value, style } : { type: 'text', text: value };
}

/** A link with a bold label; where the address cannot be linked, the label alone. */
export function boldLink(label: string, url: string | undefined): RichElement {
  const href = safeUrl(url);
  return href ? { type: 'link', url: href, text: label, style: { bold: true } } : text(label, { bold: true });
}

/** A link with a plain label, or nothing where the address cannot be linked. */
export function plainLink(label: string, url: string | undefined): RichElement[] {
  const href = safeUrl(url);
  return href ? [{ type: 'link', url: href, text: label }] : [];
}

export function section(...elements: RichElement[]): RichSection {
  return { type: 'rich_text_section', elements };
}

export function bullets(items: RichElement[][]): RichSection {
  return {
    type: 'rich_text_list',
    style: 'bullet',
    elements: items.map((elements) => ({ type: 'rich_text_section', elements })),
  };
}

export function rich(...elements: RichSection[]): types.RichTextBlock {
  return { type: 'rich_text', elements };
}

/** A quotation with the highlights in bold; spans that overlap, or reach over the text, are put right. */
export function quote(value: string, highlights: readonly Span[] = []): RichSection {
  const elements: RichElement[] = [];
  const push = (part: string, bold: boolean) => {
    const piece = clean(part);
    if (piece) elements.push(bold ? text(piece, { bold: true }) : text(piece));
  };
  let at = 0;
  for (const span of highlights.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(at, span.start);
    const end = Math.min(value.length, span.end);
    if (end <= start) continue;
    push(value.slice(at, start), false);
    push(value.slice(start, end), true);
    at = end;
  }
  push(value.slice(at), false);
  return { type: 'rich_text_quote', elements };
}

/** One grey line of plain text. */
export function note(value: string): types.ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text: oneLine(value), emoji: false }] };
}

/** Plain text, cut to what its place takes. */
export function plain(value: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(oneLine(value), max), emoji: false };
}

/**
 * A button of ours; `index` tells apart several of one action in a message, and `about` says to screen readers which of
 * several alike it is.
 */
export function button(
  action: ActionName,
  index: number | string,
  label: string,
  value: string,
  { about, style }: { about?: string; style?: Button['style'] } = {},
): Button {
  return {
    type: 'button',
    action_id: `${action}.${index}`,
    text: plain(label, LIMITS.buttonText),
    value,
    ...(about && { accessibility_label: cut(oneLine(`${label}: ${about}`), LIMITS.accessibilityLabel) }),
    ...(style && { style }),
  };
}

/** Buttons and menus side by side; no block where there are none, since Slack refuses an empty one. */
export function buttons(...elements: types.ActionsBlock['elements']): types.ActionsBlock[] {
  return elements.length > 0 ? [{ type: 'actions', elements: elements.slice(0, LIMITS.actionsElements) }] : [];
}

/** One choice of a select or a menu, or nothing where its value is too long for one. */
export function choice(label: string, value: string): Choice[] {
  const shown = plain(label, LIMITS.optionText);
  return shown.text && value && value.length <= LIMITS.optionValue ? [{ text: shown, value }] : [];
}

/** A line of plain text with a button at its end. */
export function row(value: string, accessory: Button): types.SectionBlock {
  return { type: 'section', text: { type: 'plain_text', text: clean(value), emoji: false }, accessory };
}

/** A large title on one line. */
export function header(value: string): types.HeaderBlock {
  return { type: 'header', text: plain(value, LIMITS.headerText) };
}

/** A field for words, with its label. */
export function field(
  id: string,
  label: string,
  element: Omit<types.PlainTextInput, 'type' | 'action_id'>,
  part: Partial<types.InputBlock> = {},
): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: { type: 'plain_text', text: label, emoji: false },
    element: { type: 'plain_text_input', action_id: id, ...element },
    ...part,
  };
}
