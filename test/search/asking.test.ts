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

  it.each(['サポートに興味を持ったきっかけ', '気になる', '何を知りたいと思いましたか', 'why he left'])(
    'leaves %s as it is',
    (question) => {
      expect(withoutAskingEnd(question)).toBe(question);
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

  it('are all of them where they only ask', () => {
    expect(notionsOf('any stories?')).toEqual(['stories']);
  });

  it('leave grammar out, also what ends in a silent e', () => {
    expect(notionsOf('where were those before, while there')).toEqual([]);
  });
});
