import { localDate } from '../../schedule.ts';
import type { ShownLog } from '../../store/shown.ts';
import { buildDailyPost } from '../blocks/daily-post.ts';
import { drawDaily } from '../daily/draw-daily.ts';
import type { Deps } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { decodeState, type State } from '../state.ts';
import { type DailyArgs, tellDaily, withDesk } from './daily-press.ts';

/**
 * Puts another passage in the place of the day's, once and for everyone; it counts as shown, as the first one does. Only
 * the newest one of a channel can be replaced.
 */
export async function handleDailyOther(args: DailyArgs, deps: Deps): Promise<void> {
  await args.ack();
  await withDesk(args, deps, async (desk, team) => {
    const { body, client, action } = args;
    const state = decodeState('dailyOther', action.value);
    const channel = body.channel?.id ?? body.container?.channel_id;
    const ts = body.message?.ts ?? body.container?.message_ts;
    if (!state || !channel || !ts) return tellDaily(args, deps, ({ alreadyReplaced }) => alreadyReplaced);
    const { shown, subscriptions } = desk.store;
    const once = `daily-other:${team}:${channel}:${ts}`;
    if (!(await isNewest(state, team, channel, shown)) || !(await deps.seen.first(once))) {
      return tellDaily(args, deps, ({ alreadyReplaced }) => alreadyReplaced);
    }
    const subscription = await subscriptions.get(team, channel);
    const wish = subscription ?? { tags: [], authors: [] };
    const today = localDate(subscription?.zone ?? desk.zone, new Date(desk.now()));
    const history = await shown.list(team, channel);
    const pick = drawDaily(deps.library(), wish, history, { localDate: today, random: deps.random });
    if (!pick || (pick.post.id === state.p && pick.draw.passageKey === state.k)) {
      await deps.seen.forget(once);
      return tellDaily(args, deps, ({ noOther }) => noOther);
    }
    try {
      await client.chat.update({ channel, ts, ...buildDailyPost(pick, deps.lang, 'replaced') });
    } catch (error) {
      deps.log.warn({ channel, code: slackErrorCode(error) }, 'a daily excerpt could not be replaced');
      await deps.seen.forget(once);
      return tellDaily(args, deps, ({ otherFailed }) => otherFailed);
    }
    await shown.add(team, channel, pick.draw);
  });
}

async function isNewest(
  { p, k }: State<'dailyOther'>,
  team: string,
  channel: string,
  shown: ShownLog,
): Promise<boolean> {
  const newest = (await shown.list(team, channel)).at(-1);
  return newest?.postId === p && newest.passageKey === k;
}
