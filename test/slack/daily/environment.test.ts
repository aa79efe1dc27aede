import { type DailyEnvironment, subscribeFromEnvironment } from '../../../src/slack/daily/environment.ts';
import type { Store } from '../../../src/store/store.ts';
import { fakeClient, type Reply } from '../../support/fake-slack-client.ts';
import { keptLog } from '../../support/kept-log.ts';
import { scratchStore } from '../../support/scratch-store.ts';

const list = { 'conversations.list': { channels: [{ id: 'C0STORIES1', name: 'stories' }] } };
const info = { 'conversations.info': { channel: { is_member: true } } };

describe('subscribeFromEnvironment', () => {
  let store: Store;

  beforeEach(async () => {
    store = await scratchStore();
  });

  afterEach(() => store.close());

  const apply = async (part: Partial<DailyEnvironment>, replies: Record<string, Reply | Reply[]> = {}) => {
    const { client } = fakeClient({ ...list, ...info, ...replies });
    const log = keptLog();
    const environment = { time: '08:30', zone: 'Asia/Tokyo', ...part };
    const around = { log, allowSharedChannels: false };
    await subscribeFromEnvironment(store.subscriptions, { team: 'T1', client }, environment, around);
    return log;
  };
  const kept = async () =>
    (await store.subscriptions.list()).map(({ channel, time, source }) => `${channel} ${time} ${source}`);

  it.each(['C0STORIES1', '#stories', 'stories'])('subscribes %s', async (channel) => {
    await apply({ channel });
    await apply({ channel });
    expect(await kept()).toEqual(['C0STORIES1 08:30 environment']);
  });

  it('takes back what an earlier environment set up, and nothing else', async () => {
    const person = { team: 'T1', channel: 'C9', time: '10:00', zone: 'UTC', days: 'daily', createdBy: 'U1' } as const;
    await store.subscriptions.save({ ...person, skipHolidays: false, tags: [], authors: [], source: 'person' });
    await apply({ channel: 'C0STORIES1' });
    await apply({ channel: 'C0OTHER01' });
    expect(await kept()).toEqual(['C0OTHER01 08:30 environment', 'C9 10:00 person']);
    await apply({});
    expect(await kept()).toEqual(['C9 10:00 person']);
    await apply({ channel: 'C0STORIES1' });
    await apply({ channel: 'C0STORIES1', time: '09:45' });
    expect(await kept()).toEqual(['C0STORIES1 09:45 environment', 'C9 10:00 person']);
  });

  it('leaves what a person has set up as it is', async () => {
    const wish = { time: '10:00', zone: 'UTC', days: 'daily', skipHolidays: false } as const;
    const mine = { team: 'T1', channel: 'C0STORIES1', createdBy: 'U1', source: 'person' } as const;
    await store.subscriptions.save({ ...wish, ...mine, tags: [], authors: [] });
    await apply({ channel: '#stories' });
    expect(await kept()).toEqual(['C0STORIES1 10:00 person']);
  });

  it.each([
    ['#nowhere', {}],
    ['C0STORIES1', { 'conversations.info': 'channel_not_found' }],
  ] as const)('says that it cannot post to %s', async (channel, replies) => {
    const log = await apply({ channel }, replies);
    expect(await kept()).toEqual([]);
    expect(log.lines.map(({ message }) => message)).toEqual([expect.stringContaining('DAILY_CHANNEL')]);
  });
});
