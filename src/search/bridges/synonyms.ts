import { fold } from '../../text/fold.ts';
import { wordTokens } from '../../text/tokenize.ts';
import { isStopWord } from '../stop-words.ts';

/** Groups of words and phrases that mean the same; a question that holds one of a group is also asked with the others. */
export interface Synonyms {
  /** The phrases that stand in a question of these folded words, each with the other phrases of its group. */
  in(words: readonly { term: string; start: number; end: number }[], text: string): SynonymMatch[];
}

export interface SynonymMatch {
  start: number;
  end: number;
  others: readonly Meaning[];
}

/** A phrase that means the same, cut into the words that stand for it; one of hiragana is found only as one word. */
export interface Meaning {
  terms: readonly string[];
}

/** A phrase of more words means the same only as a whole, which its words apart do not show. */
const MOST_WORDS = 2;
const ONLY_HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;

const LATIN = /^[\p{Script=Latin}\p{N} .'’+#&-]+$/u;

/** Prepares groups for look-up: a Latin phrase is found by its words, a Japanese one by its characters. */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const byFirstWord = new Map<string, { words: string[]; others: readonly Meaning[] }[]>();
  const japanese: { phrase: string; others: readonly Meaning[] }[] = [];
  for (const group of groups) {
    const meanings = group.map((phrase) => ({ phrase, terms: standingTerms(phrase) }));
    for (const phrase of group) {
      const others = meanings.filter(({ phrase: other, terms }) => other !== phrase && terms.length > 0);
      if (LATIN.test(phrase)) {
        const words = wordTokens(phrase).map(({ term }) => term);
        const [first] = words;
        if (first === undefined) continue;
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, others }]);
      } else {
        japanese.push({ phrase: foldCharacters(phrase), others });
      }
    }
  }
  return {
    in: (words, text) => [...latinMatches(words, byFirstWord), ...japaneseMatches(text, japanese)],
  };
}

/** The words of a phrase, or a run of katakana as one; none where they are too many to stand for it. */
function standingTerms(phrase: string): string[] {
  if (ONLY_HIRAGANA.test(phrase)) return [fold(phrase)];
  const words = wordTokens(phrase).filter(({ term }) => !isStopWord(term));
  const compounds = words.filter(({ kind }) => kind === 'compound');
  const standing = (compounds.length > 0 ? compounds : words).map(({ term }) => term);
  return standing.length <= MOST_WORDS ? standing : [];
}

function latinMatches(
  words: readonly { term: string; start: number; end: number }[],
  byFirstWord: ReadonlyMap<string, { words: string[]; others: readonly Meaning[] }[]>,
): SynonymMatch[] {
  return words.flatMap(({ term, start }, at) =>
    (byFirstWord.get(term) ?? []).flatMap((entry) => {
      const last = words[at + entry.words.length - 1];
      const matches = last && entry.words.every((word, ahead) => words[at + ahead]?.term === word);
      return matches ? [{ start, end: last.end, others: entry.others }] : [];
    }),
  );
}

function japaneseMatches(
  text: string,
  phrases: readonly { phrase: string; others: readonly Meaning[] }[],
): SynonymMatch[] {
  const folded = foldCharacters(text);
  return phrases.flatMap(({ phrase, others }) => {
    const start = folded.indexOf(phrase);
    return start < 0 ? [] : [{ start, end: start + phrase.length, others }];
  });
}

/** Folds each character by itself, so that offsets stay as they are. */
function foldCharacters(text: string): string {
  return [...text]
    .map((character) => (fold(character).length === character.length ? fold(character) : character))
    .join('');
}
