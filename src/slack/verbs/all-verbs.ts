import { daily } from './daily.ts';
import { list } from './list.ts';
import { random } from './random.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import type { Verb } from './verb.ts';

/** Every verb; `help` is none, since it is the whole of what was typed. */
export const VERBS: readonly Verb[] = [random, list, show, search, daily];
