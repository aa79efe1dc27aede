import { readPost } from '../../src/corpus/read-post.ts';
import { type MadePost, makePosts } from './make-corpus.ts';
import { makeQuestion } from './make-question.ts';
import { createRandom } from './random.ts';

function firstPosts(count: number, seed?: number): MadePost[] {
  const made = makePosts({ seed });
  return Array.from({ length: count }, () => made.next().value);
}

describe('makePosts', () => {
  const posts = firstPosts(40);
  const words = posts.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.words));

  it('makes the same posts for the same seed, and others for another', () => {
    expect(firstPosts(3)).toEqual(posts.slice(0, 3));
    expect(firstPosts(1, 7)[0]?.markdown).not.toBe(posts[0]?.markdown);
  });

  it('makes posts that are read without a problem', () => {
    const read = posts.map(({ id, markdown }) => readPost(id, markdown));
    expect(read.flatMap(({ problems }) => problems)).toEqual([]);
    for (const { post } of read) expect(post).toMatchObject({ lang: 'ja', author: {}, kind: 'article' });
  });

  it('has few words that are everywhere and many that are rare', () => {
    const counts = new Map<string, number>();
    for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => b - a);
    expect(sorted[0]).toBeGreaterThan(20 * (sorted[Math.floor(sorted.length / 2)] ?? 0));
  });

  it('mixes kanji, katakana and Latin words', () => {
    expect(new Set(words.map(({ kind }) => kind))).toEqual(new Set(['kanji', 'katakana', 'latin']));
  });
});

describe('makeQuestion', () => {
  it('asks with words of the post, and spoils one of them', () => {
    const random = createRandom(3);
    const [post] = firstPosts(1);
    const questions = Array.from({ length: 30 }, () => makeQuestion(post as MadePost, random));
    for (const { text } of questions) {
      expect(post?.sentences.some(({ words }) => words.some((word) => text.includes(word.text)))).toBe(true);
    }
    const slipped = questions.filter((question) => question.slipped !== undefined);
    expect(slipped.length).toBeGreaterThan(0);
    expect(slipped.every((question) => question.slipped !== question.text)).toBe(true);
  });
});
