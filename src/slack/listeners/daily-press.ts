import { StoreUnavailable } from '../../errors.ts';
import { buildNotice } from '../blocks/guides.ts';
import type { DailyDesk } from '../daily/daily.ts';
import { type DailyPhrases, dailyPhrasesOf } from '../daily/phrases.ts';
import type { Deps } from '../deps.ts';
import { answerPrivately } from '../send.ts';
import { askerOf, type PressArgs } from './press.ts';

/** The press of a button about the daily excerpt. */
export type DailyArgs = PressArgs & { context?: { teamId?: string } };

/** Does what a button asks for, where state can be kept; else says that it cannot be. */
export async function withDesk(
  args: DailyArgs,
  deps: Deps,
  work: (desk: DailyDesk, team: string) => Promise<void>,
): Promise<void> {
  const team = args.context?.teamId ?? args.body.team?.id;
  try {
    if (deps.daily && team) return await work(deps.daily, team);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
  await tellDaily(args, deps, ({ noState }) => noState);
}

/** Tells whoever pressed one sentence, privately. */
export async function tellDaily(
  args: DailyArgs,
  deps: Deps,
  sentence: (phrases: DailyPhrases) => string,
): Promise<void> {
  const lang = await deps.locales.of(args.client, args.body.user.id);
  await answerPrivately(deps, askerOf(args), buildNotice(sentence(dailyPhrasesOf(lang))));
}
