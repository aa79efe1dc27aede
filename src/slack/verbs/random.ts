import { randomPost } from '../listeners/random.ts';
import type { Verb } from './verb.ts';

/** `random`, `ランダム`: one passage drawn by chance. */
export const random: Verb = {
  names: ['random', 'ランダム', 'らんだむ', 'おまかせ'],
  run: ({ rest, lang, deps }) => (rest ? undefined : randomPost(lang, deps)),
};
