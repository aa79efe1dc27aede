import type { Library, Post } from '../../library.ts';
import { echo } from '../blocks/private-answer.ts';
import { buildReadMoreView } from '../blocks/read-more-view.ts';
import type { ModalView } from '../blocks/types.ts';
import type { Deps } from '../deps.ts';
import type { Phrases } from '../phrases.ts';
import { decodeState } from '../state.ts';
import { showModal } from './modal.ts';
import { type PressArgs, tell } from './press.ts';

/** Passages that a modal shows where the question is not known. */
const HIGHLIGHTS = 3;
const SIMILAR = 3;

/** Opens a modal at once and then fills it with all that is known about the post. */
export async function handleReadMore(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const state = decodeState('readMore', args.action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  const post = deps.library().post(state.p);
  if (!post) return tell(args, deps, (phrases) => phrases.gone);
  await showReadMore(args, deps, post, state.q);
}

/** Shows a post's modal; `question` decides which passages it has, and may be empty. */
export async function showReadMore(args: PressArgs, deps: Deps, post: Post, question: string): Promise<void> {
  const library = deps.library();
  await showModal(args, deps, {
    title: (phrases) => phrases.modalTitle,
    build: (phrases) => readMoreView(library, post, question, phrases),
  });
}

/**
 * All that is known about a post, as a modal. A question that found the post may have been answered by its author or its
 * tags; one that was asked of the post alone hears it where no passage answers.
 */
export function readMoreView(
  library: Library,
  post: Post,
  question: string,
  phrases: Phrases,
  { isAskedOfPost = false } = {},
): ModalView {
  const summary = library.summary(post.id);
  const matching = question ? library.excerpts(post.id, question) : [];
  const telling = () =>
    library.excerpts(post.id, summary, { limit: HIGHLIGHTS }).map((excerpt) => ({ ...excerpt, highlights: [] }));
  const excerpts = matching.length > 0 ? matching : telling();
  const ofAuthor = library.byAuthor(post.id);
  const similar = library.similar(post.id, { limit: SIMILAR + ofAuthor.length });
  const heading = matching.length > 0 ? phrases.matches(matching.length) : phrases.highlights;
  return buildReadMoreView(
    {
      post,
      summary,
      remark: isAskedOfPost && question && matching.length === 0 ? phrases.noneHere(echo(question)) : undefined,
      heading: excerpts.length > 0 ? heading : phrases.noMatches,
      excerpts,
      ofAuthor,
      similar: similar.filter(({ id }) => !ofAuthor.some((own) => own.id === id)).slice(0, SIMILAR),
    },
    phrases,
  );
}
