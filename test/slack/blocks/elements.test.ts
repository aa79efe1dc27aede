import { boldLink, button, buttons, quote } from '../../../src/slack/blocks/elements.ts';

describe('quote', () => {
  const parts = (text: string, spans: { start: number; end: number }[]) =>
    (quote(text, spans) as { elements: { text: string; style?: { bold?: boolean } }[] }).elements.map(
      ({ text: part, style }) => (style?.bold ? `*${part}*` : part),
    );

  it.each([
    ['the words', [{ start: 2, end: 4 }], ['私は', '*転職*', 'した']],
    [
      'neighbours and overlaps',
      [
        { start: 2, end: 4 },
        { start: 3, end: 5 },
      ],
      ['私は', '*転職*', '*し*', 'た'],
    ],
    [
      'spans out of order',
      [
        { start: 4, end: 6 },
        { start: 0, end: 2 },
      ],
      ['*私は*', '転職', '*した*'],
    ],
    ['spans over the end', [{ start: 4, end: 99 }], ['私は転職', '*した*']],
    [
      'empty spans',
      [
        { start: 3, end: 3 },
        { start: 5, end: 1 },
      ],
      ['私は転職した'],
    ],
  ])('makes %s bold', (_, spans, expected) => {
    expect(parts('私は転職した', spans)).toEqual(expected);
  });
});

describe('boldLink', () => {
  it('is plain bold text where the address cannot be linked', () => {
    expect(boldLink('題', 'javascript:x')).toEqual({ type: 'text', text: '題', style: { bold: true } });
    expect(boldLink('題', 'https://a.example/')).toMatchObject({ type: 'link', url: 'https://a.example/' });
  });
});

describe('buttons', () => {
  it('is no block where there is no button', () => {
    expect(buttons()).toEqual([]);
    expect(buttons(button('try', 0, 'CRE', '{}'))).toHaveLength(1);
  });
});
