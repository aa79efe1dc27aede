import fc from 'fast-check';
import { literalText, parseField, parseInput, readableText } from '../../src/slack/parse-input.ts';

describe('readableText', () => {
  it.each([
    ['<@UBOT> CREって？', 'CREって？'],
    ['CRE <@UBOT> とは', 'CRE とは'],
    ['<@U2|みさき> の話', 'みさき の話'],
    ['<@U2> の話', 'の話'],
    ['<#C1|career-stories> を見た', 'career-stories を見た'],
    ['<https://example.com|記事> と <https://example.com/a>', '記事 と https://example.com/a'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['<!here> <!subteam^S1|@design> 転職', 'design 転職'],
    ['R&amp;D &lt;3 &amp;lt;', 'R&D <3 &lt;'],
    ['CR\u0000E\u001b\u200b\u202e', 'CRE'],
    ['\ud83d だけ', 'だけ'],
    ['　全角　空白　', '全角　空白'],
  ])('reads %j as %j', (raw, expected) => {
    expect(readableText(raw, 'UBOT')).toBe(expected);
  });
});

describe('literalText', () => {
  it.each([
    'List<String> と 1 < 2 かつ 3 > 2、 R&amp;D <3',
    '<!channel> <@U123> <https://example.com|x>',
    '一行目\n  二行目',
  ])('keeps %j', (raw) => {
    expect(literalText(raw)).toBe(raw);
  });

  it('drops control characters and the space around', () => {
    expect(literalText(' CR\u0000E\u202e\n')).toBe('CRE');
  });
});

describe('parseField', () => {
  it('asks what was typed into a field, unread', () => {
    expect(parseField('List<String> R&amp;D')).toEqual({ kind: 'ask', question: 'List<String> R&amp;D' });
    expect(parseField(' 使い方 ')).toEqual({ kind: 'help' });
    expect(parseField('！？')).toEqual({ kind: 'empty' });
  });
});

describe('parseInput', () => {
  const empty = [
    undefined,
    '',
    '   ',
    '　',
    '<@UBOT>',
    '\u0000\u200b',
    '。、！',
    '？？',
    '🎉🎉🎉',
    ':tada: :+1::skin-tone-2:',
    '---',
  ];
  it.each(empty)('takes %j as empty', (raw) => {
    expect(parseInput(raw, { botUserId: 'UBOT' })).toEqual({ kind: 'empty' });
  });

  it.each(['help', 'HELP', '　help', 'ｈｅｌｐ', 'ヘルプ', 'ﾍﾙﾌﾟ', 'へるぷ', '使い方', '?', '？', '<@UBOT> help'])(
    'takes %j as help',
    (raw) => {
      expect(parseInput(raw, { botUserId: 'UBOT' })).toEqual({ kind: 'help' });
    },
  );

  it.each([
    ['help desk', 'help desk'],
    ['ＣＲＥ　とは', 'ＣＲＥ　とは'],
    ['👍 転職', '👍 転職'],
    ['7', '7'],
    ['C++', 'C++'],
    ['/career CRE', 'CRE'],
    ['／ｃａｒｅｅｒ　CRE', 'CRE'],
    ['/careers', '/careers'],
  ])('asks %j as typed: %j', (raw, question) => {
    expect(parseInput(raw, { command: '/career' })).toEqual({ kind: 'ask', question });
  });

  it('takes the bare command in a message as empty', () => {
    expect(parseInput('/career', { command: '/career' })).toEqual({ kind: 'empty' });
  });

  it('keeps 10,000 characters, quickly, whatever they are', () => {
    for (const unit of ['あ', '<', '&amp;', '<@', ' ', '👩‍👩‍👧']) {
      expect(['ask', 'empty']).toContain(parseInput(unit.repeat(10_000 / unit.length)).kind);
    }
  });

  it('never throws and never keeps a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const input = parseInput(raw);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be gone
        if (input.kind === 'ask') expect(input.question).not.toMatch(/[\u0000-\u0008]|\p{Cs}/u);
      }),
    );
  });
});
