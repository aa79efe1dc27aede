import { aboutThisPost } from '../../src/slack/about-this-post.ts';

describe('aboutThisPost', () => {
  it.each([
    ['この投稿で、年収は？', '年収は？'],
    ['この記事の中でAzureについて', 'Azureについて'],
    ['給料のことはこの話にある？', '給料のことは ある？'],
    ['この投稿', ''],
    ['What does this post say about salary?', 'What does say about salary?'],
  ])('%s asks %j', (question, asked) => expect(aboutThisPost(question)).toEqual({ asked }));

  it.each(['投稿の書き方', 'この仕事のやりがい', 'this is a posting'])('%s is about no post', (question) =>
    expect(aboutThisPost(question)).toBeUndefined(),
  );
});
