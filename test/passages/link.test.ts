import { placeLink } from '../../src/passages/link.ts';
import { makePost } from '../support/make-post.ts';

const at = (url: string | undefined, quote: string, slide?: number, fields = {}) =>
  placeLink(makePost('p', ['本文'], { url, ...fields }), quote, slide);

describe('placeLink', () => {
  it.each([
    [
      'a short quotation',
      'https://example.com/a',
      'C++, and a-b',
      'https://example.com/a#:~:text=C%2B%2B%2C%20and%20a%2Db',
    ],
    ['an address with a fragment', 'https://example.com/a#top', 'abc', 'https://example.com/a#top:~:text=abc'],
  ])('names %s', (_what, url, quote, expected) => {
    expect(at(url, quote)).toBe(expected);
  });

  it('names the start and the end of a long line, and one line only', () => {
    const line = 'あ'.repeat(20) + 'い'.repeat(20);
    expect(at('https://example.com/', `短い\n${line}\n終わり`)).toBe(
      `https://example.com/#:~:text=${encodeURIComponent('あ'.repeat(16))},${encodeURIComponent('い'.repeat(16))}`,
    );
  });

  it('opens the slide on Speaker Deck', () => {
    expect(at('https://speakerdeck.com/u/deck', '自己紹介', 3, { kind: 'slides' })).toBe(
      'https://speakerdeck.com/u/deck?slide=3',
    );
  });

  it('opens the page alone where the text retells it, or is a deck elsewhere', () => {
    expect(at('https://example.com/a', '引用', undefined, { retold: true })).toBe('https://example.com/a');
    expect(at('https://example.com/deck', '引用', 2, { kind: 'slides' })).toBe('https://example.com/deck');
  });

  it.each([undefined, 'javascript:alert(1)', 'not an address', 'file:///etc/passwd'])('gives nothing for %j', (url) => {
    expect(at(url, '引用')).toBeUndefined();
  });

  it('survives half a surrogate pair', () => {
    expect(at('https://example.com/', '\ud800')).toContain('#:~:text=');
  });
});
