import { StoreUnavailable } from '../../errors.ts';
import { findZone } from '../../schedule.ts';
import type { NewSubscription } from '../../store/subscriptions.ts';
import { DAILY_FIELDS } from '../blocks/daily-form.ts';
import { buildDailySaved } from '../blocks/daily-status.ts';
import { checkChannel } from '../daily/check-channel.ts';
import { hasPassages } from '../daily/draw-daily.ts';
import { type DailyPhrases, dailyPhrasesOf } from '../daily/phrases.ts';
import { statusOf, subscribe } from '../daily/subscribe.ts';
import type { Deps } from '../deps.ts';
import { phrasesOf } from '../phrases.ts';
import { type FormArgs, refuseForm } from './form.ts';

/** The form as Bolt hands it over, with what was chosen. */
export type DailyFormArgs = FormArgs & { context?: { teamId?: string } };

/** A form has to be answered within three seconds. */
const WAIT_MS = 2_000;

/** Keeps what was chosen, or says at the field what is wrong with it. */
export async function handleDailyForm(args: DailyFormArgs, deps: Deps): Promise<void> {
  const { ack, body, client, context, view } = args;
  const user = body.user.id;
  const lang = deps.locales.peek(user);
  const phrases = dailyPhrasesOf(lang);
  const desk = deps.daily;
  const team = context?.teamId ?? body.team?.id;
  if (!desk || !team) return refuseForm(args, phrases.noState, phrasesOf(lang));
  const chosen = readForm(view.state?.values ?? {});
  const wanted: NewSubscription = { ...chosen, team, createdBy: user, source: 'person' };
  const { channel } = wanted;
  const errors = wrongFields(chosen, phrases, deps);
  if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
  const { allowSharedChannels } = deps;
  const problem = await checkChannel(client, { channel, user, allowSharedChannels, waitMs: WAIT_MS });
  if (problem) {
    return ack({ response_action: 'errors', errors: { [DAILY_FIELDS.channel]: phrases.channelProblem(problem) } });
  }
  try {
    const saved = await subscribe(wanted, desk);
    const hasStories = hasPassages(deps.library(), saved);
    await ack({ response_action: 'update', view: buildDailySaved(statusOf(saved, desk), lang, hasStories) });
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    await refuseForm(args, phrases.noState, phrasesOf(lang));
  }
}

type Chosen = Omit<NewSubscription, 'team' | 'createdBy' | 'source'>;

/** What a field holds, of whatever kind it is. */
interface Field {
  selected_conversation?: string | null;
  selected_time?: string | null;
  selected_option?: { value?: string } | null;
  selected_options?: { value?: string }[];
}

function readForm(values: Record<string, Record<string, unknown>>): Chosen {
  const field = (name: keyof typeof DAILY_FIELDS): Field => (values[name]?.[name] ?? {}) as Field;
  const several = (name: 'tags' | 'authors' | 'holidays') =>
    (field(name).selected_options ?? []).flatMap(({ value }) => value ?? []);
  const zone = field('zone').selected_option?.value ?? '';
  return {
    channel: field('channel').selected_conversation ?? '',
    time: field('time').selected_time ?? '',
    zone: findZone(zone) ?? zone,
    days: field('days').selected_option?.value === 'daily' ? 'daily' : 'weekdays',
    skipHolidays: several('holidays').includes('skip'),
    tags: several('tags'),
    authors: several('authors'),
  };
}

/** Slack lets nobody send a form without these, but what arrives is not to be trusted. */
function wrongFields(chosen: Chosen, phrases: DailyPhrases, deps: Deps): Record<string, string> {
  const { channel, time, zone, tags, authors } = chosen;
  const isWished = tags.length > 0 || authors.length > 0;
  const isEmptyWish = isWished && !hasPassages(deps.library(), chosen);
  return {
    ...(!/^[A-Z][A-Z0-9]{1,30}$/.test(channel) && { [DAILY_FIELDS.channel]: phrases.channelProblem('unseen') }),
    ...(!/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && { [DAILY_FIELDS.time]: phrases.problem('time-unclear', time) }),
    ...(!findZone(zone) && { [DAILY_FIELDS.zone]: phrases.problem('unknown-zone', zone) }),
    ...(isEmptyWish && { [tags.length > 0 ? DAILY_FIELDS.tags : DAILY_FIELDS.authors]: phrases.noSuchPosts }),
  };
}
