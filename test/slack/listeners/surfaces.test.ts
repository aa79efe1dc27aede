import { handleFeedback, handleWant } from '../../../src/slack/listeners/feedback.ts';
import { handleFind } from '../../../src/slack/listeners/find.ts';
import { handleHome, handleHomeBrowse, handleHomeFind, handleHomeSearch } from '../../../src/slack/listeners/home.ts';
import { handleList } from '../../../src/slack/listeners/list.ts';
import { handleMenu } from '../../../src/slack/listeners/menu.ts';
import { handleShortcut } from '../../../src/slack/listeners/shortcut.ts';
import { encodeState } from '../../../src/slack/state.ts';
import { fakeStage, type Stage } from '../../support/fake-deps.ts';
import { fakeLibrary, fakePost } from '../../support/fake-library.ts';
import { fakeStore } from '../../support/fake-store.ts';
import { ephemeral, inModal, inThread, onHome, press } from '../../support/press.ts';

const POST = '2018/cre.md';

describe('handleFeedback', () => {
  const value = encodeState('feedback', { p: POST, v: 'up' });

  it('counts one vote a person and answer, for the post alone', async () => {
    const store = fakeStore();
    const stage = fakeStage(undefined, { store });
    const args = { ...press(stage, value, inThread), context: { teamId: 'T1' } };
    await handleFeedback(args, stage.deps);
    await handleFeedback(args, stage.deps);
    expect(store.votes).toEqual([['T1', POST, undefined, 'up']]);
    expect(stage.names()).toEqual(['ack', 'respond', 'ack', 'respond']);
    expect(stage.last('respond')).toMatchObject({ response_type: 'ephemeral', thread_ts: '8.000100' });
    expect(stage.last('respond')?.text).toContain('もう感想をいただいています');
  });

  it('says that it cannot be kept without a store, or when the store fails', async () => {
    const failing = fakeStore(new Error('disk full'));
    for (const store of [undefined, failing]) {
      const stage = fakeStage(undefined, { store });
      await handleFeedback(press(stage, value), stage.deps);
      expect(stage.last('respond')?.text).toContain('記録できませんでした');
      await handleFeedback(press(stage, value), stage.deps);
      expect(stage.last('respond')?.text).toContain('記録できませんでした');
    }
  });

  it('says that the post is gone', async () => {
    const stage = fakeStage(fakeLibrary([]), { store: fakeStore() });
    await handleFeedback(press(stage, value), stage.deps);
    expect(stage.last('respond')?.text).toContain('もう見つかりませんでした');
  });
});

describe('handleWant', () => {
  it('keeps the words alone, once', async () => {
    const store = fakeStore();
    const stage = fakeStage(undefined, { store });
    const value = encodeState('want', { q: ` 宇宙\n飛行士　${'長'.repeat(300)}` });
    const args = press(stage, value, { ...ephemeral, team: { id: 'T1' } });
    await handleWant(args, stage.deps);
    await handleWant(args, stage.deps);
    expect(store.wishes).toEqual([['T1', expect.stringMatching(/^宇宙 飛行士 長{193}$/)]]);
    expect(stage.last('respond')?.text).toContain('もう読みたい話に加えてあります');
  });

  it('thanks in a modal where it was pressed in one', async () => {
    const stage = fakeStage(undefined, { store: fakeStore() });
    await handleWant(press(stage, encodeState('want', { q: '宇宙' }), inModal(1)), stage.deps);
    expect(JSON.stringify(stage.last('push'))).toContain('「宇宙」を、読みたい話に加えました');
  });
});

describe('handleHome', () => {
  const open = (stage: Stage, tab = 'home') =>
    handleHome({ event: { user: 'U1', tab }, client: stage.client, context: { teamId: 'T1' } }, stage.deps);

  it('publishes search, shelves, the newest posts, help and the promise', async () => {
    const stage = fakeStage();
    await open(stage);
    expect(stage.last('publish')).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
    const shown = JSON.stringify(stage.last('publish'));
    for (const words of ['homeSearch', 'homeFind', 'homeBrowse.tag', 'キャリアを選んだ理由', '保存も記録もしません'])
      expect(shown).toContain(words);
    expect(shown).not.toContain('毎日の一節が届くチャンネル');
  });

  it("names this workspace's daily channels that are not paused", async () => {
    const stage = fakeStage(undefined, { store: fakeStore() });
    await open(stage);
    const shown = JSON.stringify(stage.last('publish'));
    expect(shown).toContain('"channel_id":"C0DAILY"');
    expect(shown).toContain('平日 09:00（Asia/Tokyo）');
    expect(shown).not.toContain('C0PAUSED');
  });

  it('goes without them when the store fails, and keeps quiet on the messages tab', async () => {
    const stage = fakeStage(undefined, { store: fakeStore(new Error('disk full')) });
    await open(stage);
    expect(stage.names()).toEqual(['publish']);
    await open(stage, 'messages');
    expect(stage.names()).toEqual(['publish']);
  });

  it('says that there are no posts', async () => {
    const stage = fakeStage(fakeLibrary([]));
    await open(stage);
    expect(JSON.stringify(stage.last('publish'))).toContain('まだ投稿がひとつもありません');
  });
});

