import { buildDailyPost } from '../blocks/daily-post.ts';
import { buildDailyNotice } from '../blocks/daily-status.ts';
import { buildNotice } from '../blocks/guides.ts';
import type { OutMessage } from '../blocks/types.ts';
import { checkChannel } from '../daily/check-channel.ts';
import type { DailyDesk } from '../daily/daily.ts';
import { openDailyForm } from '../daily/open-form.ts';
import { dailyPhrasesOf } from '../daily/phrases.ts';
import type { Deps } from '../deps.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { answerPrivately, isDirect } from '../send.ts';
import { decodeState } from '../state.ts';
import { type DailyArgs, tellDaily, withDesk } from './daily-press.ts';
import { askerOf, isPrivate, tell } from './press.ts';

/** What a button is pressed with. */
interface Pressed {
  args: DailyArgs;
  deps: Deps;
  desk: DailyDesk;
  team: string;
  channel: string;
  lang: Lang;
}

const HANDLERS = { dailyPreview: preview, dailyChange: change, dailyStop: stop, dailyResume: resume } as const;

/** Does what one of the buttons says, for the channel that it names. */
export async function handleDailySetting(name: keyof typeof HANDLERS, args: DailyArgs, deps: Deps): Promise<void> {
  await args.ack();
  const channel = decodeState('daily', args.action.value)?.c;
  if (!channel) return tell(args, deps, ({ staleButton }) => staleButton);
  await withDesk(args, deps, async (desk, team) => {
    const { client, body } = args;
    // a form has to be opened at once: nothing is asked before
    const lang = name === 'dailyChange' ? deps.locales.peek(body.user.id) : await deps.locales.of(client, body.user.id);
    await HANDLERS[name]({ args, deps, desk, team, channel, lang });
  });
}

async function preview({ args, deps, desk, team, channel, lang }: Pressed): Promise<void> {
  const subscription = await desk.store.subscriptions.get(team, channel);
  if (!subscription) return say(args, deps, buildDailyNotice(channel, dailyPhrasesOf(lang).notSubscribed));
  const pick = await desk.draw(subscription);
  const message = pick ? buildDailyPost(pick, lang, 'preview') : buildNotice(dailyPhrasesOf(lang).nothingToShow);
  await answerPrivately(deps, askerOf(args), message);
}

async function change({ args, deps, desk, team, channel, lang }: Pressed): Promise<void> {
  const { client, body } = args;
  const target = isDirect(channel) ? {} : { channel };
  const opening = { client, team, user: body.user.id, lang, trigger: body.trigger_id ?? '', ...target };
  if (!(await openDailyForm(opening, desk, deps))) await tell(args, deps, () => phrasesOf(lang).pressAgain);
}

async function stop({ args, deps, desk, team, channel, lang }: Pressed): Promise<void> {
  const phrases = dailyPhrasesOf(lang);
  const { subscriptions } = desk.store;
  const known = await subscriptions.get(team, channel);
  const wasOn = await subscriptions.remove(team, channel);
  const notes = known?.source === 'environment' ? [phrases.stoppedByAdmin] : [];
  const sentence = wasOn ? phrases.stopped : phrases.alreadyStopped;
  await say(args, deps, buildDailyNotice(channel, sentence, { label: phrases.start, notes }));
}

async function resume({ args, deps, desk, team, channel, lang }: Pressed): Promise<void> {
  const phrases = dailyPhrasesOf(lang);
  const { subscriptions } = desk.store;
  const { client, body } = args;
  const { allowSharedChannels } = deps;
  if (!(await subscriptions.get(team, channel))) {
    return say(args, deps, buildDailyNotice(channel, phrases.notSubscribed, { label: phrases.start }));
  }
  const problem = await checkChannel(client, { channel, user: body.user.id, allowSharedChannels });
  if (problem) return tellDaily(args, deps, ({ channelProblem }) => channelProblem(problem));
  await subscriptions.resume(team, channel);
  desk.wake();
  const resumed = await subscriptions.get(team, channel);
  const next = resumed && desk.next(resumed);
  const notes = next ? [phrases.next(phrases.date(next, resumed.zone))] : [phrases.noNext];
  await say(args, deps, buildDailyNotice(channel, phrases.resumed, { notes }));
}

/** In the place of what was pressed: privately, or in the direct message about the pause. */
async function say(args: DailyArgs, deps: Deps, message: OutMessage): Promise<void> {
  const asker = askerOf(args);
  const ts = args.body.message?.ts;
  if (isPrivate(args) || !ts || !asker.channel || !isDirect(asker.channel)) {
    return answerPrivately(deps, asker, message, { replace: isPrivate(args) });
  }
  await args.client.chat.update({ channel: asker.channel, ts, ...message });
}
