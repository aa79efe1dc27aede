import { checkMessageBlocks, LIMITS, textLength } from './block-rules.ts';
import { completeBlocks } from './complete-blocks.ts';
import type { Ids } from './ids.ts';
import type { AnyBlock } from './protocol.ts';
import { Refusal } from './refusal.ts';

/** Longer texts of chat.postMessage are cut, with a warning. */
const MAX_TEXT = 40_000;
const MAX_ATTACHMENTS = 100;

export interface MessageContent {
  text: string;
  blocks?: AnyBlock[];
  warnings: string[];
}

/** Reads text and blocks of a message as a bot sends it; throws a Refusal with Slack's error for what Slack would refuse. */
export function readContent(
  args: Record<string, unknown>,
  ids: Ids,
  { maxText = Number.POSITIVE_INFINITY, maxBlockText = LIMITS.blockTextPerMessage as number } = {},
): MessageContent {
  const markdown = args.markdown_text === undefined ? undefined : asText(args.markdown_text);
  const blocks =
    markdown === undefined ? readList(args.blocks, 'invalid_blocks_format') : markdownBlocks(args, markdown);
  const attachments = readList(args.attachments, 'invalid_attachments') ?? [];
  if (attachments.length > MAX_ATTACHMENTS) throw new Refusal('too_many_attachments');
  const text = args.text === undefined || args.text === null ? '' : asText(args.text);
  if (text.trim() === '' && !blocks?.length && attachments.length === 0) throw new Refusal('no_text');
  if (text.length > maxText) throw new Refusal('msg_too_long');
  if (blocks) {
    const complaints = checkMessageBlocks(blocks);
    if (complaints.length > 0) throw new Refusal('invalid_blocks', complaints, { errors: complaints });
    if (textLength(blocks) > maxBlockText) throw new Refusal('msg_blocks_too_long');
  }
  return {
    text: text.slice(0, MAX_TEXT),
    ...(blocks?.length && { blocks: completeBlocks(blocks as AnyBlock[], ids) }),
    warnings: text.length > MAX_TEXT ? ['message_truncated'] : [],
  };
}

/** Any JSON value as the text that a form body would carry. */
export function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A JSON argument that may come as text, as form bodies carry it; throws `error` when it is no JSON. */
export function readJson(value: unknown, error: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refusal(error);
  }
}

function readList(value: unknown, error: string): unknown[] | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const parsed = readJson(value, error);
  if (!Array.isArray(parsed)) throw new Refusal(error);
  return parsed;
}

function markdownBlocks(args: Record<string, unknown>, markdown: string): unknown[] {
  if (args.text !== undefined || args.blocks !== undefined) throw new Refusal('markdown_text_conflict');
  if (markdown.length > LIMITS.markdownText) throw new Refusal('msg_too_long');
  return markdown ? [{ type: 'markdown', text: markdown }] : [];
}
