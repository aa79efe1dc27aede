import { safeUrl } from '../../../src/slack/blocks/safe-url.ts';

describe('safeUrl', () => {
  it.each([
    ['https://example.com/a?slide=3', 'https://example.com/a?slide=3'],
    ['https://example.com/#:~:text=転職', 'https://example.com/#:~:text=%E8%BB%A2%E8%81%B7'],
    ['https://example.com/a|b<c>', 'https://example.com/a%7Cb%3Cc%3E'],
    ['javascript:alert(1)', undefined],
    ['file:///etc/passwd', undefined],
    ['/relative', undefined],
    ['', undefined],
    [undefined, undefined],
    [`https://example.com/${'a'.repeat(3_000)}`, undefined],
  ])('%s gives %s', (url, expected) => {
    expect(safeUrl(url)).toBe(expected);
  });
});
