import type { Library } from '../../library.ts';
import { buildListView, buildPostList, LIST_SIZE, type ListPage } from '../blocks/post-list.ts';
import type { Deps } from '../deps.ts';
import { phrasesOf } from '../phrases.ts';
import { answerPrivately } from '../send.ts';
import { type Filter, filterPosts } from '../shelf.ts';
import { decodeState } from '../state.ts';
import { fillView, showModal } from './modal.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/** One page of the posts that a filter leaves. */
export function listPage(library: Library, filter: Filter, offset = 0): ListPage {
  const posts = filterPosts(library, filter);
  return { posts: posts.slice(offset, offset + LIST_SIZE), total: posts.length, offset, filter };
}

/** Puts another page in the place of this one; from the Home tab, opens the list. */
export async function handleList(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const { action, body, client } = args;
  const state = decodeState('list', action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  const filter: Filter = { tag: state.t, author: state.a, year: state.y };
  if (body.view?.type === 'home') return showList(args, deps, filter);
  const phrases = phrasesOf(await deps.locales.of(client, body.user.id));
  const page = listPage(deps.library(), filter, state.o);
  if (body.view) return fillView(client, body.view, () => buildListView(page, phrases), phrases, deps);
  await answerPrivately(deps, askerOf(args), buildPostList(page, phrases), { replace: isPrivate(args) });
}

/** Shows the posts that a filter leaves, in a modal. */
export async function showList(args: PressArgs, deps: Deps, filter: Filter): Promise<void> {
  await showModal(args, deps, {
    title: (phrases) => phrases.listTitle,
    build: (phrases) => buildListView(listPage(deps.library(), filter), phrases),
  });
}
