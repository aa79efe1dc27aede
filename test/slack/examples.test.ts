import { exampleQuestions } from '../../src/slack/examples.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';

describe('exampleQuestions', () => {
  it('are the commonest tags of this library, then authors, then titles', () => {
    const library = fakeLibrary([
      fakePost({ id: '1', tags: ['SRE', 'CRE'], author: undefined, title: '一' }),
      fakePost({ id: '2', tags: ['CRE'], author: { name: 'mosuke5', aliases: [] }, title: '二' }),
    ]);
    expect(exampleQuestions(library)).toEqual(['CRE', 'SRE', 'mosuke5', '一']);
    expect(exampleQuestions(library, { count: 2 })).toEqual(['CRE', 'SRE']);
  });

  it('leave out what finds nothing, and tags that are sentences', () => {
    const library = fakeLibrary([
      fakePost({ tags: ['とても長いタグはボタンになれませんので使いませんのです'], author: undefined, title: '題' }),
    ]);
    expect(exampleQuestions(library)).toEqual(['題']);
    expect(exampleQuestions({ ...library, ask: (question) => ({ ...library.ask(question), results: [] }) })).toEqual(
      [],
    );
  });

  it('can be read by who asks, as far as the library goes', () => {
    const library = fakeLibrary([
      fakePost({ id: '1', tags: ['転職', '退職'], author: undefined, title: '一' }),
      fakePost({ id: '2', tags: ['転職', 'Career'], author: { name: 'mosuke5', aliases: [] }, title: '二' }),
    ]);
    expect(exampleQuestions(library, { lang: 'en' })).toEqual(['Career', 'mosuke5', '転職', '退職']);
    expect(exampleQuestions(library, { lang: 'ja' })[0]).toBe('転職');
  });

  it('are none for an empty library', () => {
    expect(exampleQuestions(fakeLibrary([]))).toEqual([]);
  });
});
