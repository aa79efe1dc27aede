import { buildNoSuchPost } from '../blocks/guides.ts';
import type { OutMessage } from '../blocks/types.ts';
import { phrasesOf } from '../phrases.ts';
import { nearestPosts } from '../suggest.ts';
import type { Request } from './verb.ts';

/** `show me how …`, `list of …`: an English sentence, and no title. */
const SENTENCE = /^(?:me|us|of|all|any|some|the|how|what|why|who)\s/i;

/** What `show` and `list` say where no post is called so: the nearest titles; nothing where the words are a question. */
export function noSuchPost({ rest, lang, deps }: Pick<Request, 'rest' | 'lang' | 'deps'>): OutMessage | undefined {
  if (SENTENCE.test(rest)) return undefined;
  return buildNoSuchPost(rest, nearestPosts(deps.library(), rest), phrasesOf(lang));
}
