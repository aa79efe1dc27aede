import fc from 'fast-check';
import { filterPosts, findPost, readFilter, shelvesOf } from '../../src/slack/shelf.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';

const early = fakePost({ id: 'early.md', date: '2015', tags: ['転職'], author: { name: '井上', aliases: ['a-know'] } });
const late = fakePost({ id: 'late.md', title: 'その後', date: '2021-08', tags: ['転職', 'CRE'] });
const other = fakePost({ id: 'other.md', title: '別の人', author: undefined, date: undefined, tags: ['転職活動'] });
const library = fakeLibrary([late, early, other]);

describe('readFilter', () => {
  it.each([
    ['', {}],
    ['tag:CRE', { tag: 'CRE' }],
    ['タグ：転職　年：2018年', { tag: '転職', year: '2018' }],
    ['author:"Daisuke Inoue"', { author: 'Daisuke Inoue' }],
    ['著者:「井上 大輔」 タグ:#CRE', { author: '井上 大輔', tag: 'CRE' }],
    ['by:@a-know', { author: 'a-know' }],
    ['year:2016..2019', { year: '2016..2019' }],
  ])('reads %s', (text, filter) => expect(readFilter(text)).toEqual(filter));

  it.each(['CRE', 'tag:', 'tag: ', 'colour:red', 'tag:a and b', 'of tag:a'])('leaves %s to be a question', (text) =>
    expect(readFilter(text)).toBeUndefined(),
  );

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readFilter(`tag:${text}`)));
  });
});

describe('filterPosts', () => {
  it.each([
    [{}, ['late.md', 'early.md', 'other.md']],
    [{ tag: '転職' }, ['late.md', 'early.md']],
    [{ tag: 'cre' }, ['late.md']],
    [{ tag: '活動' }, ['other.md']],
    [{ author: 'A-KNOW' }, ['late.md', 'early.md']],
    [{ year: '2015' }, ['early.md']],
    [{ year: '2015', tag: 'CRE' }, []],
    [{ year: '2021-08' }, ['late.md']],
    [{ year: '2015..2020' }, ['early.md']],
    [{ year: '2015..2021' }, ['late.md', 'early.md']],
    [{ year: '2016..' }, ['late.md']],
    [{ year: '..2015' }, ['early.md']],
    [{ year: '..' }, []],
  ])('%j', (filter, ids) => expect(filterPosts(library, filter).map(({ id }) => id)).toEqual(ids));
});

describe('shelvesOf', () => {
  it('has the fullest first, and years newest first', () => {
    const { tags, years, authors } = shelvesOf(library);
    expect(tags[0]).toBe('転職');
    expect(years).toEqual(['2021', '2015']);
    expect(authors).toEqual(expect.arrayContaining(['a-know', '井上']));
  });
});

describe('findPost', () => {
  it('goes by id, title, a part of it; not by a letter or nothing', () => {
    expect(findPost(library, 'early.md')).toBe(early);
    expect(findPost(library, 'その後')).toBe(late);
    expect(findPost(library, '別の')).toBe(other);
    expect(findPost(library, '別')).toBeUndefined();
    expect(findPost(library, ' ')).toBeUndefined();
  });
});
