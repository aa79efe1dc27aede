import type { Token } from '../../text/tokenize.ts';
import type { Lexicon } from '../lexicon.ts';
import { remember } from '../remember.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type KanaWord, kanaRuns, wordsInRun } from './kana-words.ts';
import { misspelt, type Respelling, romanised, soundsLike } from './respell.ts';

/** The bridges of an index from how a word is asked for to how its posts write it; what was crossed lately is remembered. */
export interface Bridges {
  /** The words that a question, which was cut into these tokens, writes in kana. */
  kanaWords(text: string, tokens: readonly Token[]): KanaWord[];
  /** What a term of Latin letters may stand for beside itself. */
  ofLatin(term: string): readonly Respelling[];
  /** The same of a term of katakana that no post holds. */
  ofKatakana(term: string): readonly Respelling[];
}

/** How alike another word must sound to be asked for beside a word that the library holds. */
const SURE = 0.85;

export function createBridges(lexicon: Lexicon, vocabulary: Vocabulary): Bridges {
  const knows = (term: string) => lexicon.find(term) !== undefined;
  const inRun = remember((run) => wordsInRun(run, knows, vocabulary));
  return {
    kanaWords: (text, tokens) =>
      kanaRuns(text, tokens).flatMap(([run, offset]) =>
        inRun(run).map(({ start, end, respellings }) => ({ start: offset + start, end: offset + end, respellings })),
      ),
    ofLatin: remember((term) => {
      const heard = [...romanised(term, vocabulary), ...soundsLike(term, vocabulary)];
      return knows(term)
        ? heard.filter(({ likeness }) => likeness >= SURE)
        : [...heard, ...misspelt(term, vocabulary, false)];
    }),
    ofKatakana: remember((term) => misspelt(term, vocabulary, true)),
  };
}
