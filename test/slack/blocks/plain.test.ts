import fc from 'fast-check';
import { clean, cut, escapedLength, oneLine } from '../../../src/slack/blocks/plain.ts';

describe('escapedLength', () => {
  it.each([
    ['転職', 2],
    ['R&D', 7],
    ['<!here>', 13],
    ['👍', 2],
  ])('%s is %d', (text, length) => {
    expect(escapedLength(text)).toBe(length);
  });
});

describe('cut', () => {
  it.each([
    ['転職した理由', 6, '転職した理由'],
    ['転職した理由', 4, '転職し…'],
    ['a & b', 6, 'a…'],
    ['👩‍👩‍👧‍👦👍', 12, '👩‍👩‍👧‍👦…'],
    ['👩‍👩‍👧‍👦👍', 5, '…'],
    ['か\u3099き', 2, '…'],
    ['abc', 0, ''],
  ])('cuts %s to %d', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });

  it('never goes over, and never splits a pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 0, max: 60 }), (text, max) => {
        const short = cut(text, max);
        expect(escapedLength(short)).toBeLessThanOrEqual(max);
        expect(short).not.toMatch(/\p{Cs}/u);
        if (escapedLength(text) <= max) expect(short).toBe(text);
      }),
    );
  });

  it('cuts inside a heap of combining marks', () => {
    expect(cut(`あ${'\u0301'.repeat(5_000)}`, 100).length).toBeLessThanOrEqual(100);
  });
});

describe('clean', () => {
  it('takes out what Slack does not send and what turns text round', () => {
    expect(clean('CR\u0000E\u001b\u202e\ud800 です\r\nはい')).toBe('CRE です\nはい');
  });

  it('leaves right-to-left text and joined emoji alone', () => {
    expect(clean('مرحبا 👩‍👩‍👧')).toBe('مرحبا 👩‍👩‍👧');
  });
});

describe('oneLine', () => {
  it('puts a text on one line', () => {
    expect(oneLine('  先輩\n　の\t話 ')).toBe('先輩 の 話');
  });
});
