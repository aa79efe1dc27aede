import type { App } from '@slack/bolt';
import { buildSharedPost } from '../blocks/shared-post.ts';
import type { OutMessage } from '../blocks/types.ts';
import type { Deps } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { actionPattern } from '../names.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { answerPrivately, post, respondInChannel } from '../send.ts';
import { decodeState, type State } from '../state.ts';
import { answerAlone } from './command.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/** Listens for "share to the channel". */
export function registerShare(app: App, deps: Deps): void {
  app.action(actionPattern('share'), (args) => handleShare(args as unknown as PressArgs, deps));
}

/** Shows one result to the whole channel in the name of whoever pressed, once, and tells them so in their answer. */
export async function handleShare(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const { action, body, client } = args;
  const state = decodeState('share', action.value);
  const asker = askerOf(args);
  if (!state || !asker.channel) return tell(args, deps, (phrases) => phrases.staleButton);
  const lang = await deps.locales.of(client, body.user.id);
  const message = sharedMessage(state, body.user.id, lang, deps);
  if (!message) return tell(args, deps, (phrases) => phrases.gone);

  const key = `share:${asker.channel}:${body.user.id}:${body.container?.message_ts ?? body.message?.ts}:${state.p}`;
  if (!(await deps.seen.first(key))) return tell(args, deps, (phrases) => phrases.sharedAlready);
  if (!(await share(args, asker.channel, message, deps))) {
    await deps.seen.forget(key);
    return tell(args, deps, (phrases) => phrases.shareFailed);
  }
  await confirm(args, state, lang, deps);
}

function sharedMessage(state: State<'share'>, userId: string, lang: Lang, deps: Deps): OutMessage | undefined {
  const library = deps.library();
  const found = library.post(state.p);
  if (!found) return undefined;
  const [excerpt] = library.excerpts(found.id, state.q, { limit: 1 });
  return buildSharedPost({ post: found, summary: library.summary(found.id), excerpt, userId }, phrasesOf(lang));
}

/** As the bot where it is a member; where Slack says no, through the `response_url`. */
async function share(args: PressArgs, channel: string, message: OutMessage, deps: Deps): Promise<boolean> {
  const { client, respond } = args;
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

async function confirm(args: PressArgs, state: State<'share'>, lang: Lang, deps: Deps): Promise<void> {
  const position = deps
    .library()
    .ask(state.q, { limit: 3, offset: state.o })
    .results.findIndex(({ post: found }) => found.id === state.p);
  if (position < 0 || !isPrivate(args)) return tell(args, deps, (phrases) => phrases.sharedHere);
  const shared = [...new Set([...(state.s ?? []), position])].toSorted();
  const page = answerAlone({ kind: 'ask', question: state.q }, lang, deps, { offset: state.o, shared });
  await answerPrivately(deps, askerOf(args), page, { replace: true });
}
