import fc from 'fast-check';
import { decodeState, encodeState } from '../../src/slack/state.ts';

describe('encodeState', () => {
  it('is compact JSON', () => {
    expect(encodeState('more', { q: 'CRE', o: 3 })).toBe('{"q":"CRE","o":3}');
  });

  it('gives up the end of a long question, never the post', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (question) => {
        const value = encodeState('share', { p: '2018/cre.md', q: question, o: 3 });
        expect(Buffer.byteLength(value)).toBeLessThanOrEqual(2_000);
        const state = decodeState('share', value);
        expect(state?.p).toBe('2018/cre.md');
        expect(question.startsWith(state?.q ?? 'x')).toBe(true);
      }),
    );
  });

  it('keeps a question of 600 Japanese characters whole', () => {
    const question = '転職'.repeat(300);
    expect(decodeState('try', encodeState('try', { q: question }))?.q).toBe(question);
  });
});

describe('decodeState', () => {
  it('reads what was written', () => {
    const state = { p: 'a.md', q: 'R&D "x"\n', o: 6, s: [0, 2] };
    expect(decodeState('share', encodeState('share', state))).toEqual(state);
  });

  it.each([
    ['nothing', undefined],
    ['no JSON', 'more'],
    ['cut JSON', '{"q":"CRE","o'],
    ['another shape', '{"q":1,"o":3}'],
    ['an unknown field', '{"q":"CRE","o":3,"admin":true}'],
    ['a negative offset', '{"q":"CRE","o":-3}'],
    ['a broken offset', '{"q":"CRE","o":1.5}'],
    ['a huge offset', '{"q":"CRE","o":1e99}'],
    ['an empty question', '{"q":"","o":0}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a prototype', '{"__proto__":{"q":"x"},"o":1}'],
    ['too much', `{"q":"${'a'.repeat(2_000)}","o":1}`],
  ])('gives nothing for %s', (_, value) => {
    expect(decodeState('more', value)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (value) => expect(decodeState('more', value)).toBeUndefined()));
  });
});
