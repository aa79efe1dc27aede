import type { App } from '@slack/bolt';
import type { Library, Post } from '../../library.ts';
import { buildLoadingView, buildNoticeView, buildReadMoreView } from '../blocks/read-more-view.ts';
import type { ModalView } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { actionPattern } from '../names.ts';
import { type Phrases, phrasesOf } from '../phrases.ts';
import { decodeState } from '../state.ts';
import { type PressArgs, tell } from './press.ts';

/** Passages that a modal shows where the question is not known. */
const HIGHLIGHTS = 3;

/** A `trigger_id` works once and for three seconds. */
const TRIGGER_ERRORS = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'trigger_expired'];

/** The reader closed the modal, or pressed again, before it was filled. */
const CLOSED_ERRORS = ['not_found', 'hash_conflict', 'view_not_found'];

/** Listens for "read more". */
export function registerReadMore(app: App, deps: Deps): void {
  app.action(actionPattern('readMore'), (args) => handleReadMore(args as unknown as PressArgs, deps));
}

/** Opens a modal at once and then fills it with all that is known about the post. */
export async function handleReadMore(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const { action, body, client } = args;
  const state = decodeState('readMore', action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  const library = deps.library();
  const post = library.post(state.p);
  if (!post) return tell(args, deps, (phrases) => phrases.gone);

  const loading = buildLoadingView(phrasesOf(deps.locales.peek(body.user.id)));
  const opened = await open(client, body.trigger_id, loading);
  if (!opened) return tell(args, deps, (phrases) => phrases.pressAgain);
  const phrases = phrasesOf(await deps.locales.of(client, body.user.id));
  await fill(client, opened, () => readMoreView(library, post, state.q, phrases), phrases, deps);
}

function readMoreView(library: Library, post: Post, question: string, phrases: Phrases): ModalView {
  const summary = library.summary(post.id);
  const matching = question ? library.excerpts(post.id, question) : [];
  if (matching.length > 0) {
    return buildReadMoreView({ post, summary, excerpts: matching, heading: phrases.matches(matching.length) }, phrases);
  }
  const telling = library
    .excerpts(post.id, summary, { limit: HIGHLIGHTS })
    .map((excerpt) => ({ ...excerpt, highlights: [] }));
  const heading = telling.length > 0 ? phrases.highlights : phrases.noMatches;
  return buildReadMoreView({ post, summary, excerpts: telling, heading }, phrases);
}

interface OpenedView {
  id: string;
  hash?: string;
}

async function open(client: WebClient, trigger: string | undefined, view: ModalView): Promise<OpenedView | undefined> {
  if (!trigger) return undefined;
  try {
    const { view: opened } = await client.views.open({ trigger_id: trigger, view });
    return opened?.id ? { id: opened.id, hash: opened.hash } : undefined;
  } catch (error) {
    if (TRIGGER_ERRORS.includes(slackErrorCode(error) ?? '')) return undefined;
    throw error;
  }
}

async function fill(
  client: WebClient,
  { id, hash }: OpenedView,
  build: () => ModalView,
  phrases: Phrases,
  deps: Deps,
): Promise<void> {
  try {
    await client.views.update({ view_id: id, ...(hash && { hash }), view: build() });
  } catch (error) {
    const code = slackErrorCode(error) ?? '';
    if (CLOSED_ERRORS.includes(code)) {
      deps.log.debug({ code }, 'a modal was gone before it was filled');
      return;
    }
    await client.views.update({ view_id: id, view: buildNoticeView(phrases.failed, phrases) }).catch(() => {});
    throw error;
  }
}
