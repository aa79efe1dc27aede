import { checkMessageBlocks, checkOptions, checkView, textLength } from '../../src/local/block-rules.ts';

type Row = [what: string, blocks: unknown[], complaint: string];

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const letters = (count: number) => 'あ'.repeat(count);
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (more: object = {}) => ({ type: 'button', text: plain('押す'), action_id: 'a', ...more });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const section = (more: object) => ({ type: 'section', text: mrkdwn('本文'), ...more });
const option = (value = 'v', more: object = {}) => ({ text: plain('選ぶ'), value, ...more });
const select = (more: object = {}) => ({ type: 'static_select', action_id: 's', options: [option()], ...more });
const richText = (...elements: unknown[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: unknown[]) => ({ type: 'rich_text_section', elements });
const cell = (text: string) => ({ type: 'raw_text', text });
const input = (more: object = {}) => ({
  type: 'input',
  label: plain('名前'),
  element: { type: 'plain_text_input', action_id: 'i' },
  ...more,
});
const modal = (more: object = {}) => ({ type: 'modal', title: plain('題'), blocks: [section({})], ...more });

describe('checkMessageBlocks', () => {
  it('has nothing against blocks at their limits', () => {
    const blocks = [
      { type: 'header', text: plain(letters(150)), block_id: letters(255) },
      { type: 'divider' },
      section({ text: mrkdwn(letters(3000)), accessory: button({ value: letters(2000), url: 'https://a.jp/x' }) }),
      { type: 'section', fields: times(10, () => mrkdwn(letters(2000))) },
      { type: 'context', elements: times(10, () => plain('a')) },
      actions(...times(25, (index) => button({ text: plain(letters(75)), action_id: `${index}` }))),
      actions(select({ options: times(100, (index) => option(`${index}`)), placeholder: plain(letters(150)) })),
      { type: 'image', image_url: 'https://a.jp/x.png', alt_text: letters(2000), title: plain('図') },
      richText(
        richSection(
          { type: 'text', text: '太字', style: { bold: true } },
          { type: 'link', url: 'https://a.jp', text: 'リンク' },
          { type: 'user', user_id: 'U1' },
          { type: 'emoji', name: 'wave' },
          { type: 'broadcast', range: 'here' },
          { type: 'date', timestamp: 1700000000, format: '{date}', fallback: '日付' },
        ),
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '引用' }], border: 1 },
        { type: 'rich_text_list', style: 'bullet', indent: 8, elements: [richSection({ type: 'text', text: '一' })] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
      ),
      { type: 'table', rows: times(100, () => [cell('a'), richText(richSection({ type: 'text', text: 'b' }))]) },
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            action_id: 'f',
            positive_button: { text: plain('役立った'), value: 'yes' },
            negative_button: { text: plain('違う'), value: 'no' },
          },
        ],
      },
      { type: 'markdown', text: '**太字**' },
      { type: 'container', title: plain('箱'), child_blocks: [section({})] },
      { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('札'), actions: [button()] }] },
      input({ dispatch_action: true }),
    ];
    expect(checkMessageBlocks(blocks)).toEqual([]);
  });

  it('lets two blocks use one action_id', () => {
    expect(checkMessageBlocks([section({ accessory: button() }), section({ accessory: button() })])).toEqual([]);
  });

  const rows: Row[] = [
    ['51 blocks', times(51, () => section({})), 'no more than 50 items allowed [json-pointer:/blocks]'],
    ['a type that nobody knows', [{ type: 'poem' }], 'unsupported type: poem [json-pointer:/blocks/0/type]'],
    ['no type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    ['no object', ['text'], 'must provide an object [json-pointer:/blocks/0]'],
    [
      'an alert, which is for modals',
      [{ type: 'alert', text: plain('a') }],
      'unsupported type: alert [json-pointer:/blocks/0/type]',
    ],
    ['a file', [{ type: 'file', source: 'remote' }], 'unsupported type: file [json-pointer:/blocks/0/type]'],
    [
      'a property that no section has',
      [section({ colour: 'red' })],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    ['a section with nothing', [{ type: 'section' }], 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'an empty section',
      [section({ text: mrkdwn('') })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      '3,001 characters',
      [section({ text: mrkdwn(letters(3001)) })],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['a bare string for a text', [section({ text: 'a' })], 'must provide an object [json-pointer:/blocks/0/text]'],
    [
      'a text of no kind',
      [section({ text: { type: 'html', text: 'a' } })],
      'unsupported type: html [json-pointer:/blocks/0/text/type]',
    ],
    [
      '11 fields',
      [{ type: 'section', fields: times(11, () => mrkdwn('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field of 2,001 characters',
      [{ type: 'section', fields: [mrkdwn(letters(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: mrkdwn('a') }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      'a header of 151 characters',
      [{ type: 'header', text: plain(letters(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      '11 elements in a context',
      [{ type: 'context', elements: times(11, () => plain('a')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      '26 actions',
      [actions(...times(26, (index) => button({ action_id: `${index}` })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['no actions', [actions()], 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      'a text input among actions',
      [actions({ type: 'plain_text_input' })],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a button of 76 characters',
      [actions(button({ text: plain(letters(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a button in mrkdwn',
      [actions(button({ text: mrkdwn('a') }))],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]',
    ],
    [
      'a value of 2,001 characters',
      [actions(button({ value: letters(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'a long url',
      [actions(button({ url: `https://a.jp/${letters(3000)}` }))],
      'must be less than 3001 characters [json-pointer:/blocks/0/elements/0/url]',
    ],
    ['no url', [actions(button({ url: 'a.jp' }))], 'invalid url [json-pointer:/blocks/0/elements/0/url]'],
    [
      'a style of no kind',
      [actions(button({ style: 'big' }))],
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'an action_id of 256 characters',
      [actions(button({ action_id: letters(256) }))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'one action_id twice in a block',
      [actions(button(), button())],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'one block_id twice',
      [section({ block_id: 'b' }), section({ block_id: 'b' })],
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'a block_id of 256 characters',
      [section({ block_id: letters(256) })],
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      '101 options',
      [actions(select({ options: times(101, (index) => option(`${index}`)) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'no options',
      [actions(select({ options: undefined }))],
      'missing required field: options [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an option of 76 characters',
      [actions(select({ options: [option('v', { text: plain(letters(76)) })] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'an option value of 76 characters',
      [actions(select({ options: [option(letters(76))] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'a first choice that is no option',
      [actions(select({ initial_option: option('other') }))],
      'must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'a placeholder of 151 characters',
      [actions(select({ placeholder: plain(letters(151)) }))],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
    [
      'six overflow options',
      [actions({ type: 'overflow', options: times(6, (index) => option(`${index}`)) })],
      'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      '11 checkboxes',
      [actions({ type: 'checkboxes', options: times(11, (index) => option(`${index}`)) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a long confirm title',
      [actions(button({ confirm: { title: plain(letters(101)), text: plain('a') } }))],
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a long confirm text',
      [actions(button({ confirm: { text: plain(letters(301)) } }))],
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'an image without words',
      [{ type: 'image', image_url: 'https://a.jp/x.png' }],
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'an image from nowhere',
      [{ type: 'image', alt_text: 'a' }],
      'missing required field: image_url [json-pointer:/blocks/0]',
    ],
    ['rich text with nothing', [richText()], 'must provide at least 1 items [json-pointer:/blocks/0/elements]'],
    [
      'a text element at the top of rich text',
      [richText({ type: 'text', text: 'a' })],
      'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'an empty text in rich text',
      [richText(richSection({ type: 'text', text: '' }))],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
    ],
    [
      'a style of no kind in rich text',
      [richText(richSection({ type: 'text', text: 'a', style: { big: true } }))],
      'invalid additional property: big [json-pointer:/blocks/0/elements/0/elements/0/style]',
    ],
    [
      'a list in a list',
      [richText({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list', elements: [] }] })],
      'unsupported type: rich_text_list [json-pointer:/blocks/0/elements/0/elements/0/type]',
    ],
    [
      'an indent of 9',
      [richText({ type: 'rich_text_list', style: 'bullet', indent: 9, elements: [] })],
      'must be at most 8 [json-pointer:/blocks/0/elements/0/indent]',
    ],
    [
      '101 table rows',
      [{ type: 'table', rows: times(101, () => [cell('a')]) }],
      'no more than 100 items allowed [json-pointer:/blocks/0/rows]',
    ],
    [
      '21 table columns',
      [{ type: 'table', rows: [times(21, () => cell('a'))] }],
      'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]',
    ],
    [
      'two tables',
      times(2, () => ({ type: 'table', rows: [[cell('a')]] })),
      'only one table allowed per message [json-pointer:/blocks/1]',
    ],
    [
      'a table of 10,001 characters',
      [{ type: 'table', rows: [[cell(letters(9000)), cell(letters(1001))]] }],
      'table text must be less than 10001 characters in all [json-pointer:/blocks]',
    ],
    [
      'a data table without caption',
      [{ type: 'data_table', rows: [[cell('a')]] }],
      'missing required field: caption [json-pointer:/blocks/0]',
    ],
    [
      'uneven rows of a data table',
      [{ type: 'data_table', caption: 'c', rows: [[cell('a')], [cell('a'), cell('b')]] }],
      'all rows must have the same number of cells [json-pointer:/blocks/0/rows]',
    ],
    [
      'markdown of more than 12,000 characters in all',
      times(2, () => ({ type: 'markdown', text: letters(6001) })),
      'markdown text must be less than 12001 characters in all [json-pointer:/blocks]',
    ],
    [
      'a card of 201 characters',
      [{ type: 'card', body: mrkdwn(letters(201)) }],
      'must be less than 201 characters [json-pointer:/blocks/0/body/text]',
    ],
    [
      '11 cards',
      [{ type: 'carousel', elements: times(11, () => ({ type: 'card', title: mrkdwn('a') })) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      '11 blocks in a container',
      [{ type: 'container', title: plain('a'), child_blocks: times(11, () => section({})) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/child_blocks]',
    ],
    [
      'six context actions',
      [
        {
          type: 'context_actions',
          elements: times(6, (index) => ({
            type: 'icon_button',
            icon: 'trash',
            text: plain('a'),
            action_id: `${index}`,
          })),
        },
      ],
      'no more than 5 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a long input label',
      [input({ label: plain(letters(2001)) })],
      'must be less than 2001 characters [json-pointer:/blocks/0/label/text]',
    ],
    [
      'an input without element',
      [input({ element: undefined })],
      'missing required field: element [json-pointer:/blocks/0]',
    ],
    [
      'a button as an input',
      [input({ element: button() })],
      'unsupported type: button [json-pointer:/blocks/0/element/type]',
    ],
  ];

  it.each(rows)('refuses %s', (_, blocks, complaint) => {
    expect(checkMessageBlocks(blocks)).toEqual([complaint]);
  });

  it('names every mistake', () => {
    expect(checkMessageBlocks([{ type: 'poem' }, section({ text: mrkdwn('') })])).toHaveLength(2);
  });

  it('is not fooled by names of built-in properties', () => {
    const blocks = [{ type: 'constructor' }, section({ toString: 'a' })];
    expect(checkMessageBlocks(blocks)).toEqual([
      'unsupported type: constructor [json-pointer:/blocks/0/type]',
      'invalid additional property: toString [json-pointer:/blocks/1]',
    ]);
  });
});

describe('checkView', () => {
  it('has nothing against a modal and a Home tab at their limits', () => {
    const full = {
      title: plain(letters(24)),
      submit: plain(letters(24)),
      close: plain(letters(24)),
      private_metadata: letters(3000),
      callback_id: letters(255),
      blocks: [...times(99, () => section({})), input()],
      notify_on_close: true,
      clear_on_close: false,
    };
    expect(checkView(modal(full))).toEqual([]);
    expect(checkView({ type: 'home', blocks: times(100, () => section({})) })).toEqual([]);
    expect(checkView(modal({ blocks: [{ type: 'alert', text: mrkdwn('注意'), level: 'warning' }] }))).toEqual([]);
  });

  const rows: [string, unknown, string][] = [
    ['no view', 'a', 'must provide an object [json-pointer:/view]'],
    ['a view of no kind', { type: 'popup', blocks: [] }, 'unsupported type: popup [json-pointer:/view/type]'],
    ['no title', modal({ title: undefined }), 'missing required field: title [json-pointer:/view]'],
    [
      'a title of 25 characters',
      modal({ title: plain(letters(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    [
      'a submit label of 25 characters',
      modal({ submit: plain(letters(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'long metadata',
      modal({ private_metadata: letters(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a long callback_id',
      modal({ callback_id: letters(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      '101 blocks',
      modal({ blocks: times(101, () => section({})) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    ['no blocks', modal({ blocks: undefined }), 'missing required field: blocks [json-pointer:/view]'],
    [
      'an input without submit',
      modal({ blocks: [input()] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    [
      'markdown',
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a table in a modal',
      modal({ blocks: [{ type: 'table', rows: [[cell('a')]] }] }),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a Home tab with a title',
      { type: 'home', title: plain('a'), blocks: [] },
      'invalid additional property: title [json-pointer:/view]',
    ],
    [
      'two focused elements',
      modal({ blocks: times(2, () => actions(select({ focus_on_load: true }))) }),
      'only one element may have focus_on_load [json-pointer:/view/blocks]',
    ],
  ];

  it.each(rows)('refuses %s', (_, view, complaint) => {
    expect(checkView(view)).toEqual([complaint]);
  });
});

describe('checkOptions', () => {
  it('takes a hundred options, none, or groups', () => {
    expect(checkOptions({ options: times(100, (index) => option(`${index}`)) })).toEqual([]);
    expect(checkOptions({ options: [] })).toEqual([]);
    expect(checkOptions({ option_groups: [{ label: plain('群'), options: [option()] }] })).toEqual([]);
  });

  it('refuses more, and nothing at all', () => {
    expect(checkOptions({ options: times(101, (index) => option(`${index}`)) })).toHaveLength(1);
    expect(checkOptions(undefined)).not.toEqual([]);
  });
});

describe('textLength', () => {
  it('counts every text of nested blocks', () => {
    const blocks = [section({ accessory: button() }), richText(richSection({ type: 'text', text: '三文字' }))];
    expect(textLength(blocks)).toBe('本文'.length + '押す'.length + 3);
  });
});
