import { buildLoadingView, buildNoticeView } from '../blocks/modal.ts';
import type { HomeView, ModalView } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { BOT_NAME } from '../names.ts';
import { type Phrases, phrasesOf } from '../phrases.ts';
import { type PressArgs, type PressedView, tell } from './press.ts';

/** How many modals may lie on one another (https://docs.slack.dev/surfaces/modals). */
const DEEPEST = 3;

/** A `trigger_id` works once and for three seconds. */
const TRIGGER_ERRORS = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'trigger_expired'];

/** The reader closed the modal, or pressed again, before it was filled. */
const CLOSED_ERRORS = ['not_found', 'hash_conflict', 'view_not_found'];

interface OpenedView {
  id: string;
  hash?: string;
}

/**
 * Shows a modal at once, and fills it when it is built: over the message or the Home tab, on top of the modal that was
 * pressed in, or in the place of the third.
 */
export async function showModal(
  args: PressArgs,
  deps: Deps,
  { title, build }: { title: (phrases: Phrases) => string; build: (phrases: Phrases) => ModalView },
): Promise<void> {
  const { body, client } = args;
  const first = phrasesOf(deps.locales.peek(body.user.id));
  const opened = await open(client, body, buildLoadingView(title(first), first));
  if (!opened) return tell(args, deps, (phrases) => phrases.pressAgain);
  const phrases = phrasesOf(await deps.locales.of(client, body.user.id));
  await fillView(client, opened, () => build(phrases), phrases, deps);
}

async function open(client: WebClient, body: PressArgs['body'], view: ModalView): Promise<OpenedView | undefined> {
  const { view: pressed, trigger_id } = body;
  if (pressed && depthOf(pressed) >= DEEPEST) return { id: pressed.id };
  if (!trigger_id) return undefined;
  try {
    const { view: opened } = await (pressed && pressed.type !== 'home'
      ? client.views.push({ trigger_id, view })
      : client.views.open({ trigger_id, view }));
    return opened?.id ? { id: opened.id, hash: opened.hash } : undefined;
  } catch (error) {
    const code = slackErrorCode(error) ?? '';
    if (code === 'push_limit_reached' && pressed) return { id: pressed.id };
    if (TRIGGER_ERRORS.includes(code)) return undefined;
    throw error;
  }
}

/** How many modals lie there, the pressed one counted; a Home tab is none. */
function depthOf({ id, type, root_view_id, previous_view_id }: PressedView): number {
  if (type === 'home') return 0;
  if (!previous_view_id || root_view_id === id) return 1;
  return previous_view_id === root_view_id ? 2 : DEEPEST;
}

/** Puts content into an open view; one that was closed meanwhile needs none. */
export async function fillView(
  client: WebClient,
  { id, hash }: OpenedView,
  build: () => ModalView | HomeView,
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
    const sorry = buildNoticeView(BOT_NAME, phrases.failed, phrases);
    await client.views.update({ view_id: id, view: sorry }).catch(() => {});
    throw error;
  }
}
