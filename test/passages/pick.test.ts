import { LONGEST_PICK, SHORTEST_PICK, standalonePassages } from '../../src/passages/pick.ts';
import { makePost } from '../support/make-post.ts';

const picks = (...lines: string[]) => {
  const post = makePost('p', lines);
  return standalonePassages(post).map(({ start, end }) => post.text.slice(start, end));
};
const GOOD =
  '夜中の二時に届いた障害の知らせで目を覚まし、眠い目をこすりながら一人で復旧の作業をした日のことを、斎藤さんは今でも覚えている。';

describe('standalonePassages', () => {
  it('takes whole sentences that can be read alone', () => {
    expect(picks(GOOD)).toEqual([GOOD]);
  });

  it.each([
    ['a heading', `# ${GOOD}`],
    ['a short line', '短い。'],
    ['a greeting', `こんにちは、${GOOD}`],
    ['a fragment without an end', GOOD.slice(0, -1)],
    ['a thought that began before', `しかし、${GOOD}`],
    ['a pronoun without its noun', `それは${GOOD}`],
    ['a note that points elsewhere', `上にも書きましたが、${GOOD}`],
    ['an address', `${GOOD.slice(0, -1)}https://example.com/。`],
  ])('leaves out %s', (_what, line) => {
    expect(picks(line)).toEqual([]);
  });

  it('stays between the lengths', () => {
    for (const pick of picks(GOOD.repeat(8))) {
      expect(pick.length).toBeGreaterThanOrEqual(SHORTEST_PICK);
      expect(pick.length).toBeLessThanOrEqual(LONGEST_PICK);
    }
    expect(picks(GOOD.repeat(8)).length).toBeGreaterThan(1);
  });
});
