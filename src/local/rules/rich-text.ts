import { LIMITS } from './limits.ts';
import { boolean, byType, type Check, integer, list, object, oneOf, string } from './shape.ts';
import { url } from './text.ts';

const MANY = 1_000;

const textStyle = object({ bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean });
const mentionStyle = object({
  bold: boolean,
  italic: boolean,
  strike: boolean,
  highlight: boolean,
  client_highlight: boolean,
  unlink: boolean,
});
const literal = string(Number.POSITIVE_INFINITY, 1);

const text = object({ text: literal, style: textStyle }, ['text']);
const link = object({ url, text: string(LIMITS.text), unsafe: boolean, style: textStyle }, ['url']);

const element = byType({
  text,
  link,
  emoji: object({ name: literal, unicode: literal, url, skin_tone: integer(1, 6), style: textStyle }, ['name']),
  user: object({ user_id: literal, style: mentionStyle }, ['user_id']),
  channel: object({ channel_id: literal, style: mentionStyle }, ['channel_id']),
  usergroup: object({ usergroup_id: literal, style: mentionStyle }, ['usergroup_id']),
  team: object({ team_id: literal, style: mentionStyle }, ['team_id']),
  broadcast: object({ range: oneOf('here', 'channel', 'everyone'), style: mentionStyle }, ['range']),
  color: object({ value: literal, style: textStyle }, ['value']),
  date: object(
    {
      timestamp: integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
      format: literal,
      url,
      fallback: literal,
      style: textStyle,
    },
    ['timestamp', 'format'],
  ),
});

const section = object({ elements: list(element, MANY, 0) }, ['elements']);

const parts = byType({
  rich_text_section: section,
  rich_text_quote: object({ elements: list(element, MANY, 0), border: oneOf(0, 1) }, ['elements']),
  rich_text_preformatted: object(
    { elements: list(byType({ text, link }), MANY, 0), border: oneOf(0, 1), language: literal },
    ['elements'],
  ),
  rich_text_list: object(
    {
      elements: list(byType({ rich_text_section: section }), MANY, 0),
      style: oneOf('bullet', 'ordered'),
      indent: integer(0, LIMITS.listIndent),
      offset: integer(0, Number.MAX_SAFE_INTEGER),
      border: oneOf(0, 1),
    },
    ['elements', 'style'],
  ),
});

/** The properties of a `rich_text` block. */
export const richTextProperties: Record<string, Check> = { elements: list(parts, MANY, 1) };

/** A `rich_text` block inside another block. */
export const richText: Check = byType({
  rich_text: object({ ...richTextProperties, block_id: string(LIMITS.id, 1) }, ['elements']),
});
