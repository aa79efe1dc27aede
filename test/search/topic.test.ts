import { definitionsOf, topicOf } from '../../src/search/topic.ts';

const topic = (question: string) => {
  const span = topicOf(question);
  return span && question.slice(span.start, span.end);
};

describe('topicOf', () => {
  it.each([
    ['CREってどんな仕事？', 'CRE'],
    ['CREとは', 'CRE'],
    ['カスタマーサクセスとは何ですか', 'カスタマーサクセス'],
    ['SREって何？', 'SRE'],
    ['LTの意味', 'LT'],
    ['What is a CRE?', 'CRE'],
    ['what does SRE mean', 'SRE'],
  ])('is, in %s, %s', (question, expected) => {
    expect(topic(question)).toBe(expected);
  });

  it.each(['転職した理由', '運用と開発に上下はある？', 'CREとSREの違い', 'いつ入社した？', ''])(
    'is nothing in %j',
    (question) => {
      expect(topic(question)).toBeUndefined();
    },
  );
});

describe('definitionsOf', () => {
  it.each([
    ['CREとは、顧客の信頼を築く職種だ。', true],
    ['• CRE = Customer Reliability Engineer', true],
    ['「ＣＲＥ」は信頼性を担う人の略。', true],
    ['CREとは何かを考えていた。', false],
    ['CREになった。', false],
  ])('%s: %s', (text, expected) => {
    expect(definitionsOf('CRE')(text)).toBe(expected);
  });

  it('takes marks in a topic for themselves', () => {
    expect(definitionsOf('C++')('C++とは言語である。')).toBe(true);
    expect(definitionsOf('C++')('Cとは言語である。')).toBe(false);
  });
});
