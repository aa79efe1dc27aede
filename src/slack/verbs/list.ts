import { buildNotice } from '../blocks/guides.ts';
import { buildPostList, filterName } from '../blocks/post-list.ts';
import { listPage } from '../listeners/list.ts';
import { phrasesOf } from '../phrases.ts';
import { readFilter } from '../shelf.ts';
import type { Verb } from './verb.ts';

/** `list tag:CRE year:2018`, `一覧 著者:a-know`: posts newest first. */
export const list: Verb = {
  names: ['list', '一覧', 'いちらん', 'リスト'],
  run({ rest, lang, deps }) {
    const filter = readFilter(rest);
    if (!filter) return undefined;
    const phrases = phrasesOf(lang);
    const page = listPage(deps.library(), filter);
    if (page.total === 0 && rest) return buildNotice(phrases.emptyList(filterName(filter, phrases)));
    return page.total === 0 ? buildNotice(phrases.noPosts) : buildPostList(page, phrases);
  },
};
