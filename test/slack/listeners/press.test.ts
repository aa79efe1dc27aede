import { handleMore } from '../../../src/slack/listeners/more.ts';
import { handleOtherAction } from '../../../src/slack/listeners/other-action.ts';
import type { PressArgs } from '../../../src/slack/listeners/press.ts';
import { handleReadMore } from '../../../src/slack/listeners/read-more.ts';
import { handleShare } from '../../../src/slack/listeners/share.ts';
import { handleTry } from '../../../src/slack/listeners/try.ts';
import { encodeState } from '../../../src/slack/state.ts';
import { fakeStage, respondError, type Stage } from '../../support/fake-deps.ts';
import { fakeLibrary } from '../../support/fake-library.ts';

const POST = '2018/cre.md';
const ephemeral = {
  container: { channel_id: 'C1', message_ts: '9.000100', is_ephemeral: true },
  channel: { id: 'C1' },
};
const inThread = {
  container: { channel_id: 'C1', message_ts: '9.000100', is_ephemeral: false, thread_ts: '8.000100' },
  message: { ts: '9.000100', thread_ts: '8.000100' },
  channel: { id: 'C1' },
};

const press = (stage: Stage, value: string | undefined, where: object = ephemeral): PressArgs => ({
  action: { action_id: 'x', value },
  body: { user: { id: 'U1' }, trigger_id: 'tr', ...where },
  ack: stage.ack,
  respond: stage.respond,
  client: stage.client,
});

describe.each([
  ['handleMore', handleMore],
  ['handleReadMore', handleReadMore],
  ['handleShare', handleShare],
  ['handleTry', handleTry],
  ['handleOtherAction', handleOtherAction],
])('%s', (_, handle) => {
  it.each([undefined, '', '{', '{"p":"x"}', 'null', '{"q":"CRE","o":3,"x":1}'])(
    'acknowledges %j first, and is kind about it',
    async (value) => {
      const stage = fakeStage();
      await handle(press(stage, value), stage.deps);
      expect(stage.names()).toEqual(['ack', 'respond']);
      expect(stage.last('respond')).toMatchObject({ response_type: 'ephemeral', replace_original: false });
      expect(stage.last('respond')?.text).toContain('もう使えません');
    },
  );
});

describe('handleMore', () => {
  it('replaces a private answer, and never a public message', async () => {
    for (const [where, replaces] of [
      [ephemeral, true],
      [inThread, false],
    ] as const) {
      const stage = fakeStage();
      await handleMore(press(stage, encodeState('more', { q: 'CRE', o: 0 }), where), stage.deps);
      expect(stage.last('respond')).toMatchObject({ replace_original: replaces });
    }
  });

  it('says that nothing is found when the results are gone', async () => {
    const stage = fakeStage(fakeLibrary([]));
    await handleMore(press(stage, encodeState('more', { q: 'CRE', o: 3 })), stage.deps);
    expect(stage.last('respond')?.text).toContain('見つかりませんでした');
  });
});

