import type { types } from '@slack/bolt';

/** The blocks that the bot sends: document text fits all of them literally, without mrkdwn. */
export type OutBlock =
  | types.RichTextBlock
  | types.ContextBlock
  | types.ActionsBlock
  | types.DividerBlock
  | types.HeaderBlock
  | types.SectionBlock
  | types.InputBlock
  | types.ContextActionsBlock;

export type RichElement = types.RichTextElement;
export type RichSection = types.RichTextBlock['elements'][number];
export type Button = types.Button;
export type Overflow = types.Overflow;
export type Choice = types.PlainTextOption;
export type StaticSelect = types.StaticSelect;
export type ModalView = types.ModalView;
export type HomeView = types.HomeView;

/** A message without its address: `text` is what notifications and screen readers say, already escaped. */
export interface OutMessage {
  text: string;
  blocks: OutBlock[];
}
