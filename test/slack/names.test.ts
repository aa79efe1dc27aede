import { ACTIONS, actionOf, FORMS, formOf } from '../../src/slack/names.ts';

describe('actionOf', () => {
  it.each(ACTIONS.flatMap((name) => [name, `${name}.0`, `${name}.next`].map((id) => [id, name])))(
    'gives %j to %s',
    (actionId, name) => {
      expect(actionOf(actionId)).toBe(name);
    },
  );

  it.each(['moreover', 'more.0.1', 'more.', 'try-0', '', 'x', 'readmore', undefined])(
    'gives %j to nobody',
    (actionId) => {
      expect(actionOf(actionId)).toBeUndefined();
    },
  );
});

describe('formOf', () => {
  it.each(FORMS)('knows %s', (name) => {
    expect(formOf(name)).toBe(name);
  });

  it.each(['shares', 'toString', '', undefined])('does not know %j', (callbackId) => {
    expect(formOf(callbackId)).toBeUndefined();
  });
});
