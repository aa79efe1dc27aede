import type { WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';
import { within } from '../in-flight.ts';

/** Why a person may not have a channel's daily excerpt. */
export type ChannelProblem =
  | 'unseen'
  | 'archived'
  | 'not-a-channel'
  | 'shared'
  | 'not-yours'
  | 'cannot-join'
  | 'restricted'
  | 'missing-scope'
  | 'unreachable';

/** What `conversations.info` says, as far as it matters here. */
interface Channel {
  is_archived?: boolean;
  is_im?: boolean;
  is_mpim?: boolean;
  is_private?: boolean;
  is_member?: boolean;
  is_ext_shared?: boolean;
  is_read_only?: boolean;
  properties?: { posting_restricted_to?: unknown };
}

interface CheckOptions {
  channel: string;
  /** Who asks; nobody where the environment does. */
  user?: string;
  allowSharedChannels: boolean;
  /** A form has to be answered within three seconds. */
  waitMs?: number;
}

/** Larger channels are not searched to their end for one member. */
const MEMBER_PAGES = 5;

/**
 * Looks whether the bot can post in a channel for this person, and joins it where it is public; nothing where all is
 * well. Slack shows everybody that the bot joined: the form says so before.
 */
export async function checkChannel(client: WebClient, options: CheckOptions): Promise<ChannelProblem | undefined> {
  let problem: ChannelProblem | undefined = 'unreachable';
  const checked = check(client, options).then((found) => {
    problem = found;
  });
  await within(checked, options.waitMs ?? 10_000);
  checked.catch(() => {});
  return problem;
}

async function check(client: WebClient, options: CheckOptions): Promise<ChannelProblem | undefined> {
  try {
    const info = await client.conversations.info({ channel: options.channel });
    const channel = (info.channel ?? {}) as Channel;
    return problemOf(channel, options) ?? (await membership(client, channel, options));
  } catch (error) {
    return fromCode(slackErrorCode(error));
  }
}

function problemOf(channel: Channel, { allowSharedChannels }: CheckOptions): ChannelProblem | undefined {
  if (channel.is_im || channel.is_mpim) return 'not-a-channel';
  if (channel.is_archived) return 'archived';
  if (channel.is_ext_shared && !allowSharedChannels) return 'shared';
  if (channel.is_read_only || channel.properties?.posting_restricted_to) return 'restricted';
  return undefined;
}

/** Anybody may join a public channel and write there; of a private one, the person has to be a member. */
async function membership(
  client: WebClient,
  { is_member, is_private }: Channel,
  { channel, user }: CheckOptions,
): Promise<ChannelProblem | undefined> {
  if (is_private) {
    if (!is_member) return 'unseen';
    return user && !(await isMember(client, channel, user)) ? 'not-yours' : undefined;
  }
  if (is_member) return undefined;
  try {
    await client.conversations.join({ channel });
    return undefined;
  } catch (error) {
    const code = slackErrorCode(error);
    return code === 'missing_scope' || !code ? fromCode(code) : 'cannot-join';
  }
}

async function isMember(client: WebClient, channel: string, user: string): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < MEMBER_PAGES; page++) {
    const { members = [], response_metadata } = await client.conversations.members({ channel, limit: 1000, cursor });
    if (members.includes(user)) return true;
    cursor = response_metadata?.next_cursor;
    if (!cursor) return false;
  }
  return false;
}

function fromCode(code: string | undefined): ChannelProblem {
  if (code === undefined) return 'unreachable';
  if (code === 'missing_scope') return 'missing-scope';
  if (code === 'is_archived') return 'archived';
  if (code === 'method_not_supported_for_channel_type') return 'not-a-channel';
  return code === 'channel_not_found' ? 'unseen' : 'unreachable';
}
