import { answerKind } from '../../src/passages/answer-kind.ts';

describe('answerKind', () => {
  it.each([
    ['日本のクラウド元年っていつ？', '2010年のことだった。', '元年と呼ばれている。'],
    ['何年いたの？', '2年8か月を過ごした。', '長く過ごした。'],
    ['チームは何人？', '最初は2名だった。', '最初は小さかった。'],
    ['いくらかかった？', '三百万円かかった。', 'とても高かった。'],
    ['CREってどんな仕事？', 'CREとは、信頼性を担う人の略である。', 'CREになった。'],
    ['誰が言い出したの？', '馬場さんが言い出した。', 'いつのまにか始まった。'],
    ['When was it renamed?', 'It was renamed on April 3, 2014.', 'It was renamed by the company.'],
  ])('for %s accepts %s and not %s', (question, yes, no) => {
    const kind = answerKind(question);
    expect(kind?.test(yes)).toBe(true);
    expect(kind?.test(no)).toBe(false);
  });

  it.each(['CREの仕事', '転職した理由', ''])('wants nothing particular for %j', (question) => {
    expect(answerKind(question)).toBeUndefined();
  });
});
