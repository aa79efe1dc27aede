import { note } from '../blocks/elements.ts';
import { buildNotice } from '../blocks/guides.ts';
import { echo, PAGE_SIZE } from '../blocks/private-answer.ts';
import { buildResultsView } from '../blocks/results-view.ts';
import type { Deps } from '../deps.ts';
import { phrasesOf } from '../phrases.ts';
import { answerPrivately } from '../send.ts';
import { decodeState } from '../state.ts';
import { answerAlone } from './command.ts';
import { fillView } from './modal.ts';
import { askerOf, isPrivate, type PressArgs, tell } from './press.ts';

/**
 * Puts another page in the place of the private answer. Where Slack no longer lets it be replaced the page comes as a
 * new one that says how to ask again, and where that is impossible too, the way to ask again alone.
 */
export async function handleMore(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const { action, body, client } = args;
  const state = decodeState('more', action.value);
  if (!state) return tell(args, deps, (phrases) => phrases.staleButton);
  const { q: question, o: offset } = state;
  const lang = await deps.locales.of(client, body.user.id);
  const phrases = phrasesOf(lang);
  if (body.view) {
    const page = () => buildResultsView(deps.library().ask(question, { limit: PAGE_SIZE, offset }), phrases, offset);
    return fillView(client, body.view, page, phrases, deps);
  }
  const page = (lead: string[]) =>
    answerAlone({ kind: 'ask', question }, lang, deps, { offset, lead: lead.map((line) => note(line)) });
  await answerPrivately(deps, askerOf(args), page([]), {
    replace: isPrivate(args),
    late: page([phrases.pageAgain]),
    afar: buildNotice(phrases.askAgain(echo(question))),
  });
}
