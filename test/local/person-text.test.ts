import fc from 'fast-check';
import { encodePersonText, escapeText } from '../../src/local/person-text.ts';
import { Workspace } from '../../src/local/workspace.ts';
import { TEST_MANIFEST } from '../support/local-bolt.ts';

const workspace = new Workspace(TEST_MANIFEST, () => 0);
const BOT = `<@${workspace.bot.id}>`;

describe('encodePersonText', () => {
  it.each([
    ['@Senpai CREってどんな仕事？', `${BOT} CREってどんな仕事？`],
    ['@senpai help', `${BOT} help`],
    ['ねえ＠Senpaiさん', `ねえ${BOT}さん`],
    ['@Senpai、教えて', `${BOT}、教えて`],
    [`${BOT} もとのまま`, `${BOT} もとのまま`],
    ['@SenpaiX', '@SenpaiX'],
    ['@Senpai2 と @Senpai_', '@Senpai2 と @Senpai_'],
    ['@美咲さん', '<@U0MISAKI01>さん'],
    ['#general と #nothing', '<#C0GENERAL1|general> と #nothing'],
    ['https://a.jp/?a=1&b=2 見て', '<https://a.jp/?a=1&amp;b=2> 見て'],
    ['R&D <!channel> <@U123> a<b', 'R&amp;D &lt;!channel&gt; &lt;@U123&gt; a&lt;b'],
    ['a@b', 'a@b'],
  ])('writes %s as %s', (typed, text) => {
    expect(encodePersonText(typed, workspace).text).toBe(text);
  });

  it('keeps what was typed in rich text', () => {
    expect(encodePersonText('@Senpai a<b https://a.jp', workspace).blocks).toEqual([
      {
        type: 'rich_text',
        block_id: expect.any(String),
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'user', user_id: workspace.bot.id },
              { type: 'text', text: ' a<b ' },
              { type: 'link', url: 'https://a.jp' },
            ],
          },
        ],
      },
    ]);
  });

  it('never lets a bracket through that is no mention, channel or link', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '@', '#', '&', '!', 'U', 'a', ' ', '|', '仕') }),
        (typed) => {
          const left = encodePersonText(typed, workspace).text.replaceAll(/<(@[A-Z0-9]+|#C[A-Z0-9]+\|[a-z-]+)>/g, '');
          expect(left).not.toMatch(/[<>]/);
        },
      ),
    );
  });
});

describe('escapeText', () => {
  it('can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', '<', '>', 'l', 't', ';', 'あ') }), (text) => {
        const back = escapeText(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });
});
