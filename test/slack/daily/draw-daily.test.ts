import type { ShownPassage } from '../../../src/schedule.ts';
import { drawDaily, hasPassages, wishedPosts } from '../../../src/slack/daily/draw-daily.ts';
import { fakeLibrary, fakePost } from '../../support/fake-library.ts';

const posts = [
  fakePost({ id: 'a', tags: ['CRE'], author: { name: 'a-know', aliases: ['井上'] }, date: '2018-11-20' }),
  fakePost({ id: 'b', tags: ['SRE'], author: { name: '斎藤', aliases: [] }, date: '2012' }),
  fakePost({ id: 'c', tags: [], author: undefined, date: undefined }),
];
const library = fakeLibrary(posts);
const ids = (tags: string[], authors: string[] = []) => wishedPosts(library, { tags, authors }).map(({ id }) => id);

describe('wishedPosts', () => {
  it('gives all without a wish', () => {
    expect(ids([])).toEqual(['a', 'b', 'c']);
  });

  it('gives those with any of the tags, by any of the authors, under any of their names', () => {
    expect(ids(['CRE', 'SRE'])).toEqual(['a', 'b']);
    expect(ids([], ['井上'])).toEqual(['a']);
    expect(ids(['SRE'], ['a-know'])).toEqual([]);
  });
});

describe('hasPassages', () => {
  it('is false where a tag has no posts', () => {
    expect(hasPassages(library, { tags: ['CRE'], authors: [] })).toBe(true);
    expect(hasPassages(library, { tags: ['PHP'], authors: [] })).toBe(false);
    expect(hasPassages(fakeLibrary([]), { tags: [], authors: [] })).toBe(false);
  });
});

describe('drawDaily', () => {
  const draw = (shown: ShownPassage[], part: object = {}) =>
    drawDaily(library, { tags: [], authors: [], ...part }, shown, { localDate: '2026-11-20', random: () => 0.99 });

  it('prefers the post of this day of an earlier year', () => {
    expect(draw([])).toMatchObject({ post: { id: 'a' }, draw: { yearsAgo: 8, position: 1, total: 3 } });
  });

  it('shows each post once, then starts over', () => {
    const shown: ShownPassage[] = [];
    const order: string[] = [];
    for (let at = 0; at < 4; at++) {
      const pick = draw(shown);
      order.push(pick?.post.id ?? '');
      if (pick) shown.push({ ...pick.draw, at });
    }
    expect([...new Set(order.slice(0, 3))].toSorted()).toEqual(['a', 'b', 'c']);
    expect(order[3]).not.toBe(order[2]);
  });

  it('counts among the posts that are wished for', () => {
    expect(draw([], { tags: ['SRE'] })).toMatchObject({ post: { id: 'b' }, draw: { position: 1, total: 1 } });
    expect(draw([], { tags: ['PHP'] })).toBeUndefined();
  });
});
