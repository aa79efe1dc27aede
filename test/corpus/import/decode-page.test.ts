import { decodePage } from '../../../src/corpus/import/decode-page.ts';

/** 転職と経験 in each encoding. */
const WORD = '転職と経験';
const BYTES = {
  'utf-8': Buffer.from(WORD),
  shift_jis: Buffer.from([0x93, 0x5d, 0x90, 0x45, 0x82, 0xc6, 0x8c, 0x6f, 0x8c, 0xb1]),
  'euc-jp': Buffer.from([0xc5, 0xbe, 0xbf, 0xa6, 0xa4, 0xc8, 0xb7, 0xd0, 0xb8, 0xb3]),
  'iso-2022-jp': Buffer.from('\u001b$BE>?&$H7P83\u001b(B', 'latin1'),
};
const page = (encoding: keyof typeof BYTES, head = '') =>
  Buffer.concat([
    Buffer.from(`<html><head>${head}</head><body><p>`),
    BYTES[encoding],
    Buffer.from('</p></body></html>'),
  ]);

describe('decodePage', () => {
  const encodings = Object.keys(BYTES) as (keyof typeof BYTES)[];

  it.each(encodings)('reads %s as the header says', (encoding) => {
    expect(decodePage(page(encoding), `text/html; charset="${encoding.toUpperCase()}"`)).toContain(WORD);
  });

  it.each(encodings)('reads %s as a meta tag says', (encoding) => {
    expect(decodePage(page(encoding, `<meta charset=${encoding}>`))).toContain(WORD);
    expect(
      decodePage(
        page(encoding, `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`),
        'text/html',
      ),
    ).toContain(WORD);
  });

  it.each(encodings)('reads %s as the XML declaration of a feed says', (encoding) => {
    const feed = Buffer.concat([Buffer.from(`<?xml version="1.0" encoding='${encoding}'?><rss>`), BYTES[encoding]]);
    expect(decodePage(feed)).toContain(WORD);
  });

  it.each(encodings)('reads %s where nothing says what it is', (encoding) => {
    expect(decodePage(page(encoding))).toContain(WORD);
  });

  it.each(['x-sjis', 'Windows-31J', 'cp932', 'MS932'])('knows Shift_JIS as %s', (name) => {
    expect(decodePage(page('shift_jis'), `text/html; charset=${name}`)).toContain(WORD);
  });

  it('believes the bytes where the header is wrong', () => {
    expect(decodePage(page('euc-jp', '<meta charset="euc-jp">'), 'text/html; charset=utf-8')).toContain(WORD);
    expect(decodePage(page('utf-8'), 'text/html; charset=shift_jis')).toContain(WORD);
  });

  it('keeps to the header where a few bytes are broken', () => {
    const broken = Buffer.concat([Buffer.from(WORD.repeat(50)), Buffer.from([0xe3, 0x81])]);
    expect(decodePage(broken, 'text/html; charset=utf-8')).toBe(`${WORD.repeat(50)}\uFFFD`);
  });

  it.each([
    ['UTF-8', Buffer.from(`\uFEFF${WORD}`)],
    ['UTF-16', Buffer.from(`\uFEFF${WORD}`, 'utf16le')],
    ['UTF-16 with its bytes the other way round', Buffer.from(`\uFEFF${WORD}`, 'utf16le').swap16()],
  ])('reads the byte order mark of %s', (_, bytes) => {
    expect(decodePage(bytes, 'text/html; charset=iso-8859-1')).toBe(WORD);
  });

  it('takes no meta tag in a comment, and no encoding that does not exist', () => {
    expect(decodePage(page('utf-8', '<!-- <meta charset="euc-jp"> -->'))).toContain(WORD);
    expect(decodePage(page('utf-8'), 'text/html; charset=klingon')).toContain(WORD);
  });

  it('reads Western text, and nothing at all', () => {
    expect(decodePage(Buffer.from('caf\u00e9', 'latin1'), 'text/html; charset=iso-8859-1')).toBe('café');
    expect(decodePage(Buffer.alloc(0))).toBe('');
  });
});
