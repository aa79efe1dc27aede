import { sentences } from '../text/sentences.ts';
import type { Token } from '../text/tokenize.ts';
import { type CutPassage, LONGEST_PLACED, SENTENCE_END } from './term-store.ts';

/** Cuts the text of a passage into sentences, and each into the tokens that are indexed, whose terms `intern` gives a number. */
export function cutPassage(
  text: string,
  tokensOf: (sentence: string) => Token[],
  intern: (token: Token, sentence: string) => number,
): CutPassage {
  const cut = { terms: [] as number[], sentences: [] as number[], places: [] as number[] };
  for (const [at, { start, end }] of sentences(text).entries()) {
    if (at) cut.terms.push(SENTENCE_END);
    const sentence = text.slice(start, end);
    const tokens = tokensOf(sentence);
    const words = sentence.length > LONGEST_PLACED ? [] : tokens.filter(({ kind }) => kind !== 'pair');
    for (const token of tokens) cut.terms.push(intern(token, sentence));
    for (const word of words) cut.places.push(word.start, word.end);
    cut.sentences.push(start, end, tokens.length, words.length);
  }
  return cut;
}
