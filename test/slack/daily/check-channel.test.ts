import { checkChannel } from '../../../src/slack/daily/check-channel.ts';
import { fakeClient, type Reply } from '../../support/fake-slack-client.ts';

const check = async (replies: Record<string, Reply | Reply[]>, options: object = {}) => {
  const fake = fakeClient(replies);
  const asked = { channel: 'C1', user: 'U1', allowSharedChannels: false, ...options };
  return { fake, problem: await checkChannel(fake.client, asked) };
};
const info = (channel: object) => ({ 'conversations.info': { channel: { is_member: true, ...channel } } });

describe('checkChannel', () => {
  it.each([
    [
      'a channel that does not exist, or is private and unseen',
      { 'conversations.info': 'channel_not_found' },
      'unseen',
    ],
    ['an archived channel', info({ is_archived: true }), 'archived'],
    ['a direct message', info({ is_im: true }), 'not-a-channel'],
    ['a group of people', info({ is_mpim: true }), 'not-a-channel'],
    ['a channel of two companies', info({ is_ext_shared: true }), 'shared'],
    ['a channel for announcements', info({ properties: { posting_restricted_to: { type: ['admin'] } } }), 'restricted'],
    ['a private channel without the bot', info({ is_private: true, is_member: false }), 'unseen'],
    ['a missing permission', { 'conversations.info': 'missing_scope' }, 'missing-scope'],
    ['a lost line', { 'conversations.info': new Error('lost') }, 'unreachable'],
  ] as const)('refuses %s', async (_what, replies, problem) => {
    expect((await check(replies as never)).problem).toBe(problem);
  });

  it('takes a channel that the bot is in', async () => {
    const { fake, problem } = await check(info({}));
    expect(problem).toBeUndefined();
    expect(fake.calls.map(({ method }) => method)).toEqual(['conversations.info']);
  });

  it('takes a shared channel where the bot may answer in such', async () => {
    expect((await check(info({ is_ext_shared: true }), { allowSharedChannels: true })).problem).toBeUndefined();
  });

  it('5.4: joins a public channel', async () => {
    const { fake, problem } = await check(info({ is_member: false }));
    expect(problem).toBeUndefined();
    expect(fake.of('conversations.join')).toEqual([{ channel: 'C1' }]);
  });

  it('says that it could not join', async () => {
    const replies = { ...info({ is_member: false }), 'conversations.join': 'restricted_action' };
    expect((await check(replies)).problem).toBe('cannot-join');
  });

  it('lets only members have a private channel', async () => {
    const page = (members: string[], next_cursor = '') => ({ members, response_metadata: { next_cursor } });
    const members = { 'conversations.members': [page(['U7'], 'more'), page(['U1'])] };
    expect((await check({ ...info({ is_private: true }), ...members })).problem).toBeUndefined();
    const others = { 'conversations.members': page(['U7']) };
    expect((await check({ ...info({ is_private: true }), ...others })).problem).toBe('not-yours');
  });

  it('does not wait longer than it may', async () => {
    const { client } = fakeClient();
    const slow = { ...client, conversations: { info: () => new Promise(() => {}) } } as never;
    const options = { channel: 'C1', allowSharedChannels: false, waitMs: 10 };
    expect(await checkChannel(slow, options)).toBe('unreachable');
  });
});
