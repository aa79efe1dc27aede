import type { Library, Post } from '../../library.ts';
import { buildInsideForm } from '../blocks/forms.ts';
import { buildContinuedView, buildSimilarView } from '../blocks/read-more-view.ts';
import { MENU, type MenuItem } from '../blocks/result-card.ts';
import type { ModalView } from '../blocks/types.ts';
import type { Deps } from '../deps.ts';
import type { Phrases } from '../phrases.ts';
import { postOfKey } from '../post-key.ts';
import { showModal } from './modal.ts';
import { type PressArgs, tell } from './press.ts';

const MOST_SIMILAR = 6;

const VIEWS: Record<MenuItem, (post: Post, library: Library, phrases: Phrases) => ModalView> = {
  similar: (post, library, phrases) =>
    buildSimilarView(post, library.similar(post.id, { limit: MOST_SIMILAR }), phrases),
  byAuthor: (post, library, phrases) => buildContinuedView(post, library.byAuthor(post.id), phrases),
  inside: (post, _library, phrases) => buildInsideForm(post, phrases),
};

/** Shows similar posts, the author's others, or a form that searches inside the post. */
export async function handleMenu(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const [, name, key = ''] = /^(\w+):(.*)$/su.exec(args.action.selected_option?.value ?? '') ?? [];
  const item = MENU.find((known) => known === name);
  if (!item) return tell(args, deps, (phrases) => phrases.staleButton);
  const library = deps.library();
  const post = postOfKey(library, key);
  if (!post) return tell(args, deps, (phrases) => phrases.gone);
  await showModal(args, deps, {
    title: (phrases) => phrases[item],
    build: (phrases) => VIEWS[item](post, library, phrases),
  });
}
