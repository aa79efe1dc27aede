import { cidToCharacter } from './cid.ts';

/** Frequent strings of Japanese that are made of the kana ぁ to て, the ones that normalisation moves about most. */
const FREQUENT =
  'だった だけ かった った って して した いて いた たい きた きて てい ている ていた てきた てくださ てお いき いく いただ ' +
  'こと ない あり ある その から ところ ください たくさん について しかし くらい なかった かも しか すぎ させ せて かけ ' +
  'あっ いった おいて おける いう かう つか けど たち かたち こちら そこ ここ ちから つく おこな すこし くて さて けた ' +
  'こそ つけ あげ はたらく ふりかえり ように いい すごい しい せた えて えた がある がち がっ とき どこ されて された ' +
  'かり すぐ いくつ いくら あい おお うち うえ いけ あと いつ いま かつ さえ おき くる ため たった たら たり だれ つい';
const WORDS = FREQUENT.split(' ');

/** More orders than this are not weighed: the run stays as it is. */
const MOST_ORDERS = 500;
/** How many characters beside a run are weighed with it. */
const CONTEXT = 5;
/** What one more word costs, where the square of its length is what a frequent string is worth. */
const WORD_COST = 4;

const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });

/**
 * Code points that NFC replaces, by what it replaces them with: `ʹ` (U+02B9) comes from U+0374, the CID of に. Every one
 * of them is a CID of Japanese text, while what it turned into hardly is.
 */
const BEFORE_NFC: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 7477 - 633 + 1 }, (_, index) => String.fromCodePoint(633 + index))
    .map((character): [string, string] => [character.normalize('NFC'), character])
    .filter(([composed, character]) => composed !== character && composed !== ';'),
);

const REPLACED = new RegExp([...BEFORE_NFC.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Puts back the code points that NFC replaced: `ग़` (two code points) is U+095A again, the CID of 出. */
export function undoComposition(text: string): string {
  // U+037E is the CID of ふ, and NFC makes a semicolon of it; a semicolon among Latin letters is the CID of Z.
  const semicolons = text.replace(/(?<=[\u0250-\u1fff]);|;(?=[\u0250-\u1fff])/g, '\u037e');
  return semicolons.replace(REPLACED, (found) => BEFORE_NFC.get(found) ?? found);
}

/** Whether NFC swaps these two: both are combining marks, and the first one's class is higher. */
function swaps(first: string, second: string): boolean {
  return `${first}${second}`.normalize('NFD').startsWith(second) && first !== second;
}

/** Whether a character is a combining mark that normalisation may move; U+0345 has the highest class of all. */
function isMovable(character: string): boolean {
  return character === '\u0345' || swaps('\u0345', character);
}

function decode(codePoints: string): string {
  return Array.from(codePoints, (one) => cidToCharacter(one.codePointAt(0) ?? 0) ?? '').join('');
}

function weigh(text: string): number {
  const frequent = WORDS.reduce((sum, word) => sum + (text.split(word).length - 1) * word.length ** 2, 0);
  return frequent - WORD_COST * Array.from(SEGMENTER.segment(text)).length;
}

/** All orders in which the marks of one class keep their own order; the lowest class last among the first ones. */
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

/** The order that a run of marks most likely had, weighed between what stands before and after it. */
function bestOrder(run: readonly string[], before: string, after: string): string {
  const classes: string[][] = [];
  for (const mark of run) {
    const last = classes.at(-1);
    if (!last || swaps(mark, last[0] ?? '')) classes.push([mark]);
    else last.push(mark);
  }
  if (classes.length === 1 || countOrders(classes) > MOST_ORDERS) return run.join('');
  return orders(classes)
    .map((order) => ({ order, weight: weigh(before + decode(order) + after) }))
    .reduce((best, other) => (other.weight > best.weight ? other : best)).order;
}

/**
 * Undoes the canonical reordering of combining marks: normalisation sorts a run of them by class, so だっただけ became
 * けだっただ. Of the orders that it may have been, the one that reads most like Japanese is taken; of equal ones, the one
 * that has the lowest class at its end.
 */
export function undoReordering(text: string): string {
  const characters = Array.from(text);
  let restored = '';
  for (let at = 0; at < characters.length; ) {
    let end = at;
    while (end < characters.length && isMovable(characters[end] ?? '')) end++;
    if (end - at > 1) {
      const before = decode(Array.from(restored).slice(-CONTEXT).join(''));
      const after = decode(characters.slice(end, end + CONTEXT).join(''));
      restored += bestOrder(characters.slice(at, end), before, after);
    } else restored += characters.slice(at, Math.max(end, at + 1)).join('');
    at = Math.max(end, at + 1);
  }
  return restored;
}
