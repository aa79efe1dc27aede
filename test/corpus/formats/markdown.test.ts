import fc from 'fast-check';
import { readMarkdown } from '../../../src/corpus/formats/markdown.ts';
import type { Piece, Reading } from '../../../src/corpus/reading.ts';
import { splitLines } from '../../../src/text/lines.ts';

function outline(text: string): string[] {
  return readMarkdown({ id: 'x.md', text, start: 0, title: 'x' }).pieces.map(
    ({ kind, text: said }) => `${kind} ${said}`,
  );
}

/** The pieces without the empty lines at the ends of code, which `assemble` drops. */
function trimmed({ pieces }: Reading): Piece[] {
  return pieces.map((piece) => ({ ...piece, text: piece.text.replace(/^\s*\n|\s+$/g, '') }));
}

describe('readMarkdown', () => {
  it.each([
    ['joins Japanese lines without a space', 'これは\n一文です。', ['paragraph これは一文です。']],
    ['joins English lines with one', 'one\ntwo', ['paragraph one two']],
    ['keeps a hard break', '一行目  \n二行目', ['paragraph 一行目\n二行目']],
    ['keeps a hard break among marks', '*一行目*  \n二行目\\\n三行目', ['paragraph 一行目\n二行目\n三行目']],
    ['drops marks', '**太字**と*斜体*と~~消し~~と`code`', ['paragraph 太字と斜体と消しとcode']],
    ['drops strong marks that CommonMark misses', 'これは**「大事」**です', ['paragraph これは「大事」です']],
    [
      'keeps link texts',
      '[本文](https://example.com/a_b)と<https://example.com>',
      ['paragraph 本文とhttps://example.com'],
    ],
    [
      'resolves a reference defined elsewhere',
      '[本文][a]\n\n段落\n\n[a]: https://example.com',
      ['paragraph 本文', 'paragraph 段落'],
    ],
    ['drops images', '![写真](/a.png)  \n説明', ['paragraph 説明']],
    ['drops comments', '前<!-- 秘密 -->後\n\n<!-- \n\n秘密 \n-->\n\n終', ['paragraph 前後', 'paragraph 終']],
    ['strips tags in a sentence', 'あ<a class="keyword" href="/k">鍵</a>い<br>う', ['paragraph あ鍵い\nう']],
    ['strips tags around blocks', '<div align="center">\n<p>中</p>\n</div>', ['paragraph 中']],
    [
      'keeps what only looks like tags',
      '`dig`は<<>> DiG 9.8と出す。<command>を打つ。',
      ['paragraph digは<<>> DiG 9.8と出す。<command>を打つ。'],
    ],
    ['keeps comparisons', 'a < b、c > d、x<3', ['paragraph a < b、c > d、x<3']],
    ['decodes references', '&lt;b&gt; &amp; &#12354;', ['paragraph <b> & あ']],
    [
      'drops shortcodes',
      '{{< youtube abc >}}\n\n{% asset_img a.png %} 文\n\n:::message\n知らせ\n:::',
      ['paragraph 文', 'paragraph 知らせ'],
    ],
    ['drops embeds', '@[card](https://example.com)\n\n文', ['paragraph 文']],
    [
      'reads items without bullets',
      '- 一\n- 二\n  - 三\n\n1. 四\n2) 五',
      ['list-item 一', 'list-item 二', 'list-item 三', 'list-item 四', 'list-item 五'],
    ],
    ['reads tasks', '- [x] 済\n- [ ] 未', ['list-item 済', 'list-item 未']],
    ['reads quotes', '> 一\n> 二\n>\n> - 三', ['quote 一二', 'quote 三']],
    ['reads a table row by row', '|a|b|\n|-|-|\n|c|`d`|', ['paragraph a | b', 'paragraph c | d']],
    ['reads code as it is', '```js\nconst a = 1;\n\n  b();\n```', ['code const a = 1;\n\n  b();']],
    ['reads footnotes where they stand', '文[^1]。\n\n[^1]: 注', ['paragraph 文。', 'paragraph 注']],
    ['reads headings', '# 一 #\n本文\n\n二\n--\n', ['heading 一', 'paragraph 本文', 'heading 二']],
    ['reads nothing in nothing', '\n\n---\n\n![a](b)\n', []],
  ])('%s', (_name, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  it('takes the title from the first heading of level 1, and leaves it out', () => {
    const reading = readMarkdown({ id: 'x.md', text: '# 題 `a`\n\n本文', start: 0 });
    expect(reading.found.title).toBe('題 a');
    expect(reading.pieces.map(({ text }) => text)).toEqual(['本文']);
  });

  it('leaves out a heading that repeats the known title', () => {
    const reading = readMarkdown({ id: 'x.md', text: '## ＣＲＥ になる\n\n本文', start: 0, title: 'CREになる' });
    expect(reading.pieces.map(({ text }) => text)).toEqual(['本文']);
  });

  it.each([
    ['quotes', '>'.repeat(10_000)],
    ['lists', '- '.repeat(10_000)],
    ['brackets', '['.repeat(10_000)],
    ['emphasis', '*a **b '.repeat(10_000)],
    ['indented items', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
  ])('reads %s nested too deeply as plain text, with a problem', (_name, text) => {
    const reading = readMarkdown({ id: 'x.md', text: `前\n\n${text} 中\n\n後`, start: 0, title: 'x' });
    expect(reading.problems).toMatchObject([{ path: 'x.md', severity: 'warning' }]);
    expect(reading.pieces.at(0)?.text).toBe('前');
    expect(reading.pieces.at(-1)?.text).toBe('後');
  });

  it('reads a source in parts as it reads it whole', () => {
    const line = fc.constantFrom(
      ...[
        '今日は',
        '晴れです。',
        'plain words',
        '',
        '',
        '',
        '# 題',
        '## 二 ##',
        '- 一',
        '- two',
        '  続き',
        '1. 三',
        '2) 四',
      ],
      ...[
        '> 引用',
        '```',
        '~~~',
        '    code',
        '\tcode',
        '| a | b |',
        '|---|---|',
        '---',
        '===',
        '[a](b)',
        '[r]',
        '[r]: /u',
      ],
      ...[
        '**b**',
        'a  ',
        'b\\',
        '* x',
        '+ y',
        'a<br>b',
        '　字下げ',
        '#x',
        '1.x',
        '-x',
        '  - 子',
        '   三つ',
        '- # h',
        '- > q',
        'a:b',
      ],
    );
    const whole = (text: string, start: number) => [{ kind: 'marked' as const, lines: splitLines(text, start) }];
    fc.assert(
      fc.property(fc.array(line, { size: 'max', maxLength: 120 }), (lines) => {
        const source = { id: 'x.md', text: lines.join('\n'), start: 0, title: 'x' };
        expect(trimmed(readMarkdown(source))).toEqual(trimmed(readMarkdown(source, whole)));
      }),
      { numRuns: 100 },
    );
  });
});
