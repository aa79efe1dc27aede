import type { Post } from '../corpus/types.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import { rank } from './rank.ts';
import type { SearchIndex } from './search-index.ts';
import { SENTENCE_END } from './term-store.ts';

/** How many of a post's own terms stand for it, and how many passages they may propose. */
const STANDING_TERMS = 32;
const PROPOSALS = 40;

/** The ids of the posts that share most of what is particular to `post`, best first, itself left out. */
export function similarPosts(index: SearchIndex, post: Post, units: readonly number[], limit: number): string[] {
  const counts = new Map<number, number>();
  const { store } = index;
  for (const unit of units) {
    for (let at = store.start(unit); at < store.start(unit + 1); at++) {
      const id = store.terms[at] as number;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  counts.delete(SENTENCE_END);
  const own = index.fields.get(post.id);
  for (const id of [...(own?.title ?? []), ...(own?.labels ?? [])]) counts.set(id, (counts.get(id) ?? 0) + 2);
  const terms = [...counts]
    .filter(([id]) => index.lexicon.frequency(id) > 1)
    .map(([id, count]) => ({
      id,
      term: index.lexicon.term(id),
      weight: Math.log(1 + count) * inverseDocumentFrequency(index.passages.length, index.lexicon.frequency(id)),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, STANDING_TERMS);
  const question = {
    terms: terms.map((term, notion) => ({ ...term, likeness: 1, notions: [notion] })),
    notions: terms.map(({ term, weight }) => ({ surface: term, kind: 'word' as const, weight, known: true })),
    corrections: [],
  };
  const isOther = (unit: number) => index.passages[unit]?.postId !== post.id;
  const others = index.candidates.propose(terms, PROPOSALS, isOther);
  const ids = rank(index, question, others).map(({ unit }) => index.passages[unit]?.postId ?? '');
  return [...new Set(ids)].slice(0, limit);
}
