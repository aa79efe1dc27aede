import { graphemeEnd } from '../../src/text/graphemes.ts';

describe('graphemeEnd', () => {
  it.each([
    ['あいう', 0, 2, 2],
    ['あ👨‍👩‍👧い', 0, 5, 1],
    ['がき', 0, 1, 1],
    ['か\u3099き', 0, 2, 2],
    ['か\u3099き', 0, 1, 1],
    ['abc', 1, 9, 3],
  ])('cuts %j from %i within %i units at %i', (text, start, length, end) => {
    expect(graphemeEnd(text, start, length)).toBe(end);
  });
});
