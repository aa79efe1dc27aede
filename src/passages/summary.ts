import type { Post } from '../corpus/types.ts';
import { graphemeEnd } from '../text/graphemes.ts';
import { sentences as sentenceSpans } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { isBoilerplate } from './boilerplate.ts';
import type { Sentence } from './sentence.ts';

/** The longest summary, in UTF-16 units. */
export const SUMMARY_LENGTH = 200;

const MOST_SENTENCES = 3;
const SHORTEST = 12;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー、。]/gu;
/** The share of a Japanese sentence that is written in Japanese. */
const LEAST_JAPANESE = 0.4;
/** How much the first sentences of a post are worth beside the middle ones. */
const OPENING_BONUS = 0.4;
const OPENING = 0.15;

/** What `summaryOf` needs beside the post. */
export interface SummaryOptions {
  /** The post's own sentences, in order; asked for only where there is no description. */
  sentences: () => readonly Sentence[];
  /** How rare a term is in the library. */
  rarity: (term: number) => number;
  length?: number;
}

/**
 * What a post is about, in at most `length` characters: the author's description where there is one, else the two or
 * three whole sentences that share most of the post's own words, in the order of the post.
 */
export function summaryOf(post: Post, { sentences, rarity, length = SUMMARY_LENGTH }: SummaryOptions): string {
  const description = post.description?.replace(/\s+/gu, ' ').trim();
  if (description) return wholeSentences(description, length);
  const all = sentences();
  const chosen = central(post, all, rarity, length);
  if (chosen.length)
    return chosen
      .map(({ start, end }) => post.text.slice(start, end).replace(/\s+/gu, ' '))
      .join(' ')
      .replace(/([。！？!?」』）]) /gu, '$1');
  return wholeSentences(post.text.replace(/\s+/gu, ' ').trim(), length);
}

/** As many sentences from the start as fit; where not even one does, as many characters as fit, and an ellipsis. */
function wholeSentences(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = sentenceSpans(text).findLast((sentence) => sentence.end <= length)?.end;
  return end ? text.slice(0, end) : `${text.slice(0, graphemeEnd(text, 0, length - 1))}…`;
}

function central(post: Post, all: readonly Sentence[], rarity: (term: number) => number, length: number): Span[] {
  const frequency = new Map<number, number>();
  const termsOf = all.map(({ terms }) => [...new Set(terms)]);
  for (const distinct of termsOf) for (const term of distinct) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const repeated = new Map<string, number>();
  for (const { start, end } of all) {
    const text = post.text.slice(start, end);
    repeated.set(text, (repeated.get(text) ?? 0) + 1);
  }
  const scored = all
    .map((sentence, at) => {
      const distinct = termsOf[at] ?? [];
      const shared = distinct.reduce(
        (sum, term) => sum + ((frequency.get(term) ?? 0) > 1 ? Math.log(frequency.get(term) ?? 1) * rarity(term) : 0),
        0,
      );
      const opening = at < all.length * OPENING ? 1 + OPENING_BONUS : 1;
      const text = post.text.slice(sentence.start, sentence.end);
      return { sentence, text, score: (shared * opening) / Math.sqrt(12 + distinct.length) };
    })
    .sort((a, b) => b.score - a.score);
  const standsForPost = (text: string): boolean =>
    text.length >= SHORTEST &&
    text.length <= length &&
    (isSentence(text) || post.kind === 'slides') &&
    !isBoilerplate(text) &&
    repeated.get(text) === 1 &&
    isInLanguage(text, post.lang) &&
    text !== post.title;
  const chosen: Span[] = [];
  let used = 0;
  for (const { sentence, text } of scored) {
    if (chosen.length === MOST_SENTENCES) break;
    if (used + text.length + chosen.length > length || !standsForPost(text)) continue;
    chosen.push(sentence);
    used += text.length;
  }
  return chosen.sort((a, b) => a.start - b.start);
}

/** Whether a sentence is in the post's language: a log or a command in a Japanese deck stands for nothing. */
function isInLanguage(text: string, lang: string): boolean {
  return lang !== 'ja' || (text.match(JAPANESE)?.length ?? 0) >= LEAST_JAPANESE * text.length;
}

function isSentence(text: string): boolean {
  return /[。．.！？!?][」』）)]*$/u.test(text);
}
