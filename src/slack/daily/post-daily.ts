import type { Library } from '../../library.ts';
import type { Log } from '../../log.ts';
import type { PostResult } from '../../schedule.ts';
import type { ShownLog } from '../../store/shown.ts';
import type { Subscription, Subscriptions } from '../../store/subscriptions.ts';
import { buildDailyPost } from '../blocks/daily-post.ts';
import { buildDailyPaused } from '../blocks/daily-status.ts';
import type { WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import type { Lang } from '../phrases.ts';
import { type DailyPick, drawDaily } from './draw-daily.ts';
import { classifyFailure, type DailyFailure } from './failure-class.ts';
import { sendOnce } from './send-once.ts';

/** What a day's post needs. */
export interface DailyPosting {
  library: (team?: string) => Library;
  subscriptions: Subscriptions;
  shown: ShownLog;
  /** The workspace's client that never retries; nothing where the bot is no longer installed there. */
  posterOf(team: string): WebClient | undefined | Promise<WebClient | undefined>;
  /** The language that a person reads. */
  langOf(team: string, user: string): Promise<Lang>;
  /** Spoken in channels. */
  lang: Lang;
  log: Log;
  random: () => number;
}

const STORE_RETRY_MS = 30_000;

/**
 * Posts one channel's excerpt of the day, at most once, and sees to what follows from a failure. It is called with the
 * day's claim in hand, and never throws for what Slack says.
 */
export async function postDaily(
  subscription: Subscription,
  localDate: string,
  posting: DailyPosting,
): Promise<PostResult> {
  const { team, channel } = subscription;
  const { library, shown, log, random, lang } = posting;
  let client: WebClient | undefined;
  try {
    client = await posting.posterOf(team);
  } catch (error) {
    log.error({ team, err: error }, 'the token of a workspace cannot be read: its daily excerpt has to wait');
    return { retryAfterMs: STORE_RETRY_MS };
  }
  if (!client) return { outcome: 'skipped' };
  const history = await shown.list(team, channel).catch((error: unknown) => {
    log.error({ team, channel, err: error }, 'what a channel was shown cannot be read: its daily excerpt has to wait');
  });
  if (!history) return { retryAfterMs: STORE_RETRY_MS };
  const pick = drawDaily(library(team), subscription, history, { localDate, random });
  if (!pick) {
    log.warn(
      { team, channel, tags: subscription.tags, authors: subscription.authors },
      'no post has a passage to show',
    );
    return { outcome: 'skipped' };
  }
  try {
    const ts = await sendOnce(client, channel, buildDailyPost(pick, lang));
    await remember(subscription, pick, posting);
    return { outcome: 'posted', ...(ts && { ts }) };
  } catch (error) {
    const failure = classifyFailure(error);
    const reason = (error as Error).message;
    log.warn({ team, channel, local_date: localDate, failure, reason }, 'Slack did not take a daily excerpt');
    // it may stand there: it must not come again tomorrow
    if (failure.kind === 'unknown') await remember(subscription, pick, posting);
    return settle(subscription, failure, posting);
  }
}

/** What was posted is posted, whether or not it can be written down. */
async function remember({ team, channel }: Subscription, pick: DailyPick, { shown, log }: DailyPosting): Promise<void> {
  try {
    await shown.add(team, channel, pick.draw);
  } catch (error) {
    log.error({ team, channel, err: error }, 'what a channel was shown could not be written down: it may come again');
  }
}

async function settle(
  subscription: Subscription,
  failure: DailyFailure,
  { subscriptions, log, ...posting }: DailyPosting,
): Promise<PostResult> {
  const { team, channel, createdBy } = subscription;
  switch (failure.kind) {
    case 'unknown':
      return { outcome: 'unknown' };
    case 'later':
      return { retryAfterMs: failure.retryAfterMs };
    case 'refused':
      return { outcome: 'failed' };
    case 'workspace': {
      const channels = await subscriptions.pauseTeam(team, failure.code);
      log.error(
        { team, code: failure.code, channels },
        'no daily excerpts in this workspace until the app is let in again',
      );
      return { outcome: 'failed' };
    }
    case 'channel':
      if (await subscriptions.pause(team, channel, failure.code)) {
        log.warn({ team, channel, code: failure.code }, 'a daily schedule is paused');
        if (createdBy) await tellSubscriber(subscription, createdBy, failure.code, { log, ...posting });
      }
      return { outcome: 'failed' };
  }
}

/** Once for each pause: the caller is the one that paused it. */
async function tellSubscriber(
  { team, channel }: Subscription,
  user: string,
  code: string,
  { posterOf, langOf, log }: Pick<DailyPosting, 'posterOf' | 'langOf' | 'log'>,
): Promise<void> {
  const client = await posterOf(team);
  if (!client) return;
  try {
    await sendOnce(client, user, buildDailyPaused(channel, code, await langOf(team, user)));
  } catch (error) {
    log.warn({ team, channel, code: slackErrorCode(error) }, 'nobody could be told that a daily schedule is paused');
  }
}
