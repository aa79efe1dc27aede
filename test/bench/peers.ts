import { Charset, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { isStopWord } from '../../src/search/stop-words.ts';
import { tokenize } from '../../src/text/tokenize.ts';

/** Another search over the same passages: `search` gives the places of the best ones, best first. */
export interface Peer {
  search(question: string, limit: number): number[];
}

/** Builds a peer over texts, each known by its place. */
export type PeerFactory = (texts: readonly string[]) => Peer;

/** The terms that Senpai indexes, for those peers that take them. */
export function termsOf(text: string): string[] {
  return tokenize(text).flatMap(({ term }) => (isStopWord(term) ? [] : [term]));
}

/** MiniSearch with its defaults (BM25+), any term of the question enough, and our terms. */
export const createMiniSearch: PeerFactory = (texts) => {
  const index = new MiniSearch({ fields: ['text'], tokenize: termsOf, processTerm: (term) => term });
  texts.forEach((text, id) => {
    index.add({ id, text });
  });
  return {
    search: (question, limit) =>
      index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => id as number),
  };
};

/** FlexSearch alone with our terms; without `suggest` a Japanese question finds next to nothing. */
export const createFlexSearch: PeerFactory = (texts) =>
  overFlexSearch(new Index({ encode: termsOf, tokenize: 'strict' }), texts);

/** FlexSearch as its own documentation sets it up for Chinese, Japanese and Korean. */
export const createFlexSearchCjk: PeerFactory = (texts) =>
  overFlexSearch(new Index({ encoder: Charset.CJK, tokenize: 'forward' }), texts);

function overFlexSearch(index: Index, texts: readonly string[]): Peer {
  texts.forEach((text, id) => {
    index.add(id, text);
  });
  return { search: (question, limit) => index.search(question, { limit, suggest: true }) as number[] };
}
