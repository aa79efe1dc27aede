import { addSpan, highlightSpans } from '../passages/excerpt.ts';
import type { Question } from '../search/question.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { IndexedSentence } from '../search/sentences-of.ts';
import { slotOf, type TermSlots } from '../search/term-slots.ts';
import type { Span } from '../text/span.ts';

/** A word that is less like the asked one than this is no match that a reader would see. */
const SHOWN_LIKENESS = 0.5;

/** The spans of an excerpt's words that were asked for, neighbours joined; `span` is the excerpt's own in the text. */
export type Highlights = (text: string, span: Span, sentences: readonly IndexedSentence[]) => Span[];

/** Only what is left of a sentence that the excerpt cuts is cut into words again: the index has the places of all others. */
export function createHighlights({ store }: SearchIndex, { terms }: Question, slots: TermSlots): Highlights {
  const isShown = (slot: number) => slot >= 0 && (terms[slot]?.likeness ?? 0) >= SHOWN_LIKENESS;
  const shown = new Set(terms.filter((_, slot) => isShown(slot)).map(({ term }) => term));

  const addWords = (spans: Span[], { termsFrom, words, placesFrom }: IndexedSentence, start: number): void => {
    const { terms: ids, places } = store;
    for (let word = 0; word < words; word++) {
      if (!isShown(slotOf(slots, ids[termsFrom + word] as number))) continue;
      const place = placesFrom + 2 * word;
      addSpan(spans, start + (places[place] as number), start + (places[place + 1] as number));
    }
  };

  return (text, span, sentences) => {
    const spans: Span[] = [];
    for (const sentence of sentences) {
      const from = Math.max(sentence.start, span.start);
      const to = Math.min(sentence.end, span.end);
      if (from >= to) continue;
      const start = from - span.start;
      const isPlaced = sentence.words > 0 && to - from === sentence.end - sentence.start;
      if (isPlaced) addWords(spans, sentence, start);
      else
        for (const part of highlightSpans(text.slice(from, to), (term) => shown.has(term)))
          addSpan(spans, start + part.start, start + part.end);
    }
    return spans;
  };
}
