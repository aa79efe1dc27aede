import { fakeLibrary, fakePost } from '../../support/fake-library.ts';
import { type FaultBot, RECEIVERS, startFaultBot } from '../../support/fault-bot.ts';
import { scratchStore } from '../../support/scratch-store.ts';
import { sendEvent } from '../../support/signed.ts';

const MORNING = {
  time: '09:00',
  zone: 'Asia/Tokyo',
  days: 'daily',
  skipHolidays: false,
  tags: [],
  authors: [],
  source: 'person',
} as const;

describe.each(RECEIVERS)('what comes in over %s', (receiver) => {
  let bot: FaultBot;

  beforeEach(async () => {
    bot = await startFaultBot(receiver);
  });
  afterEach(() => bot.stop());

  const event = (part: object, around: object = {}) => ({
    type: 'event_callback',
    team_id: 'T1',
    event_id: `Ev${Math.random()}`,
    event: { type: 'message', user: 'U1', channel: 'D1', channel_type: 'im', ts: '9.000100', text: 'CRE', ...part },
    ...around,
  });
  /** The channels and threads of all posts, once everything before has been worked on. */
  const posts = async () => {
    await bot.mention('CLAST', '999.000100');
    await waitFor(() => bot.calls('chat.postMessage').some(({ args }) => args.channel === 'CLAST'));
    await bot.app.stop();
    return bot
      .calls('chat.postMessage')
      .filter(({ args }) => args.channel !== 'CLAST')
      .map(({ args }) => [args.channel, args.thread_ts]);
  };

  it('2.1: an event that comes again, at the same moment or later, is answered once', async () => {
    const payload = event({ type: 'app_mention', channel: 'C1', ts: '3.000100' });
    await Promise.all([bot.deliver('events_api', payload), bot.deliver('events_api', payload, { retry: true })]);
    await bot.slack.called('chat.postMessage');
    await bot.deliver('events_api', payload, { retry: true });
    expect(await posts()).toEqual([['C1', '3.000100']]);
  });

  it('2.1: an event that comes again after a restart is answered once', async () => {
    const store = await scratchStore(Date.now);
    await bot.restart({ seen: store.seen });
    const payload = event({ type: 'app_mention', channel: 'C1', ts: '3.000100' });
    await bot.deliver('events_api', payload);
    await bot.slack.called('chat.postMessage');
    await bot.restart({ seen: store.seen });
    await bot.deliver('events_api', payload, { retry: true });
    expect(await posts()).toEqual([['C1', '3.000100']]);
    await store.close();
  });

  it('2.2: one message that arrives as two events is answered once, and a mention in a direct message too', async () => {
    await bot.deliver('events_api', event({ type: 'app_mention', channel: 'C1', ts: '3.000100' }));
    await bot.deliver('events_api', event({ channel: 'C1', channel_type: 'channel', ts: '3.000100' }));
    await bot.deliver('events_api', event({ channel: 'C2', channel_type: 'channel', ts: '4.000100' }));
    await bot.deliver('events_api', event({ text: '<@UBOT> CRE', ts: '5.000100' }));
    expect((await posts()).toSorted()).toEqual([
      ['C1', '3.000100'],
      ['D1', '5.000100'],
    ]);
  });

  it('2.3: bots, edits, deletions and our own messages get no answer; files and broadcasts do', async () => {
    const silent = [
      { user: 'UBOT', bot_id: 'BBOT' },
      { user: 'UBOT' },
      { bot_id: 'B2', user: 'U2' },
      { type: 'app_mention', bot_id: 'B2', user: 'U2', channel: 'C1' },
      { app_id: 'A2' },
      { subtype: 'bot_message', bot_id: 'B2', user: undefined },
      { subtype: 'message_changed', user: undefined, message: { user: 'UBOT', text: 'CRE' } },
      { subtype: 'message_changed', user: undefined, message: { user: 'U1', text: 'CRE' } },
      { subtype: 'message_deleted', user: undefined },
      { subtype: 'message_replied', user: undefined },
      { subtype: 'channel_join' },
      { subtype: 'channel_topic' },
    ];
    for (const [index, part] of silent.entries()) {
      await bot.deliver('events_api', event({ ...part, ts: `10${index}.000100` }));
    }
    await bot.deliver('events_api', event({ subtype: 'file_share', ts: '200.000100' }));
    await bot.deliver('events_api', event({ subtype: 'thread_broadcast', thread_ts: '9.000000', ts: '201.000100' }));
    expect((await posts()).map(([, thread]) => thread).toSorted()).toEqual(['200.000100', '9.000000']);
  });

  it('2.3: a thread gets at most ten answers in ten minutes', async () => {
    for (let index = 0; index < 12; index++) {
      await bot.mention('C1', `${index + 1}.000100`, { user: `U${index}`, thread_ts: '1.000000' });
    }
    expect(await posts()).toHaveLength(10);
  });

  it('2.4: an edited mention is not answered again', async () => {
    const edited = { user: 'U1', ts: '6.000200' };
    await bot.mention('C1', '6.000100');
    await bot.slack.called('chat.postMessage');
    await bot.mention('C1', '6.000100', { edited });
    await bot.mention('C1', '7.000100', { edited });
    expect(await posts()).toEqual([['C1', '6.000100']]);
  });

  it('2.5: a mention that comes only after the invitation is answered', async () => {
    await bot.deliver('events_api', event({ type: 'member_joined_channel', user: 'UBOT', channel: 'C1' }));
    await bot.mention('C1', '8.000100', { event_ts: '9000.000100' });
    expect(await posts()).toEqual([['C1', '8.000100']]);
  });

  it('2.6: an answer goes into the thread of its question, under the parent, digit for digit', async () => {
    await bot.mention('C1', '1700000000.000100');
    await bot.mention('C1', '1700000001.000200', { thread_ts: '1690000000.100000' });
    expect((await posts()).map(([, thread]) => thread).toSorted()).toEqual(['1690000000.100000', '1700000000.000100']);
  });

  it('2.7: a channel shared with another company is answered only where that is allowed', async () => {
    await bot.mention('C1', '8.000100', {}, { is_ext_shared_channel: true });
    expect(await posts()).toEqual([]);
    await bot.restart({ allowSharedChannels: true });
    await bot.mention('C2', '9.000100', {}, { is_ext_shared_channel: true });
    await waitFor(() => bot.calls('chat.postMessage').some(({ args }) => args.channel === 'C2'));
  });

  it('2.7: settings are those of the workspace that has the app, not of the one that the event names', async () => {
    const store = await scratchStore(Date.now);
    for (const [team, channel] of [
      ['T1', 'C0OURS'],
      ['T9', 'C0THEIRS'],
    ] as const) {
      await store.subscriptions.save({ ...MORNING, tags: [], authors: [], team, channel });
    }
    await bot.restart({ store });
    await bot.deliver(
      'events_api',
      event(
        { type: 'app_home_opened', tab: 'home' },
        { team_id: 'T9', authorizations: [{ team_id: 'T1', is_enterprise_install: false }] },
      ),
    );
    const view = JSON.stringify((await bot.slack.called('views.publish')).body);
    expect([view.includes('C0OURS'), view.includes('C0THEIRS')]).toEqual([true, false]);
    await store.close();
  });

  it('2.8: what Slack escapes and people write full-width is read as it was meant', async () => {
    const asked: string[] = [];
    const library = fakeLibrary([fakePost({ text: 'R&D の話 <3' })]);
    const ask: typeof library.ask = (question, options) => {
      asked.push(question);
      return library.ask(question, options);
    };
    await bot.restart({ library: () => ({ ...library, ask }) });
    await bot.mention('C1', '8.000100', { text: '<@UBOT>　R&amp;D' });
    await bot.slack.called('chat.postMessage');
    expect(asked).toEqual(['R&D']);
    await bot.command({ text: '　ｈｅｌｐ' });
    expect(JSON.stringify((await bot.slack.called('respond')).body)).toContain('/career');
    expect(asked.join()).not.toMatch(/help|ｈｅｌｐ/);
  });

  it('2.9: what comes again because its acknowledgement was lost is answered once', async () => {
    const payload = event({ type: 'app_mention', channel: 'C1', ts: '3.000100' });
    if (receiver === 'socket') {
      const [first] = bot.slack.sockets;
      first?.send(JSON.stringify({ type: 'events_api', envelope_id: 'lost', payload }));
      first?.terminate();
    } else {
      const breaking = new AbortController();
      const sending = sendEvent(bot.port, payload, { signal: breaking.signal }).catch(() => {});
      breaking.abort();
      await sending;
    }
    await bot.deliver('events_api', payload, { retry: true });
    expect(await posts()).toEqual([['C1', '3.000100']]);
  });

  it('2.10: every event is taken with 200, whatever becomes of its answer, and what failed is counted', async () => {
    const outcomes: string[] = [];
    const meter = { answered: (_: string, outcome: string) => void outcomes.push(outcome), slackFailed: () => {} };
    const broken = fakeLibrary();
    broken.ask = () => {
      throw new Error('the library is broken');
    };
    await bot.restart({ meter, library: () => broken });
    bot.slack.on('chat.postEphemeral', { ok: false, error: 'not_in_channel' });
    bot.slack.on('chat.postMessage', { ok: false, error: 'channel_not_found' });
    const taken = [
      event({ type: 'app_mention', channel: 'C1' }),
      event({ type: 'app_mention', channel: 'C1', text: undefined, ts: '10.000100' }),
      event({ type: 'pin_added' }),
      event({ type: 'a_type_of_next_year', user: undefined, channel: undefined }),
      event({ subtype: 'message_changed', message: null }),
      event({ type: 'app_home_opened', tab: 'home' }),
    ];
    // throws where one of them is not taken with 200, or never acknowledged
    for (const payload of taken) await bot.deliver('events_api', payload);
    await bot.app.stop();
    expect(outcomes).toHaveLength(taken.length);
    expect(outcomes.filter((outcome) => outcome === 'failed')).not.toEqual([]);
  });
});

async function waitFor(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('it did not come to that');
}
