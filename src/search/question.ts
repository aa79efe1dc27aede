import { tokenize } from '../text/tokenize.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import type { Lexicon } from './lexicon.ts';
import { isStopWord } from './stop-words.ts';

/** A term of the question. `id` is missing where the library does not hold it: such a term counts against coverage only. */
export interface QuestionTerm {
  term: string;
  /** As the asker wrote it, width folded. */
  surface: string;
  kind: 'word' | 'pair';
  id?: number;
  /** Inverse document frequency times what its kind of word is worth. */
  weight: number;
}

/** Longer questions are cut: nobody types more, and time must stay bounded. In characters, and in distinct terms. */
const LONGEST = 400;
const MOST_TERMS = 96;
/** A word of hiragana alone is mostly grammar; what it is worth beside a word of kanji, katakana or Latin letters. */
const HIRAGANA_WORTH = 0.3;

const ONLY_HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

/** The distinct terms of a question, weighted by how rare they are; question words and grammar are left out. */
export function questionTerms(question: string, lexicon: Lexicon, unitCount: number): QuestionTerm[] {
  const text = question.slice(0, LONGEST).normalize('NFKC');
  const terms = new Map<string, QuestionTerm>();
  for (const { term, kind, start, end } of tokenize(text)) {
    if (terms.size >= MOST_TERMS) break;
    if (terms.has(term) || isStopWord(term)) continue;
    const id = lexicon.find(term);
    const rarity = inverseDocumentFrequency(unitCount, id === undefined ? 0 : lexicon.frequency(id));
    const surface = text.slice(start, end);
    const worth = kind === 'word' && ONLY_HIRAGANA.test(surface) ? HIRAGANA_WORTH : 1;
    terms.set(term, { term, surface, kind, id, weight: rarity * worth });
  }
  return [...terms.values()];
}
