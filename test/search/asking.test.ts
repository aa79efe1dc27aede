import { splitPassages } from '../../src/passages/split.ts';
import { withoutAskingEnd } from '../../src/search/asking.ts';
import { readQuestion } from '../../src/search/question.ts';
import { buildSearchIndex } from '../../src/search/search-index.ts';
import { makePost } from '../support/make-post.ts';

describe('withoutAskingEnd', () => {
  it.each([
    ['Azureが気になっています', 'Azure'],
    ['SREについて知りたいのですが', 'SRE'],
    ['サポートエンジニアに興味があります。', 'サポートエンジニア'],
    ['CREの話を聞かせてください！', 'CREの話'],
    ['障害対応の話が聞きたいです', '障害対応の話'],
  ])('takes what only says that something is asked from %s', (question, rest) => {
    expect(withoutAskingEnd(question)).toBe(rest);
  });

  it.each(['サポートに興味を持ったきっかけ', '何を知りたいと思いましたか', 'why he left'])(
    'leaves %s as it is',
    (question) => {
      expect(withoutAskingEnd(question)).toBe(question);
    },
  );
});

describe('a question that only says that something is asked', () => {
  const index = buildSearchIndex(
    [makePost('offer', ['困ったことは何でも教えてください、と書いてあった。'])],
    splitPassages,
  );

  it.each(['教えてください', '気になる', '聞かせてほしいです。', '興味があります！'])(
    'asks for nothing: %s',
    (question) => {
      expect(readQuestion(question, index).notions).toEqual([]);
    },
  );
});

describe('the words of a question in English', () => {
  const index = buildSearchIndex([makePost('azure', ['Azure was where the story of my team began.'])], splitPassages);
  const notionsOf = (text: string) => readQuestion(text, index).notions.map(({ surface }) => surface);

  it.each(['I am curious about Azure', 'I’m wondering about Azure', "I'd like to hear anything on Azure, please"])(
    'are those that are asked for: %s',
    (question) => expect(notionsOf(question)).toEqual(['Azure']),
  );

  it.each(['any stories?', 'please tell me', 'hello'])('are none where they only ask: %s', (text) => {
    expect(notionsOf(text)).toEqual([]);
  });

  it('leave grammar out, also what ends in a silent e', () => {
    expect(notionsOf('where were those before, while there')).toEqual([]);
  });
});
