import { Charset, Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { isStopWord } from '../../src/search/stop-words.ts';
import { tokenize } from '../../src/text/tokenize.ts';

/** Another search over the same texts: `search` gives the places of the best ones, best first. */
export interface Peer {
  search(question: string, limit: number): number[];
}

/** Cuts a text into the terms that are indexed. */
type Cut = (text: string) => string[];

/** Every term of our tokeniser. */
export const allTerms: Cut = (text) => tokenize(text).map(({ term }) => term);

/** Those that Senpai indexes: stop words are left out, which spares a peer most of its work. */
export const contentTerms: Cut = (text) => allTerms(text).filter((term) => !isStopWord(term));

/** MiniSearch with its defaults (BM25+), any term of the question enough. */
export function createMiniSearch(texts: readonly string[], cut: Cut): Peer {
  const index = new MiniSearch({ fields: ['text'], tokenize: cut, processTerm: (term) => term });
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
}

/** FlexSearch alone; without `suggest` a Japanese question finds next to nothing. */
export function createFlexSearch(texts: readonly string[], cut: Cut): Peer {
  return overFlexSearch(new Index({ encode: cut, tokenize: 'strict' }), texts);
}

/** FlexSearch as its own documentation sets it up for Chinese, Japanese and Korean. */
export function createFlexSearchCjk(texts: readonly string[]): Peer {
  return overFlexSearch(new Index({ encoder: Charset.CJK, tokenize: 'forward' }), texts);
}

function overFlexSearch(index: Index, texts: readonly string[]): Peer {
  texts.forEach((text, id) => {
    index.add(id, text);
  });
  return { search: (question, limit) => index.search(question, { limit, suggest: true }) as number[] };
}
