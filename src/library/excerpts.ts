import type { Post } from '../corpus/types.ts';
import type { Excerpt } from '../library.ts';
import { excerptSpan } from '../passages/excerpt.ts';
import { placeLink } from '../passages/link.ts';
import type { Question } from '../search/question.ts';
import { contentTokens, type SearchIndex } from '../search/search-index.ts';
import { contextOf, type IndexedSentence, sentencesOf } from '../search/sentences-of.ts';
import { createTermSlots, slotOf } from '../search/term-slots.ts';
import type { Span } from '../text/span.ts';
import { createHighlights } from './highlights.ts';

/** A pair of characters proves less than a word that a sentence is the one asked for. */
const PAIR_WORTH = 0.5;

/** Cuts excerpts from the posts of an index. */
export interface Excerpts {
  /** The excerpt of exactly this span, with the link and the heading of the passage that it stands in. */
  at(post: Post, span: Span, unit: number | undefined, highlights?: Span[]): Excerpt;
  /** What cuts excerpts that answer a question; an answer looks like `answer`, where the question says how. */
  answering(question: Question, answer?: RegExp): BestExcerpt;
}

/** The best excerpt of a passage and up to `reach` (0) neighbours of its section; nothing of a passage without sentences. */
export type BestExcerpt = (unit: number, reach?: number) => Excerpt | undefined;

export function createExcerpts(index: SearchIndex): Excerpts {
  const termsOf = (text: string) =>
    contentTokens(text).flatMap(({ term }) => {
      const id = index.lexicon.find(term);
      return id === undefined ? [] : [id];
    });

  const at: Excerpts['at'] = (post, span, unit, highlights = []) => {
    const text = post.text.slice(span.start, span.end);
    const passage = unit === undefined ? undefined : index.passages[unit];
    return {
      text,
      highlights,
      link: placeLink(post, text, passage?.slide),
      heading: passage?.headings.at(-1),
      slide: passage?.slide,
    };
  };

  /** The passages around one that stand under the same headings, or on the same slide. */
  const sectionAround = (unit: number, reach: number): number[] => {
    const { passages, headings } = index;
    const { from, to } = contextOf(index, unit, reach);
    const section: number[] = [];
    for (let near = from; near < to; near++) {
      if (passages[near]?.slide === passages[unit]?.slide && headings[near] === headings[unit]) section.push(near);
    }
    return section;
  };

  return {
    at,
    answering: (question, answer) => {
      const slots = createTermSlots(question.terms);
      const weights = weightsOf(question);
      const highlightsIn = createHighlights(index, question, slots);
      const askedIn = ({ termsFrom, termsTo }: IndexedSentence): number[] => {
        const { terms } = index.store;
        const asked: number[] = [];
        for (let place = termsFrom; place < termsTo; place++) {
          const slot = slotOf(slots, terms[place] as number);
          if (slot >= 0) asked.push(terms[place] as number);
        }
        return asked;
      };
      return (unit, reach = 0) => {
        const post = index.posts.get(index.passages[unit]?.postId ?? '');
        if (!post) return undefined;
        const indexed = sectionAround(unit, reach).flatMap((near) => sentencesOf(index, near));
        const sentences = indexed.map((sentence) => ({
          start: sentence.start,
          end: sentence.end,
          terms: askedIn(sentence),
        }));
        const span = excerptSpan(post.text, sentences, { weights, termsOf, answer });
        if (!span) return undefined;
        const matching = indexed.filter((_, place) => sentences[place]?.terms.length);
        return at(post, span, unit, highlightsIn(post.text, span, matching));
      };
    },
  };
}

/** Each term's share of the whole question: excerpts depend on no library's size. */
function weightsOf({ terms, notions }: Question): Map<number, number> {
  const whole = notions.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return new Map(
    terms.map(({ id, weight, notions: answered }) => {
      const isPair = answered.every((notion) => notions[notion]?.kind === 'pair');
      return [id, ((isPair ? PAIR_WORTH : 1) * weight) / whole];
    }),
  );
}
