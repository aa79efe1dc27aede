import { nearestPosts, suggestPosts } from '../../src/slack/suggest.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';

const library = fakeLibrary([
  fakePost({ id: 'a.md', title: '退職エントリ', tags: ['CRE'], text: '' }),
  fakePost({ id: 'b.md', title: 'CREになった話', tags: [], text: '' }),
  fakePost({
    id: 'c.md',
    title: '別の話',
    tags: [],
    text: '夜行バスで通った',
    author: { name: '平原', aliases: ['khiraha'] },
  }),
]);
const ids = (typed: string) => suggestPosts(library, typed).map(({ id }) => id);

describe('suggestPosts', () => {
  it.each([
    ['', ['a.md', 'b.md', 'c.md']],
    ['ＣＲＥ', ['b.md', 'a.md']],
    ['khi', ['c.md']],
    ['話 平原', ['c.md']],
    ['夜行バス', ['c.md']],
    ['量子', []],
  ])('%j', (typed, expected) => expect(ids(typed)).toEqual(expected));

  it('offers at most as many as asked for', () => {
    const many = fakeLibrary(Array.from({ length: 300 }, (_, index) => fakePost({ id: `${index}`, title: 'CRE' })));
    expect(suggestPosts(many, 'cre')).toHaveLength(20);
  });
});

describe('nearestPosts', () => {
  it('finds titles that are written nearly so, and then what a search finds', () => {
    expect(nearestPosts(library, '退職エントリー').map(({ id }) => id)).toEqual(['a.md']);
    expect(nearestPosts(library, '夜行バス').map(({ id }) => id)).toEqual(['c.md']);
    expect(nearestPosts(library, 'ほげほげ')).toEqual([]);
  });
});
