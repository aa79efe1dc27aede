import { createByAuthor } from '../../src/library/by-author.ts';
import { makePost } from '../support/make-post.ts';

const POSTS = [
  makePost('new', ['本文'], { author: { name: '井上大輔', aliases: [] }, date: '2021-08-20' }),
  makePost('old', ['本文'], { author: { name: 'a-know', aliases: ['Daisuke Inoue', '井上大輔'] }, date: '2018-02-16' }),
  makePost('undated', ['本文'], { author: { name: 'Ａ-ＫＮＯＷ', aliases: [] } }),
  makePost('other', ['本文'], { author: { name: '斎藤', aliases: [] }, date: '2012-09' }),
  makePost('nobody', ['本文']),
];

describe('createByAuthor', () => {
  const byAuthor = createByAuthor(POSTS);
  const ids = (at: number) => byAuthor(POSTS[at] as (typeof POSTS)[number]).map(({ id }) => id);

  it('gives the posts under every name of a person, oldest first, undated last', () => {
    expect(ids(1)).toEqual(['old', 'new', 'undated']);
  });

  it('gives only its own where nobody else shares the name, and none of an unknown author', () => {
    expect(ids(3)).toEqual(['other']);
    expect(ids(4)).toEqual([]);
  });
});
