import { cidToCharacter } from './cid.ts';

/** Common words of the kana ぁ-て, which are the only ones that normalisation moves about (CIDs 842-879 are U+034A-036F). */
const COMMON_WORDS = [
  ...[
    'だった',
    'だけ',
    'かった',
    'った',
    'って',
    'して',
    'した',
    'いて',
    'いた',
    'たい',
    'きた',
    'きて',
    'てい',
    'ていた',
  ],
  ...[
    'すごい',
    'あった',
    'いった',
    'ください',
    'いい',
    'こそ',
    'さて',
    'てきた',
    'いき',
    'すぎ',
    'つけ',
    'かけ',
    'たち',
    'こち',
  ],
];

/** More orders than this are not weighed: the run stays as it is. */
const MOST_ORDERS = 2000;

/**
 * Code points that NFC replaces, by what it replaces them with: `ʹ` (U+02B9) comes from U+0374, the CID of に. Every one
 * of them is a CID of Japanese text, while what it turned into hardly is.
 */
const BEFORE_NFC = new Map<string, string>();
for (let cid = 633; cid <= 7477; cid++) {
  const character = String.fromCodePoint(cid);
  const composed = character.normalize('NFC');
  if (composed !== character && composed !== ';') BEFORE_NFC.set(composed, character);
}

const REPLACED = new RegExp([...BEFORE_NFC.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Puts back the code points that NFC replaced: `ग़` (two code points) is U+095A again, the CID of 出. */
export function undoComposition(text: string): string {
  // U+037E is the CID of ふ, and NFC makes a semicolon of it; a semicolon among Latin letters is the CID of Z.
  const semicolons = text.replace(/(?<=[\u0250-\u1fff]);|;(?=[\u0250-\u1fff])/g, '\u037e');
  return semicolons.replace(REPLACED, (found) => BEFORE_NFC.get(found) ?? found);
}

/** Whether NFC swaps these two combining marks. */
function swaps(first: string, second: string): boolean {
  return `${first}${second}`.normalize('NFD') !== `${first}${second}`;
}

function score(marks: string): number {
  const kana = Array.from(marks, (mark) => cidToCharacter(mark.codePointAt(0) ?? 0) ?? '').join('');
  return COMMON_WORDS.reduce((sum, word) => sum + (kana.split(word).length - 1) * word.length ** 2, 0);
}

/** All orders of the marks in which the marks of one class keep their order, the lowest class last among the first. */
function orders(classes: string[][]): string[] {
  if (classes.every((marks) => marks.length === 0)) return [''];
  return classes.toReversed().flatMap((marks) => {
    const [mark, ...rest] = marks;
    if (mark === undefined) return [];
    return orders(classes.map((other) => (other === marks ? rest : other))).map((order) => mark + order);
  });
}

function countOrders(classes: string[][]): number {
  let total = 0;
  let count = 1;
  for (const marks of classes) {
    for (let nth = 1; nth <= marks.length; nth++) count = (count * ++total) / nth;
  }
  return count;
}

/**
 * Undoes the canonical reordering of combining marks: normalisation sorts a run of them by class, so だっただけ became
 * けだっただ. The order with the most common words is taken, and of equals the one that has the lowest class at the end.
 */
export function undoReordering(text: string): string {
  return text.replace(/[\u0300-\u034e\u0350-\u036f]{2,}/g, (run) => {
    const classes: string[][] = [];
    for (const mark of run) {
      const last = classes.at(-1);
      if (!last || swaps(mark, last[0] ?? '')) classes.push([mark]);
      else last.push(mark);
    }
    if (classes.length === 1 || countOrders(classes) > MOST_ORDERS) return run;
    const [best] = orders(classes)
      .map((order) => ({ order, score: score(order) }))
      .sort((a, b) => b.score - a.score);
    return best?.order ?? run;
  });
}
