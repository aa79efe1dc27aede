import { buildNotice } from '../blocks/guides.ts';
import { buildPostList } from '../blocks/post-list.ts';
import { listPage } from '../listeners/list.ts';
import { phrasesOf } from '../phrases.ts';
import { filterOf, readFilter } from '../shelf.ts';
import { noSuchPost } from './no-such-post.ts';
import type { Verb } from './verb.ts';

/** `list tag:CRE year:2018`, `一覧 著者:a-know`, `一覧 転職`: posts newest first. */
export const list: Verb = {
  names: ['list', '一覧', 'いちらん', 'リスト'],
  run(request) {
    const { rest, lang, deps } = request;
    const library = deps.library();
    const filter = readFilter(rest) ?? filterOf(library, rest);
    if (!filter) return noSuchPost(request);
    const phrases = phrasesOf(lang);
    const page = listPage(library, filter);
    return page.total === 0 && !rest ? buildNotice(phrases.noPosts) : buildPostList(page, phrases);
  },
};
