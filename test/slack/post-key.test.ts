import { postKey, postOfKey } from '../../src/slack/post-key.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';

describe('postKey', () => {
  it('is the id where it fits, and fits always', () => {
    expect(postKey('2018/cre.md')).toBe('2018/cre.md');
    expect(postKey('あ'.repeat(300)).length).toBeLessThan(61);
  });

  it('leads back to its post, and nowhere when it is forged', () => {
    const post = fakePost({ id: `${'長'.repeat(80)}.md` });
    const library = fakeLibrary([fakePost(), post]);
    expect(postOfKey(library, postKey(post.id))).toBe(post);
    expect(postOfKey(library, '~x')).toBeUndefined();
    expect(postOfKey(library, '')).toBeUndefined();
  });
});
