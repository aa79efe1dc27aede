import { filterName } from '../../src/slack/blocks/post-list.ts';
import { BOT_NAME, COMMAND } from '../../src/slack/names.ts';
import { parseInput } from '../../src/slack/parse-input.ts';
import { phrasesOf } from '../../src/slack/phrases.ts';
import { VERBS } from '../../src/slack/verbs/all-verbs.ts';
import { findVerb } from '../../src/slack/verbs/verb.ts';

describe('phrasesOf', () => {
  const [ja, en] = [phrasesOf('ja'), phrasesOf('en')];

  it('has the same keys in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(ja).toSorted());
  });

  it('writes dates as far as they are known', () => {
    expect([ja.date(2019, 3, 29), ja.date(2012, 9), ja.date(2012)]).toEqual(['2019年3月29日', '2012年9月', '2012年']);
    expect([en.date(2019, 3, 29), en.date(2012, 9), en.date(2012)]).toEqual([
      'March 29, 2019',
      'September 2012',
      '2012',
    ]);
  });

  it('says what a list has in common', () => {
    const filter = { tag: 'CRE', author: 'a-know', year: '2018' };
    expect(ja.list(2, filterName({ author: 'a-know' }, ja))).toBe('a-knowさんの投稿が2件あります');
    expect(ja.list(2, filterName(filter, ja))).toBe('#CRE · a-knowさん · 2018年の投稿が2件あります');
    expect(ja.emptyList(filterName({ year: '1999' }, ja))).toBe('1999年の投稿は見つかりませんでした。');
    expect(en.emptyList(filterName({ year: '1999' }, en))).toBe('There is no story from 1999.');
    expect(en.emptyList(filterName({ tag: '料理' }, en))).toBe('There is no story tagged #料理.');
    expect(en.list(2, filterName(filter, en))).toBe('2 stories tagged #CRE by a-know from 2018');
  });

  it('quotes a title in brackets of its own, since a title may hold the others', () => {
    const title = '「自分」をまるごと';
    for (const phrase of [ja.followUpHint, ja.insideNone, ja.noSuchTitle])
      expect(phrase(title)).toContain(`『${title}』`);
  });

  it('names the command and the bot', () => {
    for (const phrases of [ja, en]) {
      const codes = phrases.helpCommands('CRE').map(({ code }) => code);
      expect(codes.slice(0, 2)).toEqual([`${COMMAND} CRE`, `@${BOT_NAME} CRE`]);
      for (const code of codes.slice(2)) {
        const typed = code.slice(COMMAND.length);
        const means = parseInput(typed).kind === 'help' || findVerb(VERBS, typed.trim()) !== undefined;
        expect([code, means]).toEqual([code, true]);
      }
    }
  });
});
