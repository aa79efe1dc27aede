import { ACTIONS, actionPattern, OTHER_ACTIONS } from '../../src/slack/names.ts';

describe('actionPattern and OTHER_ACTIONS', () => {
  it.each([
    ...ACTIONS.flatMap((name) => [name, `${name}.0`, `${name}.next`]),
    'moreover',
    'more.0.1',
    'try-0',
    '',
    'x',
    'readmore',
  ])('exactly one listener hears %j', (actionId) => {
    const patterns = [...ACTIONS.map(actionPattern), OTHER_ACTIONS];
    expect(patterns.filter((pattern) => pattern.test(actionId))).toHaveLength(1);
  });
});
