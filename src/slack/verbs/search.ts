import type { Verb } from './verb.ts';

/** `search <words>`, `検索 <言葉>`: asks just that, also where the words are a verb. */
export const search: Verb = {
  names: ['search', '検索', 'けんさく', '探す', 'さがす'],
  run: ({ rest, answer }) => answer(rest ? { kind: 'ask', question: rest } : { kind: 'empty' }),
};
