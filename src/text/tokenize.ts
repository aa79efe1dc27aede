import { fold } from './fold.ts';
import type { Span } from './span.ts';

/**
 * A term of a text and where it stands there. A `compound` is a run of katakana beside the words inside it; a `pair` is two
 * neighbouring characters, and starts with `PAIR_MARK`.
 */
export interface Token extends Span {
  term: string;
  kind: 'word' | 'compound' | 'pair';
  /** Of a pair of kanji with the ending of a verb between them: 組 and 込 of 組み込み, which may be written 組込み. */
  loose?: boolean;
}

/** Sets the terms of character pairs apart from words, so that 転職 the word and 転職 the pair are counted separately. */
export const PAIR_MARK = '\u0001';

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const KATAKANA_RUN = /[\p{Script=Katakana}ー]{2,}/gu;
const PAIRED_RUN = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}ー々〆]{2,}/gu;
const INFLECTED =
  /^(\p{Script=Han}+)\p{Script=Hiragana}+(?:(?<=^\p{Script=Han}+\p{Script=Hiragana}{1,2})(\p{Script=Han}+)\p{Script=Hiragana}*)?$/u;
const LATIN = /^[a-z]{4,}$/;
const PLURAL = /(?<=^[a-z]{3,}[^sui])s$/;
const ENDING = /(?<=^[a-z]{4,})(?:ing|ed|e)$/;
const DOUBLED = /([bdgmnprt])\1$/;
const OKURIGANA_BETWEEN = /(\p{Script=Han})([いきぎしちびみりえけげせねべめれわ]{1,2})(?=(\p{Script=Han}))/gu;
const HIRAGANA = /^\p{Script=Hiragana}$/u;

/**
 * Cuts a text into its terms: the words that ICU's dictionary finds, every run of katakana as one word, and every pair of
 * neighbouring Japanese characters except two hiragana. `転職した` gives 転職, し, た and the pairs 転職, 職し.
 */
export function tokenize(text: string): Token[] {
  return [...wordTokens(text), ...pairTokens(text), ...loosePairTokens(text)];
}

/** The words of a text alone, in order. */
export function wordTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const runs = katakanaRuns(text);
  for (const { segment, index, isWordLike } of words.segment(text)) {
    if (!isWordLike) continue;
    const end = index + segment.length;
    const run = runs.get(index);
    if (run && run.end > end) tokens.push(run);
    const term = stem(fold(segment));
    if (term) tokens.push({ term, kind: 'word', start: index, end });
  }
  return tokens;
}

/** A folded word without its endings: the kanji of 着る, 着た and 着て, of 組み込み and 組込み; surpris of surprise, surprised and surprising. */
export function stem(word: string): string {
  const inflected = INFLECTED.exec(word);
  if (inflected) return `${inflected[1]}${inflected[2] ?? ''}`;
  if (!LATIN.test(word)) return word;
  return word.replace(PLURAL, '').replace(ENDING, '').replace(DOUBLED, '$1');
}

function katakanaRuns(text: string): Map<number, Token> {
  const runs = new Map<number, Token>();
  for (const match of text.matchAll(KATAKANA_RUN)) {
    const start = match.index;
    runs.set(start, { term: fold(match[0]), kind: 'compound', start, end: start + match[0].length });
  }
  return runs;
}

function pairTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PAIRED_RUN)) {
    let previous = '';
    let at = match.index;
    for (const character of match[0]) {
      if (previous && !(HIRAGANA.test(previous) && HIRAGANA.test(character))) {
        const start = at - previous.length;
        tokens.push({ term: PAIR_MARK + fold(previous + character), kind: 'pair', start, end: at + character.length });
      }
      previous = character;
      at += character.length;
    }
  }
  return tokens;
}

/** Kanji on both sides of an ending that people leave out: not of a particle, which never is. */
function loosePairTokens(text: string): Token[] {
  return [...text.matchAll(OKURIGANA_BETWEEN)].map((match) => {
    const [, first = '', rest = '', second = ''] = match;
    const end = match.index + first.length + rest.length + second.length;
    return { term: PAIR_MARK + fold(first + second), kind: 'pair', start: match.index, end, loose: true };
  });
}
