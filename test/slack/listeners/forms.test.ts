import { handleFollowUp, handleFollowUpForm } from '../../../src/slack/listeners/follow-up.ts';
import { handleInside } from '../../../src/slack/listeners/inside.ts';
import { handleShare, handleShareForm } from '../../../src/slack/listeners/share.ts';
import { encodeState, type State } from '../../../src/slack/state.ts';
import { fakeStage, respondError, type Stage } from '../../support/fake-deps.ts';
import { fakeLibrary } from '../../support/fake-library.ts';
import { ephemeral, inThread, press, submission } from '../../support/press.ts';

const POST = '2018/cre.md';

describe.each([
  ['handleShareForm', handleShareForm],
  ['handleFollowUpForm', handleFollowUpForm],
  ['handleInside', handleInside],
])('%s', (_, handle) => {
  it.each([undefined, '', '{', '{"c":"C1"}', '{"p":7}', '{"c":"../x","m":"1.2","p":"x","q":""}'])(
    'is kind about the state %j, in the place of the form',
    async (state) => {
      const stage = fakeStage();
      await handle(submission(stage, state, { question: 'CRE' }), stage.deps);
      expect(stage.names()).toEqual(['ack']);
      expect(stage.last('ack')).toMatchObject({ response_action: 'update' });
      expect(JSON.stringify(stage.last('ack'))).toContain('もう使えません');
    },
  );
});

describe('handleShare', () => {
  const value = encodeState('share', { p: POST, q: 'CRE', o: 0 });

  it('shows what will be shared, and where; nothing is shared yet', async () => {
    const stage = fakeStage();
    await handleShare(press(stage, value), stage.deps);
    expect(stage.names()).toEqual(['ack', 'open', 'update']);
    const shown = JSON.stringify(stage.last('update'));
    expect(shown).toContain('さんが共有しました');
    expect(shown).toContain('"channel_id":"C1"');
    expect(shown).toContain('"submit"');
  });

  it('says where to share from when nobody else is there', async () => {
    const stage = fakeStage();
    await handleShare(press(stage, value, { ...ephemeral, channel: { id: 'D1' } }), stage.deps);
    expect(stage.last('respond')?.text).toContain('ここにはほかの人がいません');
  });

  it('says that the post is gone', async () => {
    const stage = fakeStage(fakeLibrary([]));
    await handleShare(press(stage, value), stage.deps);
    expect(stage.last('respond')?.text).toContain('もう見つかりませんでした');
  });
});

describe('handleShareForm', () => {
  const form: State<'shareForm'> = { p: POST, q: 'CRE', o: 0, c: 'C1', m: '9.000100', r: ephemeral.response_url };
  const send = (stage: Stage, part: Partial<State<'shareForm'>> = {}, comment = '') =>
    handleShareForm(
      submission(stage, encodeState('shareForm', { ...form, ...part }), comment ? { comment } : {}),
      stage.deps,
    );

  it('shares once, however often it is sent', async () => {
    const stage = fakeStage();
    await send(stage);
    await send(stage);
    expect(stage.names()).toEqual(['ack', 'postMessage', 'respond', 'ack', 'respond']);
    expect(stage.last('respond')?.text).toContain('もう共有してあります');
  });

  it('takes a comment along, literally', async () => {
    const stage = fakeStage();
    const comment = 'List<String> と 1 < 2 かつ 3 > 2、 R&amp;D <3 <!channel> <@U123>';
    await send(stage, {}, comment);
    expect(JSON.stringify(stage.last('postMessage')?.blocks)).toContain(`"text":"${comment}"`);
    expect(stage.last('postMessage')?.text).toContain('R&amp;amp;D &lt;3 &lt;!channel&gt; &lt;@U123&gt;');
  });

  it('marks the result in the answer that it came from', async () => {
    const stage = fakeStage();
    await send(stage);
    expect(stage.last('respond')).toMatchObject({ replace_original: true });
    expect(JSON.stringify(stage.last('respond'))).toContain('✓ チャンネルに共有しました');
  });

  it.each(['not_in_channel', 'channel_not_found', 'restricted_action'])(
    'goes through the response_url after %s',
    async (code) => {
      const stage = fakeStage();
      stage.fail('postMessage', code);
      await send(stage);
      expect(stage.deeds.filter(({ did }) => did === 'respond').map(({ args }) => args.response_type)).toEqual([
        'in_channel',
        'ephemeral',
      ]);
    },
  );

  it('says what to do when neither way works, and may then be sent again', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', 'not_in_channel');
    stage.fail('respond', respondError(404));
    await send(stage);
    expect(stage.last('respond')?.text).toContain('/invite @Senpai');
    await send(stage);
    expect(stage.last('respond')).toMatchObject({ replace_original: true });
  });

  it('says what to do in a direct message when the response_url is gone for good', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', 'not_in_channel');
    stage.fail('postEphemeral', 'not_in_channel');
    stage.fail('respond', respondError(410), respondError(410));
    await send(stage);
    expect(stage.last('postMessage')).toMatchObject({ channel: 'U1', text: expect.stringContaining('/invite') });
  });

  it('does not share a second time where the first may have arrived', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', new Error('socket hang up'));
    await send(stage);
    expect(stage.deeds.filter(({ args }) => args?.response_type === 'in_channel')).toEqual([]);
  });

  it('says so when the post is no longer in the answer, or was drawn by chance', async () => {
    for (const part of [{ q: '無関係' }, { q: '', o: undefined }]) {
      const stage = fakeStage();
      await send(stage, part);
      expect(stage.last('respond')).toMatchObject({ replace_original: false });
      expect(stage.last('respond')?.text).toContain('共有しました');
    }
  });
});

