/** Letters of one language's script, and what they count for; kana outweigh the Latin names and code of a Japanese text. */
const SCRIPTS: { lang: string; letters: RegExp; weight: number }[] = [
  { lang: 'ja', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, weight: 6 },
  { lang: 'zh', letters: /\p{Script=Han}/gu, weight: 2 },
  { lang: 'ko', letters: /\p{Script=Hangul}/gu, weight: 3 },
  { lang: 'ru', letters: /\p{Script=Cyrillic}/gu, weight: 1 },
  { lang: 'el', letters: /\p{Script=Greek}/gu, weight: 1 },
  { lang: 'ar', letters: /\p{Script=Arabic}/gu, weight: 1 },
  { lang: 'th', letters: /\p{Script=Thai}/gu, weight: 1 },
  { lang: 'hi', letters: /\p{Script=Devanagari}/gu, weight: 1 },
  { lang: 'en', letters: /\p{Script=Latin}/gu, weight: 1 },
];

/** The language of a text by its share of scripts: `ja`, `en`, … and `und` where it has no letters. Latin counts as English. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 4000);
  const counts = SCRIPTS.map(({ lang, letters, weight }) => ({
    lang,
    score: (sample.match(letters)?.length ?? 0) * weight,
  }));
  const best = counts.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? 'und' : best.lang;
}
