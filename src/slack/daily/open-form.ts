import { StoreUnavailable } from '../../errors.ts';
import type { Library } from '../../library.ts';
import { buildDailyForm } from '../blocks/daily-form.ts';
import type { Deps, WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import type { Lang } from '../phrases.ts';
import type { DailyDesk } from './daily.ts';
import { zoneOf } from './people.ts';
import { usualFor } from './subscribe.ts';

interface Opening {
  client: WebClient;
  team: string;
  user: string;
  lang: Lang;
  trigger: string;
  /** Chosen at first, with what is set for it; nothing for a direct message. */
  channel?: string;
}

/** A `trigger_id` works once and for three seconds. */
const TRIGGER_ERRORS = ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'trigger_expired'];

/** Opens the form with what is set for the channel, or with what most people want; false where it came too late. */
export async function openDailyForm(opening: Opening, desk: DailyDesk, deps: Deps): Promise<boolean> {
  const { client, team, user, lang, trigger, channel } = opening;
  const [zone, known] = await Promise.all([
    zoneOf(client, user, desk.zone),
    channel ? knownFor(team, channel, desk) : undefined,
  ]);
  const defaults = { tags: [], authors: [], ...(known ?? usualFor(zone)), ...(channel && { channel }) };
  try {
    await client.views.open({ trigger_id: trigger, view: buildDailyForm(defaults, offersOf(deps.library()), lang) });
    return true;
  } catch (error) {
    if (TRIGGER_ERRORS.includes(slackErrorCode(error) ?? '')) return false;
    throw error;
  }
}

/** A form that cannot say what is set is better than none: sending it will say what is wrong. */
async function knownFor(team: string, channel: string, { store }: DailyDesk) {
  try {
    return await store.subscriptions.get(team, channel);
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}

/** The tags and the authors of the library, commonest first. */
function offersOf(library: Library): { tags: string[]; authors: string[] } {
  return {
    tags: byUse(library.posts.flatMap(({ tags }) => tags)),
    authors: byUse(library.posts.flatMap(({ author }) => author?.name ?? [])),
  };
}

function byUse(values: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const value of values) uses.set(value, (uses.get(value) ?? 0) + 1);
  return [...uses].toSorted((a, b) => b[1] - a[1]).map(([value]) => value);
}
