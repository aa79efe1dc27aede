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
  const { store } = index;
  for (let at = store.start(unit); at < store.start(unit + 1); at++) {
    const id = store.terms[at] as number;
    if (id === SENTENCE_END) groups.push([]);
    else groups.at(-1)?.push(id);
  }
  return sentences(post.text.slice(passage.start, passage.end)).map(({ start, end }, at) => ({
    start: passage.start + start,
    end: passage.start + end,
    terms: groups[at] ?? [],
  }));
}

/** The passages around one, of the same post: `reach` on each side at most, itself among them. From `from`, before `to`. */
export function contextOf({ passages }: SearchIndex, unit: number, reach: number): { from: number; to: number } {
  const post = passages[unit]?.postId;
  let from = unit;
  let to = unit + 1;
  while (unit - from < reach && from > 0 && passages[from - 1]?.postId === post) from--;
  while (to - unit <= reach && to < passages.length && passages[to]?.postId === post) to++;
  return { from, to };
}