describe('the fields of the Home tab', () => {
  it('show what a search finds, or that nothing answers', async () => {
    for (const [question, words] of [
      ['CRE', 'キャリアを選んだ理由'],
      ['農業', '「農業」に答えられる話は'],
    ] as const) {
      const stage = fakeStage();
      await handleHomeSearch(press(stage, question, onHome), stage.deps);
      expect(stage.names()).toEqual(['ack', 'open', 'update']);
      expect(JSON.stringify(stage.last('update'))).toContain(words);
    }
  });

  it('do nothing when nothing was typed', async () => {
    const stage = fakeStage();
    await handleHomeSearch(press(stage, ' ', onHome), stage.deps);
    expect(stage.names()).toEqual(['ack']);
  });

  it('take the words literally, and ask for words where there are none', async () => {
    const stage = fakeStage();
    await handleHomeSearch(press(stage, 'List<String> &amp; <!here>', onHome), stage.deps);
    expect(JSON.stringify(stage.last('update'))).toContain('「List<String> &amp; <!here>」');
    await handleHomeSearch(press(stage, '🎉', onHome), stage.deps);
    expect(JSON.stringify(stage.last('open'))).toContain('何について知りたいですか？');
  });

  it.each([
    ['help', '何について知りたいですか？'],
    ['何ができる？', '何について知りたいですか？'],
    ['こんにちは', '何について知りたいですか？'],
    ['ありがとう！', 'どういたしまして'],
  ])('answer %s without a search', async (words, answer) => {
    const stage = fakeStage();
    await handleHomeSearch(press(stage, words, onHome), stage.deps);
    expect(stage.names()).not.toContain('update');
    expect(JSON.stringify(stage.last('open'))).toContain(answer);
  });

  it('open the chosen post, or say that it is gone', async () => {
    const stage = fakeStage();
    await handleHomeFind(press(stage, POST, onHome), stage.deps);
    expect(JSON.stringify(stage.last('update'))).toContain('くわしく読む');
    await handleHomeFind(press(stage, 'gone.md', onHome), stage.deps);
    expect(JSON.stringify(stage.last('open'))).toContain('もう見つかりませんでした');
  });

  it('open a shelf', async () => {
    const stage = fakeStage();
    await handleHomeBrowse(press(stage, 'tag:CRE', onHome), stage.deps);
    expect(JSON.stringify(stage.last('update'))).toContain('#CREの投稿が1件');
  });

  it('answer at once while one types', async () => {
    const stage = fakeStage(fakeLibrary([fakePost({ title: '長'.repeat(200) })]));
    await handleFind({ payload: { value: '長' }, body: { user: { id: 'U1' } }, ack: stage.acknowledge }, stage.deps);
    const { options } = stage.last('ack') as { options: { text: { text: string }; value: string }[] };
    expect(options).toHaveLength(1);
    expect(options[0]?.text.text.length).toBeLessThanOrEqual(75);
    expect(options[0]?.value).toBe(POST);
  });
});

describe('handleMenu', () => {
  const related = { ...fakeLibrary(), similar: () => [fakePost({ id: 'b.md', title: '似た投稿' })] };

  it.each([
    ['similar', '似た投稿'],
    ['byAuthor', 'この人の投稿は、これだけです'],
    ['inside', '探したい言葉や質問'],
  ])('%s opens a modal', async (item, words) => {
    const stage = fakeStage(related);
    await handleMenu(press(stage, `${item}:${POST}`), stage.deps);
    expect(stage.names()).toEqual(['ack', 'open', 'update']);
    expect(JSON.stringify(stage.last('update'))).toContain(words);
  });

  it('says that the post is gone', async () => {
    const stage = fakeStage(related);
    await handleMenu(press(stage, 'similar:gone.md'), stage.deps);
    expect(stage.last('respond')?.text).toContain('もう見つかりませんでした');
  });
});

describe('handleList', () => {
  const value = encodeState('list', { o: 0 });

  it('turns a private page, a modal page, and opens from the Home tab', async () => {
    for (const [where, deeds] of [
      [ephemeral, ['ack', 'respond']],
      [inModal(1), ['ack', 'update']],
      [onHome, ['ack', 'open', 'update']],
    ] as const) {
      const stage = fakeStage();
      await handleList(press(stage, value, where), stage.deps);
      expect(stage.names()).toEqual(deeds);
    }
  });
});

describe('handleShortcut', () => {
  const use = (stage: Stage, message: { text?: string } | undefined) =>
    handleShortcut(
      {
        shortcut: { user: { id: 'U1' }, channel: { id: 'C1' }, message },
        context: {},
        ack: stage.ack,
        respond: stage.respond,
        client: stage.client,
      },
      stage.deps,
    );

  it('shows related posts to whoever asked alone', async () => {
    const stage = fakeStage();
    await use(stage, { text: 'CRE' });
    expect(stage.names()).toEqual(['ack', 'respond']);
    expect(stage.last('respond')).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(stage.last('respond')?.text).toContain('キャリアを選んだ理由');
  });

  it.each([[undefined], [{}], [{ text: '<@U1> ' }], [{ text: ':tada: 👏' }]])(
    'is kind about a message without words: %j',
    async (message) => {
      const stage = fakeStage();
      await use(stage, message);
      expect(stage.last('respond')?.text).toContain('探せる言葉がありませんでした');
    },
  );
});
