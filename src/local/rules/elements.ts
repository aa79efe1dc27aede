import { LIMITS } from './limits.ts';
import { richText } from './rich-text.ts';
import {
  all,
  boolean,
  type Check,
  complain,
  exactlyOne,
  integer,
  isObject,
  list,
  matching,
  object,
  oneOf,
  string,
} from './shape.ts';
import { anyText, confirm, id, imageSource, plainText, url } from './text.ts';

const action = { action_id: id };
const asking = { ...action, confirm };
const focusable = { focus_on_load: boolean };
const placeholder = { placeholder: plainText(LIMITS.placeholder) };
const style = oneOf('primary', 'danger');
const accessibilityLabel = string(LIMITS.buttonText, 1);
const dispatching = {
  dispatch_action_config: object({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
  }),
};
const channelId = string(LIMITS.id, 1);

const option = object(
  { text: plainText(LIMITS.optionText), value: string(LIMITS.optionValue), description: plainText(LIMITS.optionText) },
  ['text', 'value'],
);
const choice = object(
  { text: anyText(LIMITS.optionText), value: string(LIMITS.optionValue), description: anyText(LIMITS.optionText) },
  ['text', 'value'],
);
const overflowOption = object(
  {
    text: plainText(LIMITS.optionText),
    value: string(LIMITS.optionValue),
    description: plainText(LIMITS.optionText),
    url,
  },
  ['text'],
);
const optionGroup = object({ label: plainText(LIMITS.optionText), options: list(option, LIMITS.options) }, [
  'label',
  'options',
]);

/** The options that a bot answers to `block_suggestion`. */
export const suggestedOptions: Check = all(
  exactlyOne('options', 'option_groups'),
  object({ options: list(option, LIMITS.options, 0), option_groups: list(optionGroup, LIMITS.optionGroups, 0) }),
);

/** What is chosen at first must be one of the options. */
const initialIsAnOption: Check = (value, at, complaints) => {
  if (!isObject(value)) return;
  const groups = Array.isArray(value.option_groups) ? value.option_groups.filter(isObject) : [];
  const options = [value.options, ...groups.map((group) => group.options)].filter(Array.isArray).flat();
  const values = new Set(options.filter(isObject).map((entry) => entry.value));
  const initial = [value.initial_option, ...(Array.isArray(value.initial_options) ? value.initial_options : [])];
  if (initial.filter(isObject).every((entry) => values.has(entry.value))) return;
  const name = value.initial_option ? 'initial_option' : 'initial_options';
  complain(complaints, `${at}/${name}`, 'must match one of the options');
};

const staticOptions = { options: list(option, LIMITS.options), option_groups: list(optionGroup, LIMITS.optionGroups) };
const select = { ...asking, ...focusable, ...placeholder };
const multiSelect = { ...select, max_selected_items: integer(1, Number.MAX_SAFE_INTEGER) };
const conversationFilter = object({
  include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
  exclude_external_shared_channels: boolean,
  exclude_bot_users: boolean,
});
const conversations = { default_to_current_conversation: boolean, filter: conversationFilter };
const textInput = { ...action, ...focusable, ...placeholder, ...dispatching, initial_value: string(LIMITS.inputText) };
const feedback = object(
  { text: plainText(LIMITS.buttonText), accessibility_label: accessibilityLabel, value: string(LIMITS.buttonValue) },
  ['text', 'value'],
);
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid time format');
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'invalid date format');
const number = matching(/^-?\d+(\.\d+)?$/, 'must provide a number');
const many = Number.MAX_SAFE_INTEGER;

/** Every element of a block, by its type. */
export const ELEMENTS: Record<string, Check> = {
  button: object(
    {
      ...asking,
      text: plainText(LIMITS.buttonText),
      value: string(LIMITS.buttonValue),
      url,
      style,
      accessibility_label: accessibilityLabel,
    },
    ['text'],
  ),
  workflow_button: object(
    {
      ...asking,
      text: plainText(LIMITS.buttonText),
      workflow: () => {},
      style,
      accessibility_label: accessibilityLabel,
    },
    ['text', 'workflow'],
  ),
  image: all(
    exactlyOne('image_url', 'slack_file'),
    object({ ...imageSource, alt_text: string(LIMITS.imageText, 1) }, ['alt_text']),
  ),
  overflow: object({ ...asking, options: list(overflowOption, LIMITS.overflowOptions) }, ['options']),
  checkboxes: all(
    initialIsAnOption,
    object(
      {
        ...asking,
        ...focusable,
        options: list(choice, LIMITS.choices),
        initial_options: list(choice, LIMITS.choices),
      },
      ['options'],
    ),
  ),
  radio_buttons: all(
    initialIsAnOption,
    object({ ...asking, ...focusable, options: list(choice, LIMITS.choices), initial_option: choice }, ['options']),
  ),
  static_select: all(
    exactlyOne('options', 'option_groups'),
    initialIsAnOption,
    object({ ...select, ...staticOptions, initial_option: option }),
  ),
  multi_static_select: all(
    exactlyOne('options', 'option_groups'),
    initialIsAnOption,
    object({ ...multiSelect, ...staticOptions, initial_options: list(option, LIMITS.options) }),
  ),
  external_select: object({ ...select, initial_option: option, min_query_length: integer(0, 100) }),
  multi_external_select: object({
    ...multiSelect,
    initial_options: list(option, LIMITS.options),
    min_query_length: integer(0, 100),
  }),
  users_select: object({ ...select, initial_user: channelId }),
  multi_users_select: object({ ...multiSelect, initial_users: list(channelId, many) }),
  channels_select: object({ ...select, initial_channel: channelId, response_url_enabled: boolean }),
  multi_channels_select: object({ ...multiSelect, initial_channels: list(channelId, many) }),
  conversations_select: object({
    ...select,
    ...conversations,
    initial_conversation: channelId,
    response_url_enabled: boolean,
  }),
  multi_conversations_select: object({
    ...multiSelect,
    ...conversations,
    initial_conversations: list(channelId, many),
  }),
  datepicker: object({ ...asking, ...focusable, ...placeholder, initial_date: date }),
  timepicker: object({ ...asking, ...focusable, ...placeholder, initial_time: time, timezone: string(LIMITS.id, 1) }),
  datetimepicker: object({ ...asking, ...focusable, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
  plain_text_input: object({
    ...textInput,
    multiline: boolean,
    min_length: integer(0, LIMITS.inputText),
    max_length: integer(1, LIMITS.inputText),
  }),
  email_text_input: object(textInput),
  url_text_input: object(textInput),
  number_input: object(
    { ...textInput, is_decimal_allowed: boolean, initial_value: number, min_value: number, max_value: number },
    ['is_decimal_allowed'],
  ),
  rich_text_input: object({
    ...action,
    ...focusable,
    ...placeholder,
    ...dispatching,
    initial_value: richText,
    min_lines: integer(1, 100),
    max_lines: integer(1, 100),
  }),
  file_input: object({ ...action, filetypes: list(string(LIMITS.id, 1), 100), max_files: integer(1, 10) }),
  feedback_buttons: object({ ...action, positive_button: feedback, negative_button: feedback }, [
    'positive_button',
    'negative_button',
  ]),
  icon_button: object(
    {
      ...asking,
      icon: oneOf('trash'),
      text: plainText(LIMITS.buttonText),
      accessibility_label: accessibilityLabel,
      value: string(LIMITS.buttonValue),
      visible_to_user_ids: list(channelId, many),
    },
    ['icon', 'text'],
  ),
};
