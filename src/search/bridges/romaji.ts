const SYLLABLES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...(
      'a あ i い u う e え o お ka か ki き ku く ke け ko こ ga が gi ぎ gu ぐ ge げ go ご sa さ si し shi し su す se せ so そ za ざ zi じ ji じ zu ず ze ぜ zo ぞ ' +
      'ta た ti ち chi ち tu つ tsu つ te て to と da だ di ぢ du づ de で do ど na な ni に nu ぬ ne ね no の ha は hi ひ hu ふ fu ふ he へ ho ほ ba ば bi び bu ぶ be べ bo ぼ ' +
      'pa ぱ pi ぴ pu ぷ pe ぺ po ぽ ma ま mi み mu む me め mo も ya や yu ゆ yo よ ra ら ri り ru る re れ ro ろ wa わ wo を n ん ' +
      'kya きゃ kyu きゅ kyo きょ gya ぎゃ gyu ぎゅ gyo ぎょ sya しゃ syu しゅ syo しょ sha しゃ shu しゅ sho しょ she しぇ zya じゃ zyu じゅ zyo じょ ja じゃ ju じゅ jo じょ je じぇ ' +
      'tya ちゃ tyu ちゅ tyo ちょ cha ちゃ chu ちゅ cho ちょ che ちぇ nya にゃ nyu にゅ nyo にょ hya ひゃ hyu ひゅ hyo ひょ bya びゃ byu びゅ byo びょ pya ぴゃ pyu ぴゅ pyo ぴょ ' +
      'mya みゃ myu みゅ myo みょ rya りゃ ryu りゅ ryo りょ fa ふぁ fi ふぃ fe ふぇ fo ふぉ thi てぃ dhi でぃ we うぇ wi うぃ va ゔぁ vi ゔぃ vu ゔ ve ゔぇ vo ゔぉ'
    ).matchAll(/(\w+) (\S+)/g),
  ].map(([, letters, kana]) => [letters, kana]),
);
const LONGEST_SYLLABLE = 3;

/**
 * The hiragana of a word in romaji, Hepburn or Kunrei: `tenshoku` and `tensyoku` give てんしょく, `ō` and `oo` a long
 * vowel; nothing where the letters spell no Japanese.
 */
export function romajiToKana(word: string): string | undefined {
  const letters = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/([aiueo])[\u0304\u0302]/g, '$1-')
    .replace(/n'/g, 'ん')
    .replace(/([kstpgzdbcfhjmr])\1/g, 'っ$1')
    .replace(/tch/g, 'っch')
    .replace(/m(?=[bpm])/g, 'ん')
    .replace(/nn/g, 'んn');
  let kana = '';
  for (let at = 0; at < letters.length; ) {
    const own = letters[at] as string;
    if (own === '-' || /[んっ]/.test(own)) {
      kana += own === '-' ? 'ー' : own;
      at++;
      continue;
    }
    let length = LONGEST_SYLLABLE;
    while (length > 0 && !Object.hasOwn(SYLLABLES, letters.slice(at, at + length))) length--;
    if (length === 0) return undefined;
    kana += SYLLABLES[letters.slice(at, at + length)];
    at += length;
  }
  return kana || undefined;
}

/** A kana word with every long vowel written as `ー` and none at the end, so that とうきょう, とーきょー and とおきょお meet. */
export function withoutLongVowels(kana: string): string {
  return kana
    .replace(/(?<=[おこそとのほもよろごぞどぼぽょ])[うおー]/g, '')
    .replace(/(?<=[うくすつぬふむゆるぐずぶぷゅ])[うー]/g, '')
    .replace(/(?<=[えけせてねへめれげぜでべぺ])[いえー]/g, '')
    .replace(/ー/g, '');
}
