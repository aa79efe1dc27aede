import { keepEscapes, keepPlain } from '../../../src/local/page/blocks/prepare-blocks.ts';
import { readPermalink, readPlace, writePlace } from '../../../src/local/page/state/place.ts';
import { langOf } from '../../../src/local/page/strings.ts';
import { commandOf, complete } from '../../../src/local/page/text/complete.ts';
import { plainText } from '../../../src/local/page/text/plain-text.ts';

const career = { command: '/career', description: '体験記から探します', usageHint: '[ことば]' };
const people = [
  { id: 'B1', name: 'Senpai', isBot: true, locale: 'en-US' },
  { id: 'U2', name: '美咲', isBot: false, locale: 'ja-JP' },
];

describe('complete', () => {
  it.each([
    ['/', ['/career ']],
    ['/car', ['/career ']],
    ['/x', []],
    ['/career CRE', []],
    ['先に /', []],
    ['@', ['@Senpai ', '@美咲 ']],
    ['@se', ['@Senpai ']],
    ['ねえ@Sen', ['@Senpai ']],
    ['＠美', ['@美咲 ']],
    ['mail@se', []],
    ['@Senpai', []],
  ])('proposes for %p', (text, expected) => {
    expect(complete(text, text.length, [career], people).map((s) => s.insert)).toEqual(expected);
  });

  it('replaces what was typed before the caret only', () => {
    expect(complete('@se です', 3, [career], people)[0]).toMatchObject({ start: 0, end: 3 });
  });
});

describe('keepPlain', () => {
  it('lets no line end between # and the word', () => {
    expect(keepPlain('#転職 #CRE # の', true)).toBe('#\u2060転職 #CRE # の');
  });
});

describe('commandOf', () => {
  it('knows the command once its name is complete', () => {
    expect(commandOf('/career ', [career])).toBe(career);
    expect(commandOf('/career', [career])).toBeUndefined();
    expect(commandOf('/careers x', [career])).toBeUndefined();
  });
});

describe('plainText', () => {
  it.each([
    ['<@B1> CREとは？', '@Senpai CREとは？'],
    ['<https://a.example|題名> と <https://b.example>', '題名 と https://b.example'],
    ['R&amp;D &lt;b&gt;\n二行目', 'R&D <b> 二行目'],
  ])('reads %p', (text, expected) => {
    expect(plainText(text, people)).toBe(expected);
  });
});

describe('keepEscapes', () => {
  it.each([
    ['&lt;!channel&gt; &amp;amp;', '&#60;!channel&#62; &#38;amp;'],
    ['<https://a.example|x> `&lt;b&gt;`', '<https://a.example|x> `&lt;b&gt;`'],
    ['これは*太字*です', 'これは&#42;太字&#42;です'],
    ['「*太字*」', '「&#42;太字&#42;」'],
    ['snake_case_name 5*3*2', 'snake&#95;case&#95;name 5&#42;3&#42;2'],
    ['\u{20bb7}*太字*\u{20bb7}', '\u{20bb7}&#42;太字&#42;\u{20bb7}'],
  ])('keeps %p literal', (text, expected) => {
    expect(keepEscapes(text)).toBe(expected);
  });

  it.each([
    '*太字* で、 _斜体_ と ~取り消し~',
    '(*bold*), *_both_*',
    ':white_check_mark: `a*b*c` <https://a.example/x_y_z|a_b_c> <@U0_A_1>',
    '```\nsnake_case_name\n```',
  ])('leaves %p', (text) => {
    expect(keepEscapes(text)).toBe(text);
  });
});

describe('keepPlain', () => {
  it('lets nothing be markup but emoji', () => {
    expect(keepPlain('*太* &lt;b> :tada:', true)).toBe('&#42;太&#42; &#60;b&#62; :tada:');
    expect(keepPlain(':tada:', false)).toBe('&#58;tada&#58;');
  });
});

describe('readPlace', () => {
  it.each(['#home', '#C1', '#C1/1700000000.000100', '#'])('is the reverse of writePlace for %p', (hash) => {
    expect(writePlace(readPlace(hash))).toBe(hash);
  });
});

describe('readPermalink', () => {
  it.each([
    ['/archives/C1', '', { channel: 'C1', home: false, thread: null }],
    ['/archives/C1/p1700000000000100', '', { channel: 'C1', home: false, thread: '1700000000.000100' }],
    [
      '/archives/C1/p1700000009000100',
      '?thread_ts=1700000000.000100',
      { channel: 'C1', home: false, thread: '1700000000.000100' },
    ],
    ['/', '', null],
  ])('reads %p %p', (path, query, place) => {
    expect(readPermalink(path, query)).toEqual(place);
  });
});

describe('langOf', () => {
  it('is Japanese for Japanese locales only', () => {
    expect(['ja-JP', 'ja', 'en-US', 'fr-FR'].map(langOf)).toEqual(['ja', 'ja', 'en', 'en']);
  });
});
