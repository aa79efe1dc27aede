import type { Subscriptions } from '../../store/subscriptions.ts';
import type { WebClient } from '../deps.ts';
import { checkChannel } from './check-channel.ts';
import type { DailySurroundings, Workspace } from './daily.ts';

/** The one channel that the environment subscribes. */
export interface DailyEnvironment {
  /** An id, or `#name`; nothing where only a time or a zone is set. */
  channel?: string;
  /** `HH:MM`. */
  time: string;
  zone: string;
}

/** Names are looked for in so many pages of a thousand channels. */
const PAGES = 10;

/**
 * Makes the subscriptions say what the environment says: its channel is set up, unless a person has set it up in another
 * way; what an earlier environment set up is taken back.
 */
export async function subscribeFromEnvironment(
  subscriptions: Subscriptions,
  { team, client }: Workspace,
  environment: DailyEnvironment | undefined,
  { log, allowSharedChannels }: Pick<DailySurroundings, 'log' | 'allowSharedChannels'>,
): Promise<void> {
  const named = environment?.channel;
  const channel = named && (await findChannel(client, named));
  for (const old of await subscriptions.list(team)) {
    if (old.source === 'environment' && (!named || (channel && old.channel !== channel))) {
      await subscriptions.remove(team, old.channel);
    }
  }
  if (!environment || !named) return;
  const problem = channel ? await checkChannel(client, { channel, allowSharedChannels }) : 'unseen';
  if (!channel || problem) {
    log.error({ channel: named, problem }, 'DAILY_CHANNEL cannot be posted to: no daily excerpt there');
    return;
  }
  const known = await subscriptions.get(team, channel);
  if (known?.source === 'person') {
    log.info({ channel }, 'a person has set up the channel of DAILY_CHANNEL: that is left as it is');
    return;
  }
  const { time, zone } = environment;
  const wish = { days: 'daily' as const, skipHolidays: false, tags: [], authors: [] };
  await subscriptions.save({ team, channel, time, zone, ...wish, source: 'environment' });
}

/** The id of a channel that is named by its id or as `#name`. */
async function findChannel(client: WebClient, named: string): Promise<string | undefined> {
  if (/^[CG][A-Z0-9]{5,}$/.test(named)) return named;
  const name = named.replace(/^#/, '').normalize('NFC').toLowerCase();
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const { channels = [], response_metadata } = await client.conversations.list({
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: 1000,
      cursor,
    });
    const found = channels.find((channel) => channel.name === name || channel.name_normalized === name);
    if (found?.id) return found.id;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return undefined;
  }
  return undefined;
}