describe('handleReadMore', () => {
  const value = encodeState('readMore', { p: POST, q: 'CRE' });

  it('opens at once and fills in with the hash', async () => {
    const stage = fakeStage();
    await handleReadMore(press(stage, value), stage.deps);
    expect(stage.names()).toEqual(['ack', 'open', 'update']);
    expect(JSON.stringify(stage.last('open'))).toContain('読み込んでいます');
    expect(stage.last('update')).toMatchObject({ view_id: 'V1', hash: 'h1' });
  });

  it('shows telling passages where the question is not known', async () => {
    const stage = fakeStage();
    await handleReadMore(press(stage, encodeState('readMore', { p: POST, q: '' })), stage.deps);
    expect(JSON.stringify(stage.last('update'))).toContain('たとえば、こんな箇所');
  });

  it('shows the summary where nothing matches', async () => {
    const stage = fakeStage({ ...fakeLibrary(), excerpts: () => [] });
    await handleReadMore(press(stage, value), stage.deps);
    expect(JSON.stringify(stage.last('update'))).toContain('言葉どおりにあてはまる箇所はありません');
  });

  it.each(['expired_trigger_id', 'exchanged_trigger_id'])('asks to press again after %s', async (code) => {
    const stage = fakeStage();
    stage.fail('open', code);
    await handleReadMore(press(stage, value), stage.deps);
    expect(stage.last('respond')?.text).toContain('もう一度押してください');
  });

  it.each(['hash_conflict', 'not_found'])('is content with %s: the modal is gone', async (code) => {
    const stage = fakeStage();
    stage.fail('update', code);
    await handleReadMore(press(stage, value), stage.deps);
    expect(stage.names()).toEqual(['ack', 'open', 'update']);
  });

  it('does not leave a modal loading for ever', async () => {
    const stage = fakeStage();
    stage.fail('update', 'invalid_arguments');
    await expect(handleReadMore(press(stage, value), stage.deps)).rejects.toThrow('invalid_arguments');
    expect(JSON.stringify(stage.last('update'))).toContain('すみません');
  });

  it('says that a post is gone before it opens anything', async () => {
    const stage = fakeStage(fakeLibrary([]));
    await handleReadMore(press(stage, value), stage.deps);
    expect(stage.names()).toEqual(['ack', 'respond']);
    expect(stage.last('respond')?.text).toContain('もう見つかりませんでした');
  });
});

describe('handleShare', () => {
  const value = encodeState('share', { p: POST, q: 'CRE', o: 0 });

  it('shares once, however often it is pressed', async () => {
    const stage = fakeStage();
    await handleShare(press(stage, value), stage.deps);
    await handleShare(press(stage, value), stage.deps);
    expect(stage.names()).toEqual(['ack', 'postMessage', 'respond', 'ack', 'respond']);
    expect(stage.last('respond')?.text).toContain('もう共有してあります');
  });

  it.each(['not_in_channel', 'channel_not_found', 'restricted_action'])(
    'goes through the response_url after %s',
    async (code) => {
      const stage = fakeStage();
      stage.fail('postMessage', code);
      await handleShare(press(stage, value), stage.deps);
      expect(stage.deeds.filter(({ did }) => did === 'respond').map(({ args }) => args.response_type)).toEqual([
        'in_channel',
        'ephemeral',
      ]);
    },
  );

  it('says what to do when neither way works, and may then be pressed again', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', 'not_in_channel');
    stage.fail('respond', respondError(404));
    await handleShare(press(stage, value), stage.deps);
    expect(stage.last('respond')?.text).toContain('/invite @Senpai');
    await handleShare(press(stage, value), stage.deps);
    expect(stage.last('respond')).toMatchObject({ replace_original: true });
  });

  it('does not share a second time where the first may have arrived', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', new Error('socket hang up'));
    await handleShare(press(stage, value), stage.deps);
    expect(stage.deeds.filter(({ args }) => args?.response_type === 'in_channel')).toEqual([]);
  });

  it('says so when the post is no longer in the answer', async () => {
    const stage = fakeStage();
    await handleShare(press(stage, encodeState('share', { p: POST, q: '無関係', o: 0 })), stage.deps);
    expect(stage.last('respond')?.text).toContain('共有しました');
  });
});

describe('handleTry', () => {
  const value = encodeState('try', { q: 'CRE' });

  it('answers in the thread of a direct message', async () => {
    const stage = fakeStage();
    await handleTry(press(stage, value, { ...inThread, channel: { id: 'D1' } }), stage.deps);
    expect(stage.last('postMessage')).toMatchObject({ channel: 'D1', thread_ts: '8.000100' });
  });

  it('answers in a channel for the eyes of whoever pressed, in the thread', async () => {
    const stage = fakeStage();
    await handleTry(press(stage, value, inThread), stage.deps);
    expect(stage.names()).toEqual(['ack', 'respond']);
    expect(stage.last('respond')).toMatchObject({ response_type: 'ephemeral', thread_ts: '8.000100' });
  });
});

describe('handleOtherAction', () => {
  it('only acknowledges a link', async () => {
    const stage = fakeStage();
    const args = press(stage, undefined);
    await handleOtherAction({ ...args, action: { url: 'https://example.com' } }, stage.deps);
    expect(stage.names()).toEqual(['ack']);
  });
});
