import type { SlackStore } from '../../../src/slack/deps.ts';
import { createDoublePress } from '../../../src/slack/double-press.ts';
import { handleFeedback, handleWant } from '../../../src/slack/listeners/feedback.ts';
import { handleFollowUp } from '../../../src/slack/listeners/follow-up.ts';
import { handleHomeBrowse } from '../../../src/slack/listeners/home.ts';
import { handleList } from '../../../src/slack/listeners/list.ts';
import { handleMenu } from '../../../src/slack/listeners/menu.ts';
import { handleMore } from '../../../src/slack/listeners/more.ts';
import { handleOtherAction } from '../../../src/slack/listeners/other-action.ts';
import { handleRandom } from '../../../src/slack/listeners/random.ts';
import { handleReadMore } from '../../../src/slack/listeners/read-more.ts';
import { handleShare } from '../../../src/slack/listeners/share.ts';
import { handleTry } from '../../../src/slack/listeners/try.ts';
import { encodeState } from '../../../src/slack/state.ts';
import { fakeStage, respondError } from '../../support/fake-deps.ts';
import { fakeLibrary, fakePost } from '../../support/fake-library.ts';
import { ephemeral, inModal, inThread, onHome, press } from '../../support/press.ts';

const POST = '2018/cre.md';

describe.each([
  ['handleMore', handleMore],
  ['handleReadMore', handleReadMore],
  ['handleShare', handleShare],
  ['handleTry', handleTry],
  ['handleMenu', handleMenu],
  ['handleList', handleList],
  ['handleRandom', handleRandom],
  ['handleFollowUp', handleFollowUp],
  ['handleFeedback', handleFeedback],
  ['handleWant', handleWant],
  ['handleHomeBrowse', handleHomeBrowse],
  ['handleOtherAction', handleOtherAction],
])('%s', (_, handle) => {
  const forged = [undefined, '', '{', '{"p":"x","v":"maybe"}', 'null', '{"q":"CRE","o":3,"x":1}', '[]', '7'];
  it.each(forged)('acknowledges %j first, and is kind about it', async (value) => {
    const stage = fakeStage();
    await handle(press(stage, value), stage.deps);
    expect(stage.names()).toEqual(['ack', 'respond']);
    expect(stage.last('respond')).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(stage.last('respond')?.text).toContain('もう使えません');
  });

  it('says it in a modal where it was pressed in a view', async () => {
    for (const [where, method] of [
      [inModal(1), 'push'],
      [onHome, 'open'],
    ] as const) {
      const stage = fakeStage();
      await handle(press(stage, '{', where), stage.deps);
      expect(stage.names()).toEqual(['ack', method]);
      expect(JSON.stringify(stage.last(method))).toContain('もう使えません');
    }
  });

  it('says it in a direct message where no view can be opened any more', async () => {
    const stage = fakeStage();
    stage.fail('push', 'expired_trigger_id');
    await handle(press(stage, '{', inModal(1)), stage.deps);
    expect(stage.last('postMessage')).toMatchObject({ channel: 'U1' });
  });
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

describe('handleMore, when the answer can no longer be replaced', () => {
  const value = encodeState('more', { q: 'CRE', o: 0 });

  it.each([404, 410, 429])('after %d: gives the page anew, and says how to ask again', async (status) => {
    const stage = fakeStage();
    stage.fail('respond', respondError(status));
    await handleMore(press(stage, value), stage.deps);
    expect(stage.last('postEphemeral')).toMatchObject({ channel: 'C1', user: 'U1' });
    expect(JSON.stringify(stage.last('postEphemeral'))).toContain('/career でいつでも聞き直せます');
    expect(JSON.stringify(stage.last('postEphemeral'))).toContain('キャリアを選んだ理由');
  });

  it('says how to ask again far from it where the bot is no member', async () => {
    const stage = fakeStage();
    stage.fail('respond', respondError(404));
    stage.fail('postEphemeral', 'not_in_channel');
    await handleMore(press(stage, value), stage.deps);
    expect(stage.last('postMessage')).toMatchObject({ channel: 'U1', text: expect.stringContaining('/career CRE') });
  });

  it('writes a line where nothing reaches them', async () => {
    const stage = fakeStage();
    stage.fail('respond', respondError(404));
    stage.fail('postEphemeral', 'not_in_channel');
    stage.fail('postMessage', 'messages_tab_disabled');
    await handleMore(press(stage, value), stage.deps);
    expect(stage.log.lines.at(-1)).toMatchObject({ level: 'warn', facts: { code: 'messages_tab_disabled' } });
  });

  it('turns the pages of a modal in place', async () => {
    const stage = fakeStage();
    await handleMore(press(stage, value, inModal(1)), stage.deps);
    expect(stage.names()).toEqual(['ack', 'update']);
    expect(stage.last('update')).toMatchObject({ view_id: 'V9' });
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

  it('lies on top of the modal that was pressed in, and takes the place of the third', async () => {
    for (const [depth, deeds] of [
      [1, ['ack', 'push', 'update']],
      [2, ['ack', 'push', 'update']],
      [3, ['ack', 'update']],
    ] as const) {
      const stage = fakeStage();
      await handleReadMore(press(stage, value, inModal(depth)), stage.deps);
      expect(stage.names()).toEqual(deeds);
    }
  });

  it('takes the place of the pressed modal where Slack allows no further one', async () => {
    const stage = fakeStage();
    stage.fail('push', 'push_limit_reached');
    await handleReadMore(press(stage, value, inModal(1)), stage.deps);
    expect(stage.last('update')).toMatchObject({ view_id: 'V9' });
  });

  it("leads on to the author's posts in order of time, and marks this one", async () => {
    const others = [
      fakePost(),
      fakePost({ id: 'b.md', title: '後の話', date: '2021-08-20', author: { name: 'えー', aliases: ['a-know'] } }),
      fakePost({ id: 'a.md', title: '前の話', date: '2015' }),
    ];
    const stage = fakeStage(fakeLibrary(others));
    await handleReadMore(press(stage, value), stage.deps);
    const shown = JSON.stringify(stage.last('update'));
    const [before, here, after] = ['前の話', 'いま読んでいる投稿', '後の話'].map((words) => shown.indexOf(words));
    expect(shown).toContain('この人の続き');
    expect(before).toBeGreaterThan(0);
    expect(here).toBeGreaterThan(before as number);
    expect(after).toBeGreaterThan(here as number);
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

describe.each([
  ['handleFeedback', handleFeedback, encodeState('feedback', { p: POST, v: 'up' })],
  ['handleWant', handleWant, encodeState('want', { q: '転勤' })],
])('%s', (_, handle, value) => {
  it('answers a double click once, with thanks', async () => {
    const kept = { feedback: { add: async () => {} }, wanted: { add: async () => {} } };
    const stage = fakeStage(undefined, { store: kept as unknown as SlackStore });
    const presses = createDoublePress({ clock: () => 0 });
    await Promise.all([1, 2].map(() => handle(press(stage, value), stage.deps, presses)));
    expect(stage.names().toSorted()).toEqual(['ack', 'ack', 'respond']);
    expect(stage.last('respond')?.text).toMatch(/^ありがとう|加えました/);
  });
});
