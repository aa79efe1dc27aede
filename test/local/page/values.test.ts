import { validate } from '../../../src/local/page/blocks/validate.ts';
import { collectValues, isEmptyValue } from '../../../src/local/page/blocks/values.ts';
import { chosenIn, selectValue } from '../../../src/local/page/elements/choices.ts';
import { stringsFor } from '../../../src/local/page/strings.ts';

const option = (value: string) => ({ value, text: { type: 'plain_text' as const, text: value } });
const input = (block_id: string, element: Record<string, unknown>, optional = false) => ({
  type: 'input',
  block_id,
  optional,
  element: { action_id: 'a', ...element },
});

describe('collectValues', () => {
  it('gives each element its first value in Slack’s shape, and a button none', () => {
    const blocks = [
      input('text', { type: 'plain_text_input', initial_value: 'はじめ' }),
      input('time', { type: 'timepicker' }),
      input('users', { type: 'multi_users_select', initial_users: ['U1'] }),
      { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'b' }] },
      { type: 'section', block_id: 'side', accessory: { type: 'static_select', action_id: 's' } },
    ];
    expect(collectValues(blocks, {})).toEqual({
      text: { a: { type: 'plain_text_input', value: 'はじめ' } },
      time: { a: { type: 'timepicker', selected_time: null } },
      users: { a: { type: 'multi_users_select', selected_users: ['U1'] } },
      side: { s: { type: 'static_select', selected_option: null } },
    });
  });

  it('prefers what the person has changed', () => {
    const edits = { text: { a: { type: 'plain_text_input', value: null } } };
    const blocks = [input('text', { type: 'plain_text_input', initial_value: 'はじめ' })];
    expect(collectValues(blocks, edits)).toEqual(edits);
  });
});

describe('isEmptyValue', () => {
  it.each([
    [undefined, true],
    [{ type: 'x', value: null }, true],
    [{ type: 'x', value: '' }, true],
    [{ type: 'x', selected_options: [] }, true],
    [{ type: 'x', value: '0' }, false],
    [{ type: 'x', selected_option: option('1') }, false],
  ])('of %p is %p', (value, expected) => {
    expect(isEmptyValue(value)).toBe(expected);
  });
});

describe('validate', () => {
  const t = stringsFor('ja');
  const blocks = [
    input('must', { type: 'plain_text_input', min_length: 3 }),
    input('may', { type: 'plain_text_input', min_length: 3 }, true),
  ];
  it.each([
    [null, null, { must: '入力してください。' }],
    ['ab', null, { must: '3文字以上で入力してください。' }],
    ['abc', 'x', { may: '3文字以上で入力してください。' }],
    ['abc', null, {}],
  ])('of %p and %p', (must, may, errors) => {
    const value = (text: string | null) => ({ a: { type: 'plain_text_input', value: text } });
    expect(validate(blocks, { must: value(must), may: value(may) }, t)).toEqual(errors);
  });
});

describe('selectValue', () => {
  it.each([
    ['static_select', { selected_option: option('1') }],
    ['multi_external_select', { selected_options: [option('1')] }],
    ['users_select', { selected_user: '1' }],
    ['multi_channels_select', { selected_channels: ['1'] }],
    ['conversations_select', { selected_conversation: '1' }],
  ])('of %s names its key, and chosenIn reads it back', (type, value) => {
    expect(selectValue({ type }, [option('1')])).toEqual(value);
    expect(chosenIn({ type, ...value }, [option('0'), option('1')])).toEqual([option('1')]);
  });
});
