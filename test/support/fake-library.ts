import { createByAuthor } from '../../src/library/by-author.ts';
import type { Answer, Excerpt, Library, Post, Result } from '../../src/library.ts';

/** A post with everything that a builder shows. */
export function fakePost(part: Partial<Post> = {}): Post {
  return {
    id: '2018/cre.md',
    title: '私が“CRE”というキャリアを選んだ理由',
    author: { name: 'a-know', aliases: [] },
    date: '2018-02-16',
    url: 'https://example.com/cre',
    source: 'Speaker Deck',
    tags: ['CRE'],
    lang: 'ja',
    kind: 'article',
    text: 'CREは、お客さまの不安をゼロにするエンジニアです。私はCREになりました。',
    blocks: [],
    ...part,
  };
}

/** An excerpt of a post with every occurrence of `word` highlighted. */
export function fakeExcerpt(post: Post, word: string): Excerpt {
  const text = post.text.slice(0, 200);
  const highlights = [];
  for (let at = word ? text.indexOf(word) : -1; at >= 0; at = text.indexOf(word, at + word.length)) {
    highlights.push({ start: at, end: at + word.length });
  }
  return { text, highlights, ...(post.url && { link: post.url }) };
}

/** A library that finds a post when its title, text or tags hold the question, letter by letter. */
export function fakeLibrary(posts: Post[] = [fakePost()], near: Partial<Answer['near']> = {}): Library {
  const byId = (id: string) => {
    const post = posts.find((each) => each.id === id);
    if (!post) throw new Error(`library: no post with id "${id}"`);
    return post;
  };
  const matches = (post: Post, question: string) =>
    [post.title, post.text, ...post.tags, post.author?.name ?? ''].some((text) => text.includes(question));
  const resultOf = (post: Post, question: string): Result => ({
    post,
    score: 1,
    excerpt: fakeExcerpt(post, question),
    summary: post.text.slice(0, 200),
  });
  return {
    posts,
    problems: [],
    passageCount: posts.length,
    ask(question, { limit = 3, offset = 0 } = {}) {
      const found = posts.filter((post) => matches(post, question));
      return {
        question,
        results: found.slice(offset, offset + limit).map((post) => resultOf(post, question)),
        total: found.length,
        corrections: [],
        near: found.length > 0 ? { words: [], posts: [] } : { words: near.words ?? [], posts: near.posts ?? [] },
      };
    },
    post: (id) => posts.find((post) => post.id === id),
    byAuthor: (id) => createByAuthor(posts)(byId(id)),
    summary: (id) => byId(id).text.slice(0, 200),
    excerpts: (id, question) => (matches(byId(id), question) ? [fakeExcerpt(byId(id), question)] : []),
    similar: () => [],
    readable: (id) => [{ key: 'first', excerpt: fakeExcerpt(byId(id), '') }],
    explain: () => {
      throw new Error('the fake library explains nothing');
    },
    pick: () => undefined,
  };
}
