import { answerEvent } from '../../../src/slack/listeners/answer-event.ts';
import { handleDirectMessage } from '../../../src/slack/listeners/direct-message.ts';
import { fakeStage, type Stage } from '../../support/fake-deps.ts';

const args = (stage: Stage, event: object = {}, body: object = {}) => ({
  event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.000100', text: '<@UBOT> CRE', ...event },
  body: { event_id: 'Ev1', team_id: 'T1', ...body },
  client: stage.client,
  context: { botUserId: 'UBOT', teamId: 'T1' },
});

describe('answerEvent', () => {
  it('answers in the thread of the message', async () => {
    const stage = fakeStage();
    await answerEvent(args(stage), stage.deps);
    expect(stage.last('postMessage')).toMatchObject({ channel: 'C1', thread_ts: '1.000100' });
  });

  it('answers once a message and once an event', async () => {
    const stage = fakeStage();
    await answerEvent(args(stage), stage.deps);
    await answerEvent(args(stage, { ts: '2.000100' }), stage.deps);
    await answerEvent(args(stage, { type: 'message' }, { event_id: 'Ev2' }), stage.deps);
    expect(stage.names()).toEqual(['postMessage']);
  });

  it('keeps workspaces and channels apart', async () => {
    const stage = fakeStage();
    await answerEvent(args(stage), stage.deps);
    await answerEvent(args(stage, { channel: 'C2' }, { event_id: 'Ev2' }), stage.deps);
    const other = args(stage, {}, { event_id: 'Ev3' });
    await answerEvent({ ...other, context: { botUserId: 'UBOT', teamId: 'T2' } }, stage.deps);
    expect(stage.names()).toHaveLength(3);
  });

  it('is silent in channels of other companies unless allowed', async () => {
    const quiet = fakeStage();
    await answerEvent(args(quiet, {}, { is_ext_shared_channel: true }), quiet.deps);
    expect(quiet.names()).toEqual([]);
    const allowed = fakeStage(undefined, { allowSharedChannels: true });
    await answerEvent(args(allowed, {}, { is_ext_shared_channel: true }), allowed.deps);
    expect(allowed.names()).toEqual(['postMessage']);
  });

  it.each([
    ['<@UBOT> ありがとうございます！', 'ja', 'どういたしまして'],
    ['thanks :pray:', 'en', 'You are welcome'],
  ] as const)('is friendly about %s', async (text, lang, expected) => {
    const stage = fakeStage(undefined, { locales: { of: async () => lang, peek: () => lang } });
    await handleDirectMessage(args(stage, { type: 'message', channel: 'D1', channel_type: 'im', text }), stage.deps);
    expect(stage.last('postMessage')?.text).toContain(expected);
    expect(stage.names()).toHaveLength(1);
  });

  it('gives up on a thread that never ends', async () => {
    const stage = fakeStage();
    for (let index = 0; index < 15; index++) {
      await answerEvent(
        args(stage, { ts: `2.${index}`, thread_ts: '1.000100' }, { event_id: `Ev${index}` }),
        stage.deps,
      );
    }
    expect(stage.names()).toHaveLength(10);
  });

  it.each([
    ['nothing', '<@UBOT>', '先輩たち'],
    ['help', '<@UBOT> ヘルプ', '先輩たち'],
    ['what nobody wrote of', '<@UBOT> 見つからない', '見つかりませんでした'],
  ])('has something to say to %s', async (_, text, expected) => {
    const stage = fakeStage();
    await answerEvent(args(stage, { text }), stage.deps);
    expect(JSON.stringify(stage.last('postMessage')?.blocks)).toContain(expected);
  });
});

describe('handleDirectMessage', () => {
  it.each([
    ['im', 1],
    ['channel', 0],
    ['group', 0],
    ['mpim', 0],
    [undefined, 0],
  ])('to a message in %s it answers %d times', async (channel_type, times) => {
    const stage = fakeStage();
    await handleDirectMessage(args(stage, { type: 'message', channel_type, text: 'CRE' }), stage.deps);
    expect(stage.names()).toHaveLength(times);
  });
});
