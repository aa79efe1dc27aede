import { isThanks } from '../../src/slack/is-thanks.ts';

describe('isThanks', () => {
  it.each([
    'ありがとう',
    'ありがとうございます！',
    'どうもありがとうございました。',
    'ありがとー',
    'サンキュー',
    'Thanks!',
    'thank you so much 🙏',
    'thx :pray:',
  ])('hears it in %s', (words) => {
    expect(isThanks(words)).toBe(true);
  });

  it.each(['ありがとうと言われた仕事', 'thanks to whom?', '転職', '', 'ありがとう、CREについても教えて'])(
    'does not in %j',
    (words) => {
      expect(isThanks(words)).toBe(false);
    },
  );
});
