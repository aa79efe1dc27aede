/** CID of the first cell of JIS X 0208's row 1; rows 1 to 7 follow without gaps (Adobe-Japan1-0). */
const FIRST_SYMBOL = 633;
/** CID of 亜, the first kanji of level 1 (row 16); 4090 is 弌, the first of level 2 (row 48). */
const FIRST_KANJI = 1125;
const FIRST_RARE_KANJI = 4090;
const LAST_RARE_KANJI = 7477;

/** CIDs 96 to 126 of Adobe-Japan1: the marks that Adobe's standard encoding has beyond ASCII, in its order. */
const LATIN_MARKS = '’\\‘|~¡¢£⁄ƒ§¤“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿';

/** Where the Encoding Standard's decoder and Adobe-Japan1 name the same JIS cell differently. */
const AS_ADOBE: Record<string, string> = { '～': '〜', '∥': '‖', '－': '−' };

function readRows(first: number, last: number): string[] {
  const bytes: number[] = [];
  for (let row = first; row <= last; row++) {
    for (let cell = 1; cell <= 94; cell++) bytes.push(0xa0 + row, 0xa0 + cell);
  }
  const decoded = new TextDecoder('euc-jp').decode(new Uint8Array(bytes));
  return [...decoded]
    .filter((character) => character !== '\uFFFD')
    .map((character) => AS_ADOBE[character] ?? character);
}

function fill(table: string[], first: number, characters: Iterable<string>): void {
  let cid = first;
  for (const character of characters) table[cid++] = character;
}

function buildTable(): readonly (string | undefined)[] {
  const table: string[] = [];
  for (let cid = 1; cid <= 95; cid++) table[cid] = String.fromCodePoint(cid + 31);
  table[61] = '¥';
  fill(table, 96, LATIN_MARKS);
  for (let cid = 231; cid <= 325; cid++) table[cid] = String.fromCodePoint(cid - 199);
  for (let cid = 327; cid <= 389; cid++) table[cid] = String.fromCodePoint(cid - 327 + 0xff61);
  fill(table, FIRST_SYMBOL, readRows(1, 7));
  fill(table, FIRST_KANJI, readRows(16, 47));
  fill(table, FIRST_RARE_KANJI, readRows(48, 84).slice(0, LAST_RARE_KANJI - FIRST_RARE_KANJI + 1));
  return table;
}

const TABLE = buildTable();

/**
 * The character of a CID of Adobe-Japan1 (`2263` is 自, `36` is C, `842` is ぁ), or undefined for accented Latin,
 * half-width kana forms and all that Adobe-Japan1-0 does not take from JIS X 0208.
 */
export function cidToCharacter(cid: number): string | undefined {
  return TABLE[cid];
}
