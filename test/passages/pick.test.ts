import type { Block } from '../../src/corpus/types.ts';
import { LONGEST_PICK, SHORTEST_PICK, standalonePassages } from '../../src/passages/pick.ts';
import { makePost } from '../support/make-post.ts';

const picks = (...lines: string[]) => {
  const post = makePost('p', lines);
  return standalonePassages(post).map(({ start, end }) => post.text.slice(start, end));
};
const GOOD =
  '夜中の二時に届いた障害の知らせで目を覚まし、眠い目をこすりながら一人で復旧の作業をした日のことを、斎藤さんは今でも覚えている。';
const OTHER =
  '新しい職場に移った森さんは、最初の三か月で三十人に話を聞き、自分の仕事が誰の役に立つのかを自分の目で確かめてから手を動かした。';
const SHORT = '森さんは笑った。';

describe('standalonePassages', () => {
  it('takes whole sentences that can be read alone', () => {
    expect(picks(GOOD)).toEqual([GOOD]);
    const english = 'My first year in support was mostly listening. I learned to wait before I answered.';
    expect(picks(english)).toEqual([english]);
  });

  it.each([
    ['a heading', `# ${GOOD}`],
    ['a short line', '短い。'],
    ['a greeting', `こんにちは、${GOOD}`],
    ['a fragment without an end', GOOD.slice(0, -1)],
    ['a thought that began before', `しかし、${GOOD}`],
    ['a thought that goes on', `また${GOOD}`],
    ['a pronoun without its noun', `それは${GOOD}`],
    ['a person without a name', `彼らが戻った朝のことで、${GOOD}`],
    ['a noun that was named before', `森さんのそういった活動が実り、${GOOD}`],
    ['a time that was named before', `職場の多くは当時、紙で動いており、${GOOD}`],
    ['a topic that joins another', `今の担当者も製品は違えど、${GOOD}`],
    [
      'the reason for something',
      '森さんが毎朝いちばん早く来て、夜にはいちばん遅くまで残り、休みの日にも資料を読んでいたからです。',
    ],
    ['a note that points elsewhere', `上にも書きましたが、${GOOD}`],
    ['a footnote mark', `${GOOD.slice(0, -1)}(*1)。`],
    ['an address', `${GOOD.slice(0, -1)}https://example.com/。`],
    ['an ellipsis for what was left out', `${GOOD.slice(0, -1)}(中略)。`],
    ['what comes next', `${GOOD.slice(0, -7)}ことを、自分の観点で少しだけ書きます。`],
    ['somebody else’s words', `${GOOD} - 森の日記`],
    [
      'English that leans on what was before',
      'This is why we moved to another team, and it took us a whole year to settle in there.',
    ],
  ])('leaves out %s', (_what, line) => {
    expect(picks(line)).toEqual([]);
  });

  it('takes a pronoun whose noun stands before it', () => {
    const sentence = `「自分がしゃべると、しゃべりかけられる」という発見があり、それを伝えたくて、森さんは毎月の勉強会で自分から進んで話すようになった。`;
    expect(picks(sentence)).toEqual([sentence]);
  });

  it('does not end before the turn of a thought', () => {
    expect(picks(`${GOOD}しかし、翌朝には忘れていた。`)).toEqual([`${GOOD}しかし、翌朝には忘れていた。`]);
    expect(picks(`${GOOD}しかし、${'次の日も、'.repeat(40)}続いた。`)).toEqual([]);
  });

  it('does not announce what it leaves out', () => {
    expect(picks(`${GOOD}これらは、${'古い機械、'.repeat(40)}だった。`)).toEqual([]);
  });

  it('does not begin behind a lost thread, unless somebody is named', () => {
    const lost =
      'メールを読みながら、運用を減点でしか見ていなかった自分の浅さを何度も思い返し、次の日の朝まで眠ることができなかった。';
    expect(picks(`それは昨日のこと。${lost}`)).toEqual([]);
    expect(picks(`それは昨日のこと。${OTHER}`)).toEqual([OTHER]);
  });

  it('does not take the mark in the middle of a sentence for its end', () => {
    expect(picks(`${GOOD.slice(0, -1)}人数は20人?くらいだった。`)).toEqual([]);
  });

  it('leaves out the single sentence below a heading, that says what the section is about', () => {
    expect(picks('# 転換期', GOOD)).toEqual([]);
    expect(picks('# 転換期', GOOD + SHORT)).toEqual([GOOD + SHORT]);
  });

  it.each(['quote', 'list-item', 'code', 'slide', 'heading'] as const)('takes nothing from a %s', (kind) => {
    const post = makePost('p', [GOOD]);
    const blocks = post.blocks.map((block): Block => ({ ...block, kind }));
    expect(standalonePassages({ ...post, blocks })).toEqual([]);
  });

  it('takes nothing from slides', () => {
    const post = makePost('p', [GOOD]);
    const blocks = post.blocks.map((block): Block => ({ ...block, slide: 3 }));
    expect(standalonePassages({ ...post, blocks })).toEqual([]);
  });

  it('stays between the lengths', () => {
    for (const pick of picks(GOOD.repeat(8))) {
      expect(pick.length).toBeGreaterThanOrEqual(SHORTEST_PICK);
      expect(pick.length).toBeLessThanOrEqual(LONGEST_PICK);
    }
    expect(picks(GOOD.repeat(8)).length).toBeGreaterThan(1);
  });
});
