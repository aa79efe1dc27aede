import { buildOnePost } from '../blocks/private-answer.ts';
import { phrasesOf } from '../phrases.ts';
import { findPost, withContinuation } from '../shelf.ts';
import { list } from './list.ts';
import { noSuchPost } from './no-such-post.ts';
import type { Verb } from './verb.ts';

/** `show <post>`, `詳細 <投稿>`: one post by its id, its title or a part of it; alone, all posts to choose from. */
export const show: Verb = {
  names: ['show', '詳細', 'しょうさい'],
  run(request) {
    const { rest, lang, deps } = request;
    if (!rest) return list.run(request);
    const library = deps.library();
    const post = findPost(library, rest);
    if (!post) return noSuchPost(request);
    const phrases = phrasesOf(lang);
    const summary = library.summary(post.id);
    const [telling] = library.excerpts(post.id, summary, { limit: 1 });
    return buildOnePost(
      { post, summary, ...(telling && { excerpt: { ...telling, highlights: [] } }) },
      { phrases, title: phrases.showTitle, continues: withContinuation(library, [post]).size > 0 },
    );
  },
};
