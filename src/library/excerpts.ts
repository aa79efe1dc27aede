import type { Post } from '../corpus/types.ts';
import type { Excerpt } from '../library.ts';
import { excerptSpan, highlightSpans } from '../passages/excerpt.ts';
import { placeLink } from '../passages/link.ts';
import type { Sentence } from '../passages/sentence.ts';
import type { Question } from '../search/question.ts';
import { contentTokens, type SearchIndex } from '../search/search-index.ts';
import { contextOf, sentencesOf } from '../search/sentences-of.ts';
import type { Span } from '../text/span.ts';

/** A word that is less like the asked one than this is no match that a reader would see. */
const SHOWN_LIKENESS = 0.5;
/** A pair of characters proves less than a word that a sentence is the one asked for. */
const PAIR_WORTH = 0.5;
const NOTHING_ASKED: Question = { terms: [], notions: [], corrections: [] };

/** Cuts excerpts from the posts of an index. */
export interface Excerpts {
  /** The excerpt of exactly this span, with the link and the heading of the passage that it stands in. */
  at(post: Post, span: Span, unit: number | undefined, highlights?: Span[]): Excerpt;
  /** The best excerpt of a passage and up to `reach` neighbours of its section; nothing of a passage without sentences. */
  best(unit: number, options?: { question?: Question; reach?: number; answer?: RegExp }): Excerpt | undefined;
}

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

  /** The passages around one that stand under the same heading, or on the same slide. */
  const sectionAround = (unit: number, reach: number): number[] => {
    const own = index.passages[unit];
    const { from, to } = contextOf(index, unit, reach);
    return index.passages
      .slice(from, to)
      .flatMap(({ slide, headings }, place) =>
        slide === own?.slide && headings.join('\n') === own?.headings.join('\n') ? [from + place] : [],
      );
  };

  return {
    at,
    best: (unit, { question = NOTHING_ASKED, reach = 0, answer } = {}) => {
      const post = index.posts.get(index.passages[unit]?.postId ?? '');
      if (!post) return undefined;
      const sentences = sectionAround(unit, reach).flatMap((near) => sentencesOf(index, near));
      const span = excerptSpan(post.text, sentences, { weights: weightsOf(question), termsOf, answer });
      return span && at(post, span, unit, matchesIn(post, span, sentences, question));
    },
  };
}

/** The spans of an excerpt's words that were asked for; a sentence that holds none is not cut into words again. */
function matchesIn(post: Post, span: Span, sentences: readonly Sentence[], question: Question): Span[] {
  const shown = question.terms.filter(({ likeness }) => likeness >= SHOWN_LIKENESS);
  const terms = new Set(shown.map(({ term }) => term));
  const ids = new Set(shown.map(({ id }) => id));
  const parts = sentences
    .filter(({ start, end, terms: held }) => start < span.end && span.start < end && held.some((id) => ids.has(id)))
    .map(({ start, end }) => ({
      start: Math.max(start, span.start) - span.start,
      end: Math.min(end, span.end) - span.start,
    }));
  return highlightSpans(post.text.slice(span.start, span.end), (term) => terms.has(term), parts);
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
