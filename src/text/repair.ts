import { cidToCharacter } from './cid.ts';
import { undoComposition, undoReordering } from './cid-order.ts';
import { radicalToIdeograph } from './radicals.ts';

/** A text without its broken characters. */
export interface Repaired {
  text: string;
  changed: boolean;
}

/** A slide's heading, repaired where it was garbled. */
export interface RepairedHeading extends Repaired {
  /** It looks garbled, but could not be read. */
  unreadable: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: stray control characters are what is looked for
const STRAY = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const RADICAL = /[\u2e80-\u2fd5]/g;
/** A run of half-width kana and their marks; without a letter it may belong to an emoticon, and stays. */
const HALF_WIDTH = /[\uff61-\uff9f]+/g;
const HALF_WIDTH_LETTER = /[\uff66-\uff6f\uff71-\uff9d]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same characters as in STRAY
const ANY = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2e80-\u2fd5\uff61-\uff9f\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Repairs single characters: radicals to ideographs (`⼤` 大, `⻑` 長), half-width katakana to full width (`ﾃﾞｰﾀ` データ),
 * line ends to `\n`, stray control characters and lone surrogates removed. Everything else comes out byte for byte.
 */
export function repairText(text: string): Repaired {
  if (!ANY.test(text)) return { text, changed: false };
  const repaired = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\f\u0085]/g, ' ')
    .replace(STRAY, '')
    .replace(RADICAL, radicalToIdeograph)
    .replace(HALF_WIDTH, (kana) => (HALF_WIDTH_LETTER.test(kana) ? kana.normalize('NFKC') : kana));
  return { text: repaired, changed: repaired !== text };
}

/**
 * What no text of today holds, or only a scholar's: unassigned code points, archaic Greek, rare combining marks, and Greek
 * beside the phonetic signs that are the CIDs of ー and ・.
 */
const NEVER_WRITTEN =
  /\p{Cn}|[\u0346-\u034e\u0350-\u0360\u0362-\u0373\u0376\u0377\u037b-\u037d\u037f\u03cf\u03d8-\u03ef]|[\u0370-\u03ff][\u0294\u027e]|[\u0294\u027e][\u0370-\u03ff]/u;
const GARBLED_LETTER = /[\u0250-\u1fff]/;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const SCRIPTS = [
  ...[
    'Greek',
    'Cyrillic',
    'Armenian',
    'Hebrew',
    'Arabic',
    'Syriac',
    'Thaana',
    'Nko',
    'Samaritan',
    'Mandaic',
    'Devanagari',
  ],
  ...['Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao'],
  ...['Tibetan', 'Myanmar', 'Georgian', 'Hangul', 'Ethiopic', 'Cherokee', 'Khmer', 'Mongolian'],
].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/** Whether one word mixes scripts, as no language does: `ӡ໋` is Cyrillic and Lao. */
function mixesScripts(word: string): boolean {
  return SCRIPTS.filter((script) => script.test(word)).length > 1;
}

/** Whether Latin letters and punctuation only were garbled: `$3&ʢ $VTUPNFSʣ` is CRE（ Customer）. */
function looksLikeLatinHeading(source: string, decoded: string): boolean {
  const latin = source.replace(/[lz]/g, '');
  return (
    /[\u0279-\u02d6]/.test(source) &&
    !/[a-z\u0080-\u0278\u02d7-\u1fff]/.test(latin) &&
    /[A-Za-z]{2}/.test(decoded) &&
    /（[^（）]+）|「[^「」]+」|『[^『』]+』|・/.test(decoded)
  );
}

function decodeWord(word: string): string | undefined {
  // A word of ASCII with small letters was never garbled: Latin capitals and small letters have CIDs below `a`.
  if (/^[ -~]*$/.test(word) && /[a-kmo-vxy]/.test(word)) return word;
  let decoded = '';
  for (const character of undoReordering(undoComposition(word))) {
    const codePoint = character.codePointAt(0) ?? 0;
    const read = codePoint >= 0x2000 ? character : cidToCharacter(codePoint);
    if (read === undefined) return undefined;
    decoded += read;
  }
  return decoded;
}

/**
 * Repairs a slide's heading in which every character is its Adobe-Japan1 CID read as a code point (`ࣗݾ঺հ` 自己紹介,
 * `$3&` CRE, in a heading that holds more than ASCII), then does what `repairText` does. Digits and spaces were lost
 * before and are not invented. Headings of any living script stay as they are.
 */
export function repairSlideHeading(text: string): RepairedHeading {
  const plain = repairText(text);
  if (!GARBLED_LETTER.test(text)) return { ...plain, unreadable: false };
  const words = text.split(/(\s+)/);
  const last = words.findLastIndex((word) => GARBLED_LETTER.test(word));
  // Japanese that follows was set in another font, which was read well; so are the Latin words among it.
  const end = words.slice(last + 1).some((word) => JAPANESE.test(word)) ? last : words.length;
  const decoded = words.map((word, at) => (at > end || word.trim() === '' ? word : decodeWord(word)));
  const heading = decoded.join('');
  const garbled = NEVER_WRITTEN.test(text) || words.some(mixesScripts);
  if (decoded.includes(undefined)) return { ...plain, unreadable: garbled };
  if (!garbled && !looksLikeLatinHeading(text, heading)) return { ...plain, unreadable: false };
  const readable = JAPANESE.test(heading) || /[A-Za-z]{2}/.test(heading);
  if (!readable) return { ...plain, unreadable: true };
  return { text: repairText(heading).text, changed: true, unreadable: false };
}
