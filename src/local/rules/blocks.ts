import { ELEMENTS } from './elements.ts';
import { LIMITS } from './limits.ts';
import { richText, richTextProperties } from './rich-text.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  complain,
  exactlyOne,
  integer,
  isObject,
  list,
  object,
  oneOf,
  pick,
  string,
} from './shape.ts';
import { anyText, id, imageSource, mrkdwnText, plainText, webUrl } from './text.ts';

const SELECTS = ['static', 'external', 'users', 'channels', 'conversations'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
]);
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...SELECTS];
const image = pick(ELEMENTS, 'image');
const anyTextTable = { plain_text: anyText(), mrkdwn: anyText() };

/** A block with these properties; every block may have a block_id. */
function block(properties: Record<string, Check>, required: string[] = []): Check {
  return object({ block_id: id, ...properties }, required);
}

const textOrFields: Check = (value, at, complaints) => {
  if (isObject(value) && !value.text && !value.fields) complain(complaints, at, 'missing required field: text');
};

const rowsAreEven: Check = (value, at, complaints) => {
  if (!isObject(value) || !Array.isArray(value.rows)) return;
  const widths = value.rows.filter(Array.isArray).map((row) => row.length);
  if (new Set(widths).size > 1) complain(complaints, `${at}/rows`, 'all rows must have the same number of cells');
};

const cell = byType({
  raw_text: object({ text: string(LIMITS.tableText, 1) }, ['text']),
  raw_number: object({ value: () => {}, text: string(LIMITS.tableText, 1) }, ['value', 'text']),
  rich_text: richText,
});

const cardCheck = all(
  (value, at, complaints) => {
    if (isObject(value) && !value.hero_image && !value.title && !value.actions && !value.body) {
      complain(complaints, at, 'missing required field: title');
    }
  },
  block({
    hero_image: byType(image),
    icon: byType(image),
    slack_icon: object({ name: string(LIMITS.id, 1) }, ['name']),
    title: mrkdwnText(LIMITS.cardTitle),
    subtitle: mrkdwnText(LIMITS.cardTitle),
    body: mrkdwnText(LIMITS.cardBody),
    subtext: mrkdwnText(LIMITS.cardBody),
    actions: list(byType(pick(ELEMENTS, 'button')), LIMITS.contextActionsElements),
  }),
);

const task = block(
  {
    task_id: string(LIMITS.id, 1),
    title: string(LIMITS.text, 1),
    details: richText,
    output: richText,
    sources: list(byType({ url: object({ url: webUrl, text: string(LIMITS.text, 1) }, ['url', 'text']) }), 100),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  ['task_id', 'title', 'status'],
);

const input = byType(
  pick(
    ELEMENTS,
    ...PICKERS,
    'datetimepicker',
    'plain_text_input',
    'email_text_input',
    'url_text_input',
    'number_input',
    'rich_text_input',
    'file_input',
  ),
);

/** The blocks that every surface shows. */
const EVERYWHERE: Record<string, Check> = {
  section: all(
    textOrFields,
    block({
      text: anyText(LIMITS.text),
      fields: list(anyText(LIMITS.fieldText), LIMITS.fields),
      accessory: byType(pick(ELEMENTS, 'button', 'workflow_button', 'image', 'overflow', ...PICKERS)),
      expand: boolean,
    }),
  ),
  divider: block({}),
  header: block({ text: plainText(LIMITS.headerText) }, ['text']),
  context: block({ elements: list(byType({ ...image, ...anyTextTable }), LIMITS.contextElements) }, ['elements']),
  actions: block(
    {
      elements: list(
        byType(
          pick(ELEMENTS, 'button', 'workflow_button', 'overflow', 'datetimepicker', 'rich_text_input', ...PICKERS),
        ),
        LIMITS.actionsElements,
      ),
    },
    ['elements'],
  ),
  image: all(
    exactlyOne('image_url', 'slack_file'),
    block({ ...imageSource, alt_text: string(LIMITS.imageText, 1), title: plainText(LIMITS.imageText) }, ['alt_text']),
  ),
  input: block(
    {
      label: plainText(LIMITS.inputLabel),
      hint: plainText(LIMITS.inputLabel),
      optional: boolean,
      dispatch_action: boolean,
      element: input,
    },
    ['label', 'element'],
  ),
  rich_text: block(richTextProperties, ['elements']),
  video: block(
    {
      video_url: webUrl,
      thumbnail_url: webUrl,
      alt_text: string(LIMITS.imageText, 1),
      title: plainText(200),
      title_url: webUrl,
      author_name: string(50, 1),
      provider_name: string(LIMITS.id, 1),
      provider_icon_url: webUrl,
      description: plainText(200),
    },
    ['video_url', 'thumbnail_url', 'alt_text', 'title'],
  ),
};

const table = block(
  {
    rows: list(list(cell, LIMITS.tableColumns), LIMITS.tableRows),
    column_settings: list(
      (value, at, complaints) => {
        if (value === null) return;
        object({ align: oneOf('left', 'center', 'right'), is_wrapped: boolean })(value, at, complaints);
      },
      LIMITS.tableColumns,
      0,
    ),
  },
  ['rows'],
);

const container = all(
  (value, at, complaints) => {
    if (isObject(value) && !value.title && !value.rich_text_title) {
      complain(complaints, at, 'missing required field: title');
    }
  },
  block(
    {
      title: plainText(LIMITS.cardTitle),
      rich_text_title: richText,
      subtitle: anyText(LIMITS.cardTitle),
      child_blocks: list(byType({ ...EVERYWHERE, table }), LIMITS.containerBlocks),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: byType(image),
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    ['child_blocks'],
  ),
);

const IN_MESSAGES: Record<string, Check> = {
  ...EVERYWHERE,
  table,
  container,
  card: cardCheck,
  carousel: block({ elements: list(byType({ card: cardCheck }), LIMITS.carouselCards) }, ['elements']),
  markdown: block({ text: string(LIMITS.markdownText, 1) }, ['text']),
  context_actions: block(
    {
      elements: list(byType(pick(ELEMENTS, 'feedback_buttons', 'icon_button')), LIMITS.contextActionsElements),
    },
    ['elements'],
  ),
  data_table: all(
    rowsAreEven,
    block(
      {
        rows: list(list(cell, LIMITS.tableColumns), LIMITS.tableRows + 1),
        caption: string(LIMITS.text, 1),
        page_size: integer(1, 100),
        row_header_column_index: integer(0, LIMITS.tableColumns - 1),
      },
      ['rows', 'caption'],
    ),
  ),
  task_card: task,
  plan: block({ title: string(LIMITS.text, 1), tasks: list(byType({ task_card: task }), 100, 0) }, ['title']),
};

/** Every block, by the surface that shows it and its type. */
export const BLOCKS: Record<'message' | 'modal' | 'home', Record<string, Check>> = {
  message: IN_MESSAGES,
  modal: {
    ...EVERYWHERE,
    container,
    alert: block({ text: anyText(LIMITS.alertText), level: oneOf('default', 'info', 'warning', 'error', 'success') }, [
      'text',
    ]),
  },
  home: { ...EVERYWHERE, table, container, card: cardCheck, carousel: IN_MESSAGES.carousel as Check },
};
