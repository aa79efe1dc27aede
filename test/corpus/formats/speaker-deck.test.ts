import { isSpeakerDeck, readSpeakerDeck } from '../../../src/corpus/formats/speaker-deck.ts';

const HEAD =
  '測ることから/talk-2020\n\n 測ることから/talk-2020\n\nEmi Tanaka\n\nMarch 7, 2020\nTweet\n\nTranscript\n\n';

function read(transcript: string) {
  const { pieces, problems } = readSpeakerDeck({ id: 'x.txt', text: HEAD + transcript, start: 0 });
  return { outline: pieces.map(({ kind, slide, text }) => `${kind}#${slide} ${text}`), problems };
}

describe('isSpeakerDeck', () => {
  it.each([
    [`${HEAD}  1. 3.\n\n    a • b`, true],
    [`${HEAD}  1.\n\n    a • b`, true],
    ['Transcript\n\nHe said: 1. go.', false],
    ['  1. 3.\n', false],
  ])('of %j is %s', (text, deck) => {
    expect(isSpeakerDeck(text)).toBe(deck);
  });
});

describe('readSpeakerDeck', () => {
  it.each([
    [
      'a clean heading and bullets',
      '  1. 3.\n\n    まとめ • 一 • 二',
      ['heading#3 まとめ', 'list-item#3 一', 'list-item#3 二'],
    ],
    ['a garbled heading', '  1. 3.\n\n    ࣗݾ঺հ • 田中', ['heading#3 自己紹介', 'list-item#3 田中']],
    [
      'a garbled heading before text',
      '  1. 3.\n\n    ࣗݾ঺հ 田中です CRE',
      ['heading#3 自己紹介', 'slide#3 田中です CRE'],
    ],
    ['a garbled heading alone', '  1. 3.\n\n    ·ͱΊ', ['heading#3 まとめ']],
    ['text alone', '  1. 3.\n\n    ここまでの話', ['slide#3 ここまでの話']],
    ['bullets alone', '  1. 3.\n\n    • 一 • 二', ['list-item#3 一', 'list-item#3 二']],
    [
      'middle dots for bullets',
      '  1. 3.\n\n    役割 ・一 ・二・三',
      ['heading#3 役割', 'list-item#3 一', 'list-item#3 二・三'],
    ],
    ['one number', '  1.\n\n    一\n  2.\n\n    二', ['slide#1 一', 'slide#2 二']],
    ['empty slides', '  1. 3.\n  2. 5.\n\n    一', ['slide#5 一']],
    [
      'a paragraph broken in a word',
      '  1. 3.\n\n    不足または\n\n    欠乏している',
      ['slide#3 不足または欠乏している'],
    ],
    ['a paragraph broken between words', '  1. 3.\n\n    Mem:\n\n    82 kB', ['slide#3 Mem: 82 kB']],
    ['a list in a slide', '  1. 3.\n\n    定義 1. 一つ 2. 二つ', ['slide#3 定義 1. 一つ 2. 二つ']],
    ['a footer', '  1. 3.\n\n    一\n\nMore Decks by Emi Tanaka\n\nOther talk', ['slide#3 一']],
    ['shell output', '  1. 3.\n\n    $ dig <<>> DiG 9 <command> a', ['slide#3 $ dig <<>> DiG 9 <command> a']],
  ])('reads %s', (_name, transcript, expected) => {
    expect(read(transcript).outline).toEqual(expected);
  });

  it('lists a heading that is garbled beyond repair, with its line', () => {
    const { outline, problems } = read('  1. 3.\n\n    ӡ໋\u00e0 • 一');
    expect(outline).toEqual(['heading#3 ӡ໋\u00e0', 'list-item#3 一']);
    expect(problems).toEqual([
      { path: 'x.txt', line: 14, message: 'slide 3: its heading is garbled beyond repair', severity: 'warning' },
    ]);
  });

  it('keeps slides in living scripts', () => {
    expect(read('  1. 3.\n\n    สวัสดีครับ • नमस्ते').outline).toEqual(['heading#3 สวัสดีครับ', 'list-item#3 नमस्ते']);
  });
});
