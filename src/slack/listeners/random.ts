import { buildHelp } from '../blocks/guides.ts';
import { buildOnePost } from '../blocks/private-answer.ts';
import type { OutMessage } from '../blocks/types.ts';
import type { Deps } from '../deps.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { answerPrivately } from '../send.ts';
import { withContinuation } from '../shelf.ts';
import { decodeState } from '../state.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/** Puts another draw in the place of the last. */
export async function handleRandom(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  if (!decodeState('random', args.action.value)) return tell(args, deps, (phrases) => phrases.staleButton);
  const lang = await deps.locales.of(args.client, args.body.user.id);
  await answerPrivately(deps, askerOf(args), randomPost(lang, deps), { replace: isPrivate(args) });
}

/** One passage drawn by chance; help where there are no posts. */
export function randomPost(lang: Lang, deps: Pick<Deps, 'library' | 'random'>): OutMessage {
  const phrases = phrasesOf(lang);
  const library = deps.library();
  const drawn = library.pick(deps.random) ?? library.posts.slice(0, 1).map((post) => ({ post, excerpt: undefined }))[0];
  if (!drawn) return buildHelp([], phrases);
  return buildOnePost(
    { ...drawn, summary: library.summary(drawn.post.id) },
    {
      phrases,
      title: phrases.randomTitle,
      continues: withContinuation(library, [drawn.post]).size > 0,
      isRandom: true,
    },
  );
}
