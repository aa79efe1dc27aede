import { checkMessageBlocks, checkView, textLength } from '../../../src/local/block-rules.ts';
import { bullets, button, note, plainLink, rich, section, text } from '../../../src/slack/blocks/elements.ts';
import { fitBlocks, fitMessage, fitView } from '../../../src/slack/blocks/fit-blocks.ts';
import type { OutBlock } from '../../../src/slack/blocks/types.ts';

const long = '長い文。'.repeat(1_000);
const paragraph = (value: string): OutBlock => rich(section(text(value)));

describe('fitBlocks', () => {
  it('keeps what fits as it is', () => {
    const blocks = [paragraph('短い'), note('注'), { type: 'divider' as const }];
    expect(fitBlocks(blocks)).toEqual(blocks);
  });

  it('cuts a text that is too long', () => {
    const [block] = fitBlocks([paragraph(long)]);
    expect(textLength(block)).toBeLessThanOrEqual(3_000);
    expect(JSON.stringify(block)).toContain('…');
  });

  it('keeps all text of a message under the total, and drops what no longer fits', () => {
    const blocks = fitBlocks(Array.from({ length: 10 }, () => paragraph(long)));
    expect(textLength(blocks)).toBeLessThanOrEqual(11_000);
    expect(blocks).toHaveLength(4);
  });

  it('counts text as Slack does, escaped', () => {
    const blocks = fitBlocks(Array.from({ length: 10 }, () => paragraph('&'.repeat(2_000))));
    expect(textLength(blocks) * 5).toBeLessThanOrEqual(11_000 + 5 * 10);
  });

  it('drops blocks past the fiftieth, and leaves no empty one', () => {
    expect(fitBlocks(Array.from({ length: 70 }, () => note('x')))).toHaveLength(50);
    expect(
      fitBlocks([paragraph(''), note('\u0000'), rich(bullets([[text('')]])), rich(section(...plainLink('', 'x')))]),
    ).toEqual([]);
  });

  it('leaves out a button whose value would have to be cut', () => {
    const row: OutBlock = {
      type: 'actions',
      elements: [button('try', 0, 'a', 'x'.repeat(2_001)), button('try', 1, 'b', 'x')],
    };
    expect(JSON.stringify(fitBlocks([row]))).not.toContain('try.0');
    expect(checkMessageBlocks(fitBlocks([row]))).toEqual([]);
  });

  it('turns a link that is too long into text', () => {
    const link = { type: 'link' as const, url: `https://a.example/${'a'.repeat(3_000)}`, text: '題' };
    expect(fitBlocks([rich(section(link))])).toEqual([rich(section({ type: 'text', text: '題', style: undefined }))]);
  });
});

describe('fitMessage', () => {
  it.each([
    ['', '…'],
    ['短い', '短い'],
  ])('gives %p the text %p', (value, expected) => {
    expect(fitMessage({ text: value, blocks: [] }).text).toBe(expected);
  });

  it('cuts a text between entities', () => {
    const { text: cutText } = fitMessage({ text: '&amp;'.repeat(1_000), blocks: [] });
    expect(cutText.length).toBeLessThanOrEqual(3_000);
    expect(cutText).toMatch(/^(&amp;)+…$/);
  });
});

describe('fitView', () => {
  it('cuts titles and keeps a hundred blocks', () => {
    const title = { type: 'plain_text' as const, text: 'とても長い題名'.repeat(5), emoji: false };
    const view = fitView({ type: 'modal', title, close: title, blocks: Array.from({ length: 150 }, () => note('x')) });
    expect(checkView(view)).toEqual([]);
    expect(view.blocks).toHaveLength(100);
  });
});
