import { smallTalkOf } from '../../src/slack/small-talk.ts';

describe('smallTalkOf', () => {
  it.each([
    'ありがとう',
    'ありがとうございます！',
    'どうもありがとうございました。',
    'ありがとー',
    'サンキュー',
    'Thanks!',
    'thank you so much 🙏',
    'thx :pray:',
  ])('hears thanks in %s', (words) => {
    expect(smallTalkOf(words)).toBe('thanks');
  });

  it.each(['こんにちは', 'はじめまして！', 'お疲れ様です', 'よろしくお願いします。', 'Hello!', 'hi there :wave:'])(
    'hears a greeting in %s',
    (words) => {
      expect(smallTalkOf(words)).toBe('greeting');
    },
  );

  it.each(['何ができる？', 'なにができますか', '何ができるの？', 'できることは？', 'What can you do?', 'who are you'])(
    'hears what asks for help in %s',
    (words) => {
      expect(smallTalkOf(words)).toBe('ability');
    },
  );

  it.each([
    'ありがとうと言われた仕事',
    'thanks to whom?',
    '転職',
    '',
    'ありがとう、CREについても教えて',
    'こんにちは、CREとは？',
    'できることを増やす',
    'what can you do as a CRE',
  ])('hears none in %j', (words) => {
    expect(smallTalkOf(words)).toBeUndefined();
  });
});
