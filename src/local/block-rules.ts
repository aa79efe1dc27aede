import { BLOCKS } from './rules/blocks.ts';
import { suggestedOptions } from './rules/elements.ts';
import { LIMITS } from './rules/limits.ts';
import {
  boolean,
  byType,
  type Check,
  type Complaints,
  complain,
  isObject,
  list,
  object,
  string,
} from './rules/shape.ts';
import { plainText } from './rules/text.ts';

export { LIMITS };

/** What Slack would say against a message's blocks, one complaint with a JSON pointer each; empty when they are fine. */
export function checkMessageBlocks(blocks: unknown[]): string[] {
  const complaints: Complaints = [];
  list(byType(BLOCKS.message), LIMITS.blocksPerMessage, 0)(blocks, '/blocks', complaints);
  checkIds(blocks, '/blocks', complaints);
  checkTables(blocks, complaints);
  const markdown = blocks.filter((block) => isObject(block) && block.type === 'markdown');
  if (textLength(markdown) > LIMITS.markdownText) {
    complain(complaints, '/blocks', `markdown text must be less than ${LIMITS.markdownText + 1} characters in all`);
  }
  return complaints;
}

const viewProperties = {
  blocks: (() => {}) as Check,
  private_metadata: string(LIMITS.privateMetadata),
  callback_id: string(LIMITS.id),
  external_id: string(LIMITS.id),
};

const VIEWS: Record<string, Check> = {
  home: object(viewProperties, ['blocks']),
  modal: object(
    {
      ...viewProperties,
      title: plainText(LIMITS.modalTitle),
      submit: plainText(LIMITS.modalTitle),
      close: plainText(LIMITS.modalTitle),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
    ['title', 'blocks'],
  ),
};

/** What Slack would say against a view; pointers start at `/view`. */
export function checkView(view: unknown): string[] {
  const complaints: Complaints = [];
  byType(VIEWS)(view, '/view', complaints);
  if (!isObject(view) || (view.type !== 'home' && view.type !== 'modal') || view.blocks === undefined) {
    return complaints;
  }
  list(byType(BLOCKS[view.type]), LIMITS.blocksPerView, 0)(view.blocks, '/view/blocks', complaints);
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  checkIds(blocks, '/view/blocks', complaints);
  checkFocus(blocks, complaints);
  for (const [index, block] of blocks.entries()) {
    if (view.type === 'modal' && isObject(block) && block.type === 'input' && !view.submit) {
      const rule = 'must define `submit` to use an `input` block in modals';
      complain(complaints, `/view/blocks/${index}/input`, rule);
    }
  }
  return complaints;
}

/** What Slack would say against the answer to a type-ahead. */
export function checkOptions(answer: unknown): string[] {
  const complaints: Complaints = [];
  suggestedOptions(answer, '', complaints);
  return complaints;
}

/** The interactive elements of a block, with the path to each. */
export function elementsOf(block: unknown): { element: Record<string, unknown>; path: string }[] {
  if (!isObject(block)) return [];
  const found: { element: Record<string, unknown>; path: string }[] = [];
  const add = (value: unknown, path: string) => {
    if (isObject(value) && value.type !== 'image' && 'type' in value) found.push({ element: value, path });
  };
  add(block.accessory, '/accessory');
  if (block.type === 'input') add(block.element, '/element');
  const lists = { actions: 'elements', context_actions: 'elements', card: 'actions' } as Record<string, string>;
  const name = lists[String(block.type)];
  const entries = name ? block[name] : undefined;
  if (Array.isArray(entries)) for (const [index, entry] of entries.entries()) add(entry, `/${name}/${index}`);
  return found;
}

/** The blocks with those that a container or a carousel holds, each with its pointer. */
export function flatBlocks(blocks: unknown[], at = ''): { block: Record<string, unknown>; at: string }[] {
  return blocks.flatMap((block, index) => {
    if (!isObject(block)) return [];
    const here = { block, at: `${at}/${index}` };
    const name = block.type === 'container' ? 'child_blocks' : block.type === 'carousel' ? 'elements' : undefined;
    const inner = name ? block[name] : undefined;
    return Array.isArray(inner) ? [here, ...flatBlocks(inner, `${here.at}/${name}`)] : [here];
  });
}

/** All text of the blocks, in UTF-16 units: what Slack counts for `msg_blocks_too_long`. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + textLength(entry), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, entry]) => sum + (name === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
}

/** block_id must be unique in the payload, action_id in its block. */
function checkIds(blocks: unknown[], at: string, complaints: Complaints): void {
  const seen = new Set<string>();
  for (const { block, at: here } of flatBlocks(blocks, at)) {
    if (typeof block.block_id === 'string') {
      if (seen.has(block.block_id))
        complain(complaints, `${here}/block_id`, `\`block_id\` "${block.block_id}" already exists`);
      seen.add(block.block_id);
    }
    const actions = new Set<string>();
    for (const { element, path } of elementsOf(block)) {
      if (typeof element.action_id !== 'string') continue;
      if (actions.has(element.action_id)) {
        complain(complaints, `${here}${path}/action_id`, `\`action_id\` "${element.action_id}" already exists`);
      }
      actions.add(element.action_id);
    }
  }
}

function checkTables(blocks: unknown[], complaints: Complaints): void {
  const tables = flatBlocks(blocks, '/blocks').filter(({ block }) => block.type === 'table');
  if (tables.length > 1) complain(complaints, tables[1]?.at ?? '/blocks', 'only one table allowed per message');
  if (textLength(tables.map(({ block }) => block)) > LIMITS.tableText) {
    complain(complaints, '/blocks', `table text must be less than ${LIMITS.tableText + 1} characters in all`);
  }
  for (const { block, at } of flatBlocks(blocks, '/blocks')) {
    if (block.type === 'data_table' && textLength(block.rows) > LIMITS.dataTableText) {
      complain(complaints, at, `table text must be less than ${LIMITS.dataTableText + 1} characters in all`);
    }
  }
}

function checkFocus(blocks: unknown[], complaints: Complaints): void {
  const focused = blocks.flatMap(elementsOf).filter(({ element }) => element.focus_on_load === true);
  if (focused.length > 1) complain(complaints, '/view/blocks', 'only one element may have focus_on_load');
}
