import { fold } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import { type Token, wordTokens } from '../../text/tokenize.ts';
import { isGrammar } from '../stop-words.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { spelledLetters } from './letter-names.ts';
import { type Respelling, soundsLike } from './respell.ts';

/** A part of a stretch of kana that stands for words of the index. */
export interface KanaWord extends Span {
  respellings: Respelling[];
}

const KANA_RUN = /[\p{Script=Hiragana}\p{Script=Katakana}ー]{3,}/gu;
const HAS_HIRAGANA = /\p{Script=Hiragana}/u;
/** What follows a word in a question and is no part of it. */
const PARTICLES = /(?:って(?:なに|どんな|いう)?|とは|という|について|の|は|を|が|に|で|と|も|へ|や|から|まで|より)$/u;
const SHORTEST_WORD = 3;
const LONGEST_WORD = 24;

/** The stretches of kana in a text of these tokens that may be words, each with where it starts; an ending after kanji is part of none. */
export function kanaRuns(text: string, tokens: readonly Token[]): [run: string, start: number][] {
  const runs: [string, number][] = [];
  for (const { 0: run, index } of text.matchAll(KANA_RUN)) {
    const ending = tokens.find(({ kind, start, end }) => kind === 'word' && start < index && index < end);
    const skipped = ending ? Math.min(ending.end - index, run.length) : 0;
    if (run.length - skipped >= SHORTEST_WORD) runs.push([run.slice(skipped), index + skipped]);
  }
  return runs;
}

/**
 * Finds the words of the index that a stretch of kana in a question stands for, as spans of the stretch: さぽーとえんじにあ
 * holds サポート and エンジニア, てらふぉーむ sounds like Terraform, しーあーるいー spells CRE. Katakana that the index knows
 * as it stands is left alone.
 */
export function wordsInRun(run: string, knows: (term: string) => boolean, vocabulary: Vocabulary): KanaWord[] {
  if (!HAS_HIRAGANA.test(run)) return latinFor(run, knows, vocabulary);
  if (!readsOddly(run, knows)) return [];
  const known = katakanaIn(run, vocabulary);
  return isWhole(run, known) ? known : latinFor(run, knows, vocabulary);
}

/** Whether hiragana are no plain Japanese: the dictionary cuts them into pieces that are no words, as it does with えんじにあ. */
function readsOddly(run: string, knows: (term: string) => boolean): boolean {
  return wordTokens(run).some(({ term }) => !isGrammar(term) && (term.length === 1 || !knows(term)));
}

/** Whether what the words leave of the run is grammar: さいとう is no サイト with a う. */
function isWhole(run: string, words: readonly KanaWord[]): boolean {
  if (words.length === 0) return false;
  let rest = run;
  for (const { start, end } of words) rest = `${rest.slice(0, start)}${' '.repeat(end - start)}${rest.slice(end)}`;
  return wordTokens(rest).every(({ term }) => isGrammar(term));
}

/** The longest katakana words of the index, from left to right. */
function katakanaIn(run: string, vocabulary: Vocabulary): KanaWord[] {
  const found: KanaWord[] = [];
  for (let start = 0; start + SHORTEST_WORD <= run.length; ) {
    const end = longestKnown(run, start, vocabulary);
    if (end === undefined) {
      start++;
      continue;
    }
    const term = fold(run.slice(start, end));
    found.push({ start, end, respellings: [{ term, likeness: 1, by: 'sound' }] });
    start = end;
  }
  return found;
}

function longestKnown(run: string, start: number, vocabulary: Vocabulary): number | undefined {
  for (let end = Math.min(run.length, start + LONGEST_WORD); end - start >= SHORTEST_WORD; end--) {
    const part = run.slice(start, end);
    if (HAS_HIRAGANA.test(part) && vocabulary.isKatakana(fold(part))) return end;
  }
  return undefined;
}

/** The Latin word that the whole run spells or sounds like, with and without the particles after it. */
function latinFor(run: string, knows: (term: string) => boolean, vocabulary: Vocabulary): KanaWord[] {
  for (let word = run; word.length >= SHORTEST_WORD; ) {
    const folded = fold(word);
    if (knows(folded) && !HAS_HIRAGANA.test(word)) return [];
    const letters = spelledLetters(folded);
    const spelled: Respelling[] = letters && knows(letters) ? [{ term: letters, likeness: 1, by: 'sound' }] : [];
    const respellings = spelled.length > 0 ? spelled : soundsLike(folded, vocabulary);
    if (respellings.length > 0) return [{ start: 0, end: word.length, respellings }];
    const shorter = word.replace(PARTICLES, '');
    if (shorter === word) break;
    word = shorter;
  }
  return [];
}
