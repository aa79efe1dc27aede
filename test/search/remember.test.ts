import { remember } from '../../src/search/remember.ts';

describe('remember', () => {
  it('makes an answer once', () => {
    const made: string[] = [];
    const double = remember((key) => made.push(key) && key + key);
    expect([double('a'), double('b'), double('a')]).toEqual(['aa', 'bb', 'aa']);
    expect(made).toEqual(['a', 'b']);
  });

  it('holds no more than so many', () => {
    const made: string[] = [];
    const same = remember((key) => made.push(key) && key, 2);
    for (const key of ['a', 'b', 'c', 'c', 'a']) expect(same(key)).toBe(key);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
