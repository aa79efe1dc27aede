import type { OutMessage } from '../blocks/types.ts';
import type { WebClient } from '../deps.ts';
import { slackErrorCode } from '../failures.ts';

const QUIET = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;
const BLOCK_ERRORS = ['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'];

/**
 * Posts a message at most once and gives its `ts`; throws what Slack says. `client` must be one that never retries.
 * Where Slack certainly posted nothing because of the blocks, the text goes alone; where the bot is no member, it joins.
 */
export async function sendOnce(client: WebClient, channel: string, message: OutMessage): Promise<string | undefined> {
  const send = async (parts: Partial<OutMessage> & { text: string }) =>
    (await client.chat.postMessage({ ...QUIET, channel, ...parts })).ts;
  try {
    return await send(message);
  } catch (error) {
    const code = slackErrorCode(error) ?? '';
    if (BLOCK_ERRORS.includes(code)) return send({ text: message.text });
    if (code !== 'not_in_channel' || !(await join(client, channel))) throw error;
    return send(message);
  }
}

/** False where the bot cannot come in by itself: the channel is private, or nobody may. */
async function join(client: WebClient, channel: string): Promise<boolean> {
  try {
    await client.conversations.join({ channel });
    return true;
  } catch {
    return false;
  }
}
