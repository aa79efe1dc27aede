import { fold } from '../../text/fold.ts';
import { wordTokens } from '../../text/tokenize.ts';

/** Groups of words and phrases that mean the same; a question that holds one of a group is also asked with the others. */
export interface Synonyms {
  /** The phrases that stand in a question of these folded words, each with the other phrases of its group. */
  in(words: readonly { term: string; start: number; end: number }[], text: string): SynonymMatch[];
}

export interface SynonymMatch {
  start: number;
  end: number;
  others: readonly string[];
}

const LATIN = /^[\p{Script=Latin}\p{N} .'’+#&-]+$/u;

/** Prepares groups for look-up: a Latin phrase is found by its words, a Japanese one by its characters. */
export function createSynonyms(groups: readonly (readonly string[])[]): Synonyms {
  const byFirstWord = new Map<string, { words: string[]; others: string[] }[]>();
  const japanese: { phrase: string; others: string[] }[] = [];
  for (const group of groups) {
    for (const phrase of group) {
      const others = group.filter((other) => other !== phrase);
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

function latinMatches(
  words: readonly { term: string; start: number; end: number }[],
  byFirstWord: ReadonlyMap<string, { words: string[]; others: string[] }[]>,
): SynonymMatch[] {
  return words.flatMap(({ term, start }, at) =>
    (byFirstWord.get(term) ?? []).flatMap((entry) => {
      const last = words[at + entry.words.length - 1];
      const matches = last && entry.words.every((word, ahead) => words[at + ahead]?.term === word);
      return matches ? [{ start, end: last.end, others: entry.others }] : [];
    }),
  );
}

function japaneseMatches(text: string, phrases: readonly { phrase: string; others: string[] }[]): SynonymMatch[] {
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