describe('handleFollowUp', () => {
  it('opens a form that knows its thread and its post', async () => {
    const stage = fakeStage();
    await handleFollowUp(press(stage, encodeState('followUp', { p: POST }), inThread), stage.deps);
    expect(stage.names()).toEqual(['ack', 'open', 'update']);
    const { view } = stage.last('update') as { view: { private_metadata: string } };
    expect(JSON.parse(view.private_metadata)).toEqual({ c: 'C1', m: '8.000100', p: POST });
    expect(JSON.stringify(view)).toContain('このスレッドのみんなに見えます');
  });

  it('opens for a post that is gone too, without it', async () => {
    const stage = fakeStage(fakeLibrary([]));
    await handleFollowUp(press(stage, encodeState('followUp', { p: POST }), inThread), stage.deps);
    const { view } = stage.last('update') as { view: { private_metadata: string } };
    expect(JSON.parse(view.private_metadata)).toEqual({ c: 'C1', m: '8.000100' });
  });
});

describe('handleFollowUpForm', () => {
  const state = encodeState('followUpForm', { c: 'C1', m: '8.000100', p: POST });
  const send = (stage: Stage, question: string) =>
    handleFollowUpForm(submission(stage, state, { question }), stage.deps);

  it('answers in the same thread, under the name of who asked', async () => {
    const stage = fakeStage();
    await send(stage, 'CRE');
    expect(stage.names()).toEqual(['ack', 'postMessage']);
    expect(stage.last('postMessage')).toMatchObject({ channel: 'C1', thread_ts: '8.000100' });
    const shown = JSON.stringify(stage.last('postMessage')?.blocks);
    expect(shown).toContain('"user_id":"U1"');
    expect(shown).toContain('さんの質問：CRE');
  });

  it('searches inside the post for a question about it', async () => {
    const stage = fakeStage();
    await send(stage, 'この投稿でCRE');
    expect(JSON.stringify(stage.last('postMessage')?.blocks)).toContain('この投稿の中から');
  });

  it('says when the post holds nothing of it', async () => {
    const stage = fakeStage();
    await send(stage, 'この投稿でブラックホール');
    expect(JSON.stringify(stage.last('postMessage')?.blocks)).toContain('の中にはあてはまる箇所がなかった');
  });

  it('tells the asker alone when the thread takes no answer', async () => {
    const stage = fakeStage();
    stage.fail('postMessage', 'restricted_action');
    await send(stage, 'CRE');
    expect(stage.last('postEphemeral')?.text).toContain('/career');
  });

  it('does not let a thread fill up', async () => {
    const stage = fakeStage(undefined, { pace: { allow: () => false } });
    await send(stage, 'CRE');
    expect(stage.names()).toEqual(['ack']);
    expect(JSON.stringify(stage.last('ack'))).toContain('十分ほど待ってから');
  });
});

describe('handleInside', () => {
  it("puts the post's passages in the place of the form", async () => {
    const stage = fakeStage();
    const state = encodeState('insideForm', { p: POST });
    await handleInside(submission(stage, state, { question: 'CRE' }), stage.deps);
    expect(stage.last('ack')).toMatchObject({ response_action: 'update' });
    expect(JSON.stringify(stage.last('ack'))).toContain('あてはまる箇所（1）');
    expect(JSON.stringify(stage.last('ack'))).not.toContain('ありませんでした');
  });

  it('says that nothing matches, and what did not', async () => {
    const stage = fakeStage();
    const state = encodeState('insideForm', { p: POST });
    await handleInside(submission(stage, state, { question: '農業' }), stage.deps);
    expect(JSON.stringify(stage.last('ack'))).toContain('この投稿には「農業」にあてはまる箇所がありませんでした');
  });

  it('says that the post is gone', async () => {
    const stage = fakeStage(fakeLibrary([]));
    const state = encodeState('insideForm', { p: POST });
    await handleInside(submission(stage, state, { question: 'CRE' }), stage.deps);
    expect(JSON.stringify(stage.last('ack'))).toContain('もう見つかりませんでした');
  });
});
