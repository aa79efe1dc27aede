import type { Span } from '../text/span.ts';

/** A sentence of a post, as a span of `Post.text`, with the terms that stand in it as numbers of the index. */
export interface Sentence extends Span {
  terms: readonly number[];
}
