/**
 * How a word may sound, as its consonants: a common key for an English or romanised word and for the kana that Japanese writes
 * it in. Kubernetes and くばねてす are both `kbnts`, engineer and エンジニア both `anjn`. A word that starts with a vowel
 * starts with `a`; l is r, v is b, z is j; r before a consonant or at the end is silent, as in English that kana follow.
 */
export function soundKeys(word: string): string[] {
  const keys = /^[a-z]+$/i.test(word)
    ? READINGS.map((reading) => latinKey(word.toLowerCase(), reading))
    : [kanaKey(word)];
  return [...new Set(keys.map((key) => key.replace(/(.)\1+/g, '$1')))];
}

type Rule = readonly [pattern: RegExp, sound: string];

/** English spells two sounds alike: ge and gi of gentle and get, ch of chance and chaos, th of thread and Anthony. */
const READINGS: readonly (readonly Rule[])[] = [
  [
    [/tch|ch(?=[aeiouy]|$)/g, 'C'],
    [/th/g, 's'],
  ],
  [
    [/tch/g, 'C'],
    [/ch/g, 'k'],
    [/th/g, 't'],
    [/dge/g, 'ja'],
  ],
  [
    [/tch|ch/g, 'C'],
    [/th/g, 's'],
    [/dge|g(?=[eiy])/g, 'ja'],
  ],
];

const LATIN_RULES: readonly Rule[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/(?:tion|sion|cian)/g, 'xon'],
  [/ch/g, 'k'],
  [/sch|sh/g, 'x'],
  [/ph/g, 'f'],
  [/gh(?=t|$)/g, ''],
  [/ck|qu|q/g, 'k'],
  [/cc(?=[eiy])/g, 'ks'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x(?=on)/g, 'S'],
  [/(?<!^)x(?![aeiou])|(?<=[aeiou])x/g, 'ks'],
  [/(?<=[aeiouy])r(?=$|[^aeiouy])/g, ''],
  [/mb$/, 'm'],
  [/m(?=[bp])/g, 'n'],
  [/e$/, ''],
];

function latinKey(word: string, reading: readonly Rule[]): string {
  let sound = word;
  for (const [pattern, replacement] of [...reading, ...LATIN_RULES]) sound = sound.replace(pattern, replacement);
  const first = /^[aeiou]/.test(sound) ? 'a' : '';
  return (
    first +
    sound
      .replace(/[aeiouyw]/g, '')
      .replace(/[hH](?!$)/g, (h, at) => (at === 0 ? h : ''))
      .replace(/[lL]/g, 'r')
      .replace(/v/g, 'b')
      .replace(/z/g, 'j')
      .replace(/S|x/g, 's')
      .replace(/C/g, 'c')
  );
}

const KANA_ROWS: readonly [characters: string, sound: string][] = [
  ['かきくけこ', 'k'],
  ['がぎぐげご', 'g'],
  ['さしすせそ', 's'],
  ['ざじずぜぞぢづ', 'j'],
  ['たてとつ', 't'],
  ['ち', 'c'],
  ['だでど', 'd'],
  ['なにぬねのん', 'n'],
  ['はひへほ', 'h'],
  ['ふ', 'f'],
  ['ばびぶべぼゔ', 'b'],
  ['ぱぴぷぺぽ', 'p'],
  ['まみむめも', 'm'],
  ['らりるれろ', 'r'],
];
const SOUND_OF_KANA: ReadonlyMap<string, string> = new Map(
  KANA_ROWS.flatMap(([characters, sound]) => [...characters].map((character) => [character, sound] as const)),
);

function kanaKey(word: string): string {
  const kana = word.replace(/ち(?=[ぃ])/g, 'て').replace(/ん(?=ん)/g, '');
  const first = /^[あいうえおぁぃぅぇぉ]/.test(kana) ? 'a' : '';
  return first + [...kana].map((character) => SOUND_OF_KANA.get(character) ?? '').join('');
}

/** The vowels of a word as kana say them, to tell apart words with the same consonants. `クラウド` (folded) is `uauo`. */
export function vowelsOf(word: string): string {
  if (/^[a-z]+$/i.test(word))
    return word
      .toLowerCase()
      .replace(/[^aeiouy]/g, '')
      .replace(/y/g, 'i');
  return [...word].map((character) => VOWEL_OF_KANA.get(character) ?? '').join('');
}

const VOWEL_COLUMNS: readonly [characters: string, vowel: string][] = [
  ['あかさたなはまやらわがざだばぱぁゃ', 'a'],
  ['いきしちにひみりぎじぢびぴぃ', 'i'],
  ['うくすつぬふむゆるぐずづぶぷゔぅゅ', 'u'],
  ['えけせてねへめれげぜでべぺぇ', 'e'],
  ['おこそとのほもよろをごぞどぼぽぉょ', 'o'],
];
const VOWEL_OF_KANA: ReadonlyMap<string, string> = new Map(
  VOWEL_COLUMNS.flatMap(([characters, vowel]) => [...characters].map((character) => [character, vowel] as const)),
);
