import { makeWellFormed } from '../../src/slack/well-formed.ts';

describe('makeWellFormed', () => {
  it('repairs every string, however deep, and leaves pairs alone', () => {
    const value = { text: '\ud83d転職', list: ['👩‍👩‍👧‍👦', { deep: 'a\udc00' }], count: 1, nothing: null };
    makeWellFormed(value);
    expect(value).toEqual({ text: '\ufffd転職', list: ['👩‍👩‍👧‍👦', { deep: 'a\ufffd' }], count: 1, nothing: null });
  });
});
