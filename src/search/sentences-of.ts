import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import type { SearchIndex } from './search-index.ts';
import { SENTENCE_END } from './term-store.ts';

/** The sentences of a passage as spans of `Post.text`, each with its terms as the index holds them: nothing is cut again. */
export function sentencesOf(index: SearchIndex, unit: number): (Span & { terms: number[] })[] {
  const passage = index.passages[unit];
  const post = passage && index.posts.get(passage.postId);
  if (!passage || !post) return [];
  const groups: number[][] = [[]];
  for (const id of index.store.of(unit)) {
    if (id === SENTENCE_END) groups.push([]);
    else groups.at(-1)?.push(id);
  }
  return sentences(post.text.slice(passage.start, passage.end)).map(({ start, end }, at) => ({
    start: passage.start + start,
    end: passage.start + end,
    terms: groups[at] ?? [],
  }));
}

/** The passages around one, of the same post: `reach` on each side at most, itself among them, in reading order. */
export function contextOf(index: SearchIndex, unit: number, reach: number): number[] {
  const post = index.passages[unit]?.postId;
  const units: number[] = [];
  for (let at = unit - reach; at <= unit + reach; at++) if (post && index.passages[at]?.postId === post) units.push(at);
  return units;
}
