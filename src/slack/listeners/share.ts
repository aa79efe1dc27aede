import type { Library } from '../../library.ts';
import { buildShareForm } from '../blocks/forms.ts';
import { buildNotice } from '../blocks/guides.ts';
import { PAGE_SIZE } from '../blocks/private-answer.ts';
import { buildSharedPost, type Shared, sharedBlocks } from '../blocks/shared-post.ts';
import type { OutMessage } from '../blocks/types.ts';
import type { Deps, WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { type Asker, answerPrivately, isDirect, post, replacePrivately, respondInChannel } from '../send.ts';
import { decodeState, type State } from '../state.ts';
import { answerAlone } from './command.ts';
import { type FormArgs, readField, refuseForm } from './form.ts';
import { showModal } from './modal.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/** Shows what the channel will see, and asks for a comment. */
export async function handleShare(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const { action, body } = args;
  const state = decodeState('share', action.value);
  const { channel } = askerOf(args);
  if (!state || !channel) return tell(args, deps, (phrases) => phrases.staleButton);
  if (isDirect(channel)) return tell(args, deps, (phrases) => phrases.shareNotHere);
  const library = deps.library();
  const preview = sharedOf(library, state, body.user.id);
  if (!preview) return tell(args, deps, (phrases) => phrases.gone);
  const m = body.container?.message_ts ?? body.message?.ts;
  const form: State<'shareForm'> = {
    ...state,
    c: channel,
    ...(m && { m }),
    // Through it the answer is marked as shared, and the channel reached where the bot is no member.
    ...(isPrivate(args) && body.response_url && { r: body.response_url }),
  };
  await showModal(args, deps, {
    title: (phrases) => phrases.shareTitle,
    build: (phrases) => buildShareForm(form, sharedBlocks(preview, phrases), phrases),
  });
}

/** Shows the result to the whole channel in the name of whoever sent the form, once, and tells them so in their answer. */
export async function handleShareForm(args: FormArgs, deps: Deps): Promise<void> {
  const { body, view, client, ack } = args;
  const user = body.user.id;
  const lang = deps.locales.peek(user);
  const phrases = phrasesOf(lang);
  const state = decodeState('shareForm', view.private_metadata);
  const shared = state && sharedOf(deps.library(), state, user);
  if (!state) return refuseForm(args, phrases.staleButton, phrases);
  if (!shared) return refuseForm(args, phrases.gone, phrases);
  await ack();

  const { c: channel, r: url } = state;
  const asker: Asker = { client, channel, user, ...(url && { respond: deps.respondTo(url) }) };
  const key = `share:${channel}:${user}:${state.m}:${state.p}`;
  if (!(await deps.seen.first(key))) return answerPrivately(deps, asker, buildNotice(phrases.sharedAlready));
  const message = buildSharedPost({ ...shared, comment: readField(view, 'comment') }, phrases);
  if (!(await share(asker, client, channel, message, deps))) {
    await deps.seen.forget(key);
    return answerPrivately(deps, asker, buildNotice(phrases.shareFailed));
  }
  await confirm(state, asker, lang, deps);
}

/** What is shared of a post, or nothing where it is gone. */
function sharedOf(library: Library, { p, q, o: offset }: State<'share'>, userId: string): Shared | undefined {
  const found = library.post(p);
  if (!found) return undefined;
  // The same passage as in the answer, while the library is the same.
  const page = offset === undefined ? [] : library.ask(q, { limit: PAGE_SIZE, offset }).results;
  const shown = page.find(({ post: each }) => each.id === p)?.excerpt;
  const excerpt = shown ?? library.excerpts(found.id, q, { limit: 1 })[0];
  return { post: found, summary: library.summary(found.id), excerpt, userId };
}

/** As the bot where it is a member; where Slack says no, through the `response_url`. */
async function share(
  { respond }: Asker,
  client: WebClient,
  channel: string,
  message: OutMessage,
  deps: Deps,
): Promise<boolean> {
  try {
    await post(deps, client, { channel }, message);
    return true;
  } catch (error) {
    const code = slackErrorCode(error);
    deps.log.info({ code }, 'the bot could not post a share itself');
    // Without a refusal the post may stand there already.
    return code !== undefined && respond !== undefined && respondInChannel(deps, respond, message);
  }
}

/** Marks the result as shared where the answer still shows it; elsewhere one sentence says so. */
async function confirm(state: State<'shareForm'>, asker: Asker, lang: Lang, deps: Deps): Promise<void> {
  const { o: offset, q: question, p, s = [] } = state;
  const said = () => answerPrivately(deps, asker, buildNotice(phrasesOf(lang).sharedHere));
  if (offset === undefined || !question || !asker.respond) return said();
  const { results } = deps.library().ask(question, { limit: PAGE_SIZE, offset });
  const position = results.findIndex(({ post: found }) => found.id === p);
  if (position < 0) return said();
  const shared = [...new Set([...s, position])].toSorted();
  const page = answerAlone({ kind: 'ask', question }, lang, deps, { offset, shared });
  if (!(await replacePrivately(deps, asker.respond, page))) await said();
}
