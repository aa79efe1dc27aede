import { reduce } from '../../../src/local/page/state/reduce.ts';
import { threadsOf } from '../../../src/local/page/state/threads.ts';
import type { PageMessage, PageState } from '../../../src/local/protocol.ts';

const message = (ts: string, fields: Partial<PageMessage> = {}): PageMessage => {
  return { ts, channel: 'C1', user: 'U1', text: ts, ...fields };
};
const person = { id: 'U1', name: '美咲', isBot: false, locale: 'ja-JP' };
const state: PageState = {
  team: 'お試し',
  me: person,
  people: [person],
  bot: { id: 'B1', name: 'Senpai', isBot: true, locale: 'en-US' },
  channels: [],
  commands: [],
  messages: [message('1.000001'), message('3.000001')],
  views: [],
  connected: true,
};
const tsOf = (next: PageState | null) => next?.messages.map((m) => m.ts);

describe('reduce', () => {
  it('takes a new state whole', () => {
    expect(reduce(null, { type: 'state', state })).toBe(state);
  });

  it('hears nothing before the first state', () => {
    expect(reduce(null, { type: 'message', message: message('2.000001') })).toBeNull();
  });

  it('puts a message where its time belongs', () => {
    expect(tsOf(reduce(state, { type: 'message', message: message('2.000001') }))).toEqual([
      '1.000001',
      '2.000001',
      '3.000001',
    ]);
  });

  it('replaces a message that it knows', () => {
    const next = reduce(state, { type: 'message', message: message('1.000001', { text: '改' }) });
    expect(next?.messages.map((m) => m.text)).toEqual(['改', '3.000001']);
  });

  it('removes a message of that channel only', () => {
    expect(tsOf(reduce(state, { type: 'message_deleted', channel: 'C2', ts: '1.000001' }))).toHaveLength(2);
    expect(tsOf(reduce(state, { type: 'message_deleted', channel: 'C1', ts: '1.000001' }))).toEqual(['3.000001']);
  });

  it('follows the connection, and lets a notice change nothing', () => {
    expect(reduce(state, { type: 'connected', connected: false })?.connected).toBe(false);
    expect(reduce(state, { type: 'notice', text: '…' })).toBe(state);
  });
});

describe('threadsOf', () => {
  it('gathers the replies below their message, and leaves other channels out', () => {
    const messages = [
      message('1.000001', { threadTs: '1.000001' }),
      message('2.000001', { threadTs: '1.000001' }),
      message('3.000001', { channel: 'C2' }),
      message('4.000001', { threadTs: '0.000001' }),
    ];
    expect(threadsOf(messages, 'C1').map(({ root, replies }) => [root.ts, replies.map((r) => r.ts)])).toEqual([
      ['1.000001', ['2.000001']],
    ]);
  });
});
