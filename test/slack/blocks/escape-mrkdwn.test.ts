import fc from 'fast-check';
import { escapeMrkdwn } from '../../../src/slack/blocks/escape-mrkdwn.ts';

describe('escapeMrkdwn', () => {
  it.each([
    ['a call to all', '<!channel> 見て', '&lt;!channel&gt; 見て'],
    ['a mention', '<@U123>', '&lt;@U123&gt;'],
    ['a false link', '<https://evil.example|公式>', '&lt;https://evil.example|公式&gt;'],
    ['an ampersand', 'R&D &lt;', 'R&amp;D &amp;lt;'],
    ['bold', 'とても *大事* です', 'とても ∗大事∗ です'],
    ['italics', '_so_', 'ˍsoˍ'],
    ['strike', '~no~', '∼no∼'],
    ['code', '`x`', 'ˋxˋ'],
    ['full-width marks', '＊太字＊ と', '∗太字∗ と'],
    ['a quotation', '> 引用\n＞ 引用', '› 引用\n› 引用'],
    ['a lone star', '5 * 3', '5 * 3'],
    ['marks inside words', 'これは*太字*です snake_case_name', 'これは*太字*です snake_case_name'],
  ])('4.2: makes %s literal', (_, text, expected) => {
    expect(escapeMrkdwn(text)).toBe(expected);
  });

  it('leaves no angle bracket', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(escapeMrkdwn(text)).not.toMatch(/[<>]/)));
  });
});
