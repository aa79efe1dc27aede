import fc from 'fast-check';
import { checkMessageBlocks, checkView } from '../../src/local/block-rules.ts';
import type { LocalSlack } from '../../src/local/server.ts';
import { startTestSlack } from '../support/local-bolt.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startTestSlack();
});
afterAll(() => slack.close());

const METHODS = [
  'chat.postMessage',
  'chat.update',
  'chat.delete',
  'chat.postEphemeral',
  'chat.getPermalink',
  'conversations.open',
  'conversations.list',
  'conversations.info',
  'conversations.history',
  'conversations.replies',
  'users.info',
  'views.open',
  'views.update',
  'views.publish',
  'reactions.add',
  'blocks.validate',
];
const ARGUMENTS = [
  'channel',
  'user',
  'user_id',
  'users',
  'ts',
  'text',
  'blocks',
  'view',
  'trigger_id',
  'name',
  'limit',
];
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    'C0GENERAL1',
    'U0MISAKI01',
    { type: 'modal', blocks: [{}] },
    { toString: 1 },
    [[]],
    '[',
    '{}',
  ),
);

async function post(path: string, body: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` };
  const response = await fetch(`${slack.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  await response.arrayBuffer();
  return response.status;
}

describe('whatever is sent', () => {
  it('gets an answer from the Web API', async () => {
    const args = fc.dictionary(fc.constantFrom(...ARGUMENTS), value);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...METHODS), args, async (method, given) => {
        expect(await post(`/api/${method}`, given)).toBe(200);
      }),
      { numRuns: 300 },
    );
  });

  it('gets an answer from the actions of the page', async () => {
    const names = [
      'user',
      'channel',
      'text',
      'threadTs',
      'container',
      'blockId',
      'actionId',
      'element',
      'values',
      'viewId',
    ];
    const actions = fc.constantFrom('send', 'act', 'submit', 'close', 'home', 'options', 'shortcut');
    await fc.assert(
      fc.asyncProperty(actions, fc.dictionary(fc.constantFrom(...names), value), async (action, body) => {
        expect(await post(`/page/${action}`, { user: 'U0MISAKI01', ...body })).toBe(200);
      }),
      { numRuns: 300 },
    );
  });

  it('gets complaints, not exceptions, from the rules', () => {
    const types = fc.constantFrom('section', 'actions', 'rich_text', 'input', 'table', 'container', 'card', 'context');
    const block = fc.record(
      { type: types, text: value, elements: value, rows: value, child_blocks: value, element: value, block_id: value },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(block, value)), (blocks) => {
        expect(Array.isArray(checkMessageBlocks(blocks))).toBe(true);
        expect(Array.isArray(checkView({ type: 'modal', blocks }))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
