import type { Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import type { Filter } from '../shelf.ts';
import { encodeState } from '../state.ts';
import { button, buttons, note, rich, row, section, text } from './elements.ts';
import { plainFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { modal } from './modal.ts';
import { cut } from './plain.ts';
import { byline, titleOf } from './post-line.ts';
import type { ModalView, OutBlock, OutMessage } from './types.ts';

/** Posts a page of a list: each is two lines and a button. */
export const LIST_SIZE = 8;

/** One page of a list. */
export interface ListPage {
  posts: readonly Post[];
  total: number;
  offset: number;
  filter: Filter;
}

/** One post in a line or two, with a button that opens it. */
export function postRow(
  post: Post,
  index: number | string,
  phrases: Phrases,
  remark = byline(post, phrases),
): OutBlock {
  const title = titleOf(post, phrases);
  const open = button('readMore', index, phrases.readMore, encodeState('readMore', { p: post.id, q: '' }), {
    about: title,
  });
  return row([title, remark].filter(Boolean).join('\n'), open);
}

/** A filter as people read it: `#CRE · 2018年`. */
export function filterName({ tag, author, year }: Filter, phrases: Phrases): string {
  const cutName = (name: string) => cut(name, 40);
  return phrases.filters([
    ...(tag === undefined ? [] : [phrases.filterTag(cutName(tag))]),
    ...(author === undefined ? [] : [phrases.filterAuthor(cutName(author))]),
    ...(year === undefined ? [] : [phrases.filterYear(cutName(year))]),
  ]);
}

function listBlocks({ posts, total, offset, filter }: ListPage, phrases: Phrases): OutBlock[] {
  const last = offset + posts.length;
  const { tag: t, author: a, year: y } = filter;
  const page = (o: number) => encodeState('list', { ...(t && { t }), ...(a && { a }), ...(y && { y }), o });
  if (total === 0) {
    const all = button('list', 'all', phrases.allPosts, encodeState('list', { o: 0 }));
    return [
      rich(section(text(headingOf({ total, filter }, phrases)))),
      ...(filterName(filter, phrases) ? buttons(all) : []),
    ];
  }
  return [
    note(headingOf({ total, filter }, phrases)),
    ...posts.map((post, index) => postRow(post, index, phrases)),
    ...(total > posts.length ? [note(phrases.page(offset + 1, last, total))] : []),
    ...buttons(
      ...(offset > 0 ? [button('list', 'back', phrases.back, page(Math.max(0, offset - LIST_SIZE)))] : []),
      ...(last < total ? [button('list', 'next', phrases.more, page(last))] : []),
    ),
  ];
}

function headingOf({ total, filter }: Pick<ListPage, 'total' | 'filter'>, phrases: Phrases): string {
  const name = filterName(filter, phrases);
  if (total > 0) return phrases.list(total, name);
  return name ? phrases.emptyList(name) : phrases.noPosts;
}

/** A list as a message. */
export function buildPostList(page: ListPage, phrases: Phrases): OutMessage {
  const heading = headingOf(page, phrases);
  const titles = page.posts.slice(0, 3).map((post) => titleOf(post, phrases));
  return fitMessage({
    text: plainFallback(titles.length > 0 ? `${heading}: ${titles.join(' / ')}` : heading),
    blocks: listBlocks(page, phrases),
  });
}

/** A list as a modal. */
export function buildListView(page: ListPage, phrases: Phrases): ModalView {
  return modal(phrases.listTitle, listBlocks(page, phrases), phrases);
}
