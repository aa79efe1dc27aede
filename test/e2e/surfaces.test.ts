import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createLibrary, type Library } from '../../src/library.ts';
import type { Message } from '../../src/local/model.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';
import { fakeStore } from '../support/fake-store.ts';
import { ALEX, actionsOf, MISAKI, MODES, type RunningSenpai, startSenpaiFor, textOf } from '../support/senpai.ts';

describe.each(MODES)('every surface over %s', (mode) => {
  let library: Library;
  let senpai: RunningSenpai;
  let store: ReturnType<typeof fakeStore>;

  beforeAll(async () => {
    library = createLibrary(await readCorpus(['corpus']));
  });
  beforeEach(async () => {
    store = fakeStore();
    senpai = await startSenpaiFor(mode, library, { store });
  });
  afterEach(async () => {
    await senpai.stop();
    expect(senpai.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  const ask = async (text: string, user = MISAKI) => {
    const before = senpai.said().length;
    expect(await senpai.slack.command(user, '#general', text)).toEqual({ ok: true });
    return senpai.next(before);
  };
  const mention = async (text: string, threadTs?: string) => {
    const before = senpai.said().length;
    await senpai.slack.post(MISAKI, '#general', `@Senpai ${text}`, { threadTs });
    return senpai.next(before);
  };
  const choose = (
    user: string,
    target: Parameters<RunningSenpai['slack']['press']>[1],
    actionId: string,
    value: string,
  ) => senpai.slack.press(user, target, actionId, { element: { selected_option: { value } } });
  const top = (words: string, user = MISAKI) =>
    senpai.slack.waitFor(() => {
      const view = senpai.slack.views.stack(user).at(-1);
      const isFilled = view !== undefined && view.blocks.length > 1;
      return isFilled && textOf([view.title, view.blocks]).includes(words) ? view : undefined;
    });

  describe('/career', () => {
    it.each([
      ['random', 'こんな話はいかがですか'],
      ['ランダム', 'こんな話はいかがですか'],
      ['list', '投稿は全部で5件'],
      ['一覧 著者:a-know', 'a-knowさんの投稿が2件'],
      ['list year:2012', '2012年の投稿が1件'],
      ['show creing-at-autify.md', 'この投稿について'],
      ['詳細 Alibaba', 'Alibabaと僕の物語'],
      ['検索 ランダム', 'ランダム'],
      ['search list', 'list'],
    ])('%s', async (text, words) => {
      const answer = await ask(`/career ${text}`);
      expect(answer.ephemeralTo).toBe(MISAKI);
      expect(textOf(answer.blocks)).toContain(words);
    });

    it('draws another in the place of the last', async () => {
      const answer = await ask('/career random');
      expect(await senpai.slack.press(MISAKI, answer, 'random.0')).toEqual({ ok: true });
      await senpai.slack.waitFor(() => senpai.slack.calls.filter(({ method }) => method === 'response_url')[1]);
      expect(senpai.said()).toHaveLength(1);
    });

    it('turns the pages of a list in place', async () => {
      const many = Array.from({ length: 12 }, (_, index) => fakePost({ id: `${index}.md`, title: `その${index}の話` }));
      senpai.swap(fakeLibrary(many));
      const first = await ask('/career list');
      await senpai.slack.press(MISAKI, first, 'list.next');
      await senpai.slack.waitFor(() => textOf(senpai.said()[0]?.blocks).includes('その11の話'));
      expect(senpai.said()).toHaveLength(1);
    });
  });

  describe('the menu of a result', () => {
    it('shows similar posts, and leads on from modal to modal, three deep at most', async () => {
      const answer = await ask('/career CRE');
      await choose(MISAKI, answer, 'menu.0', 'similar:choosing-cre.md');
      const similar = await top('似た話');
      await senpai.slack.press(MISAKI, similar, 'readMore.0');
      const second = await top('元の記事を開く');
      expect(senpai.slack.views.stack(MISAKI)).toHaveLength(2);
      await senpai.slack.press(MISAKI, second, 'readMore.similar0');
      await senpai.slack.waitFor(() => senpai.slack.views.stack(MISAKI).length === 3);
      const third = await top('元の記事を開く');
      const { hash } = third;
      await senpai.slack.press(MISAKI, third, 'readMore.similar1');
      await senpai.slack.waitFor(() => senpai.slack.views.stack(MISAKI).at(-1)?.hash !== hash || undefined);
      expect(senpai.slack.views.stack(MISAKI)).toHaveLength(3);
    });

    it("shows the author's posts in order of time", async () => {
      const answer = await ask('/career CRE');
      await choose(MISAKI, answer, 'menu.0', 'byAuthor:choosing-cre.md');
      const shown = textOf((await top('この人のほかの話')).blocks);
      expect(shown.indexOf('2018年2月16日')).toBeLessThan(shown.indexOf('2021年8月20日'));
    });

    it('searches inside the post', async () => {
      const answer = await ask('/career CRE');
      await choose(MISAKI, answer, 'menu.0', 'inside:choosing-cre.md');
      await top('探したい言葉や質問');
      await senpai.slack.submit(MISAKI, { question: { question: { value: 'ブログ' } } });
      expect(textOf((await top('あてはまる箇所')).blocks)).toContain('ブログ');
    });

    it.each(['similar:gone.md', 'similar', 'burn:choosing-cre.md'])('is kind about the choice %s', async (value) => {
      const answer = await ask('/career CRE');
      await choose(MISAKI, answer, 'menu.0', value);
      expect(textOf((await senpai.next(1)).blocks)).toMatch(/もう見つかりませんでした|もう使えません/);
    });
  });

  describe('a thread', () => {
    const followUp = async (answer: Message, question: string, user = MISAKI) => {
      await senpai.slack.press(user, answer, 'followUp.0');
      await senpai.slack.waitFor(() => senpai.slack.views.stack(user).at(-1)?.callbackId === 'followUp' || undefined);
      const before = senpai.said().length;
      expect(await senpai.slack.submit(user, { question: { question: { value: question } } })).toEqual({ ok: true });
      return senpai.next(before);
    };

    it('goes on without a mention', async () => {
      const answer = await mention('CREってどんな仕事？');
      const next = await followUp(answer, 'Azureの歴史', ALEX);
      expect(next.threadTs).toBe(answer.threadTs);
      expect(JSON.stringify(next.blocks?.[0])).toContain(`"user_id":"${ALEX}"`);
      expect(textOf(next.blocks)).toContain('Azure');
      expect(senpai.slack.views.stack(ALEX)).toEqual([]);
    });

    it('searches inside its post when it is asked about that, by a form or by a mention', async () => {
      const answer = await mention('Alibaba Cloudを辞めた理由');
      expect(textOf((await followUp(answer, 'この投稿で社内公募は？')).blocks)).toContain('この投稿の中から');
      const typed = await mention('この記事で社内公募は？', answer.threadTs);
      expect(textOf(typed.blocks)).toContain('この投稿の中から');
      expect(typed.threadTs).toBe(answer.threadTs);
    });

    it('says honestly that it cannot tell which post is meant', async () => {
      const root = await senpai.slack.post(MISAKI, '#general', 'これ読みました？');
      expect(textOf((await mention('この記事でCREとは？', root.ts)).blocks)).toContain('「続けて聞く」を押すと');
    });

    it('answers in shared channels only where that is allowed', async () => {
      const arrive = async () => {
        const { ts, channel } = await senpai.slack.post(MISAKI, '#general', 'CREの話');
        senpai.slack.sendEventBody({
          type: 'event_callback',
          team_id: 'T0LOCAL001',
          event_id: `Ev${ts}`,
          is_ext_shared_channel: true,
          event: { type: 'app_mention', user: MISAKI, channel, text: 'CRE', ts },
        });
        return ts;
      };
      await arrive();
      await mention('Azure');
      expect(senpai.said()).toHaveLength(1);
      await senpai.stop();
      senpai = await startSenpaiFor(mode, library, { allowSharedChannels: true });
      const ts = await arrive();
      expect((await senpai.next(0)).threadTs).toBe(ts);
    });
  });

  describe('the Home tab', () => {
    const open = async (user = MISAKI) => {
      await senpai.slack.openHome(user);
      return senpai.slack.waitFor(() => senpai.slack.views.home(user));
    };

    it('speaks the language of its reader, and keeps its promise in view', async () => {
      expect(textOf((await open()).blocks)).toContain('保存も記録もしません');
      expect(textOf((await open(ALEX)).blocks)).toContain('never stored and never logged');
    });

    it('searches, and reads on', async () => {
      const home = await open();
      await senpai.slack.press(MISAKI, home, 'homeSearch', { element: { type: 'plain_text_input', value: 'CRE' } });
      await senpai.slack.press(MISAKI, await top('件あります'), 'readMore.0');
      await top('まとめ');
      expect(senpai.slack.views.stack(MISAKI)).toHaveLength(2);
    });

    it('offers posts while one types, and opens the chosen one', async () => {
      const home = await open();
      const answer = await senpai.slack.suggest(MISAKI, home, 'homeFind', 'alibaba');
      expect(answer).toMatchObject({ ok: true, options: [{ value: 'alibaba-cloud-graduation.md' }] });
      await choose(MISAKI, home, 'homeFind', 'alibaba-cloud-graduation.md');
      await top('Alibabaと僕の物語');
    });

    it('browses by tag, author and year, and lists everything', async () => {
      const home = await open();
      for (const [kind, value, words] of [
        ['tag', 'CRE', '#CRE'],
        ['author', 'a-know', 'a-knowさん'],
        ['year', '2012', '2012年'],
      ]) {
        await choose(MISAKI, home, `homeBrowse.${kind}`, `${kind}:${value}`);
        await top(`${words}の投稿が`);
      }
    });
  });

  describe('a message shortcut', () => {
    it('shows related posts to whoever used it', async () => {
      const message = await senpai.slack.post(ALEX, '#general', 'カスタマーサクセスに興味があります');
      await senpai.slack.shortcut(MISAKI, 'related', message);
      const answer = await senpai.next(0);
      expect(answer.ephemeralTo).toBe(MISAKI);
      expect(actionsOf(answer)).toContain('readMore.0');
    });
  });

  describe('feedback', () => {
    const vote = (answer: Message, user: string, value: string) =>
      senpai.slack.press(user, answer, 'feedback.0', { element: { type: 'feedback_buttons', value } });

    it('counts a vote for the post, and thanks the voter alone', async () => {
      const answer = await mention('CREってどんな仕事？');
      const [value] = JSON.stringify(answer.blocks).match(/(?<="value":")\{[^}]*up[^}]*\}/) ?? [];
      await vote(answer, ALEX, JSON.parse(`"${value}"`));
      expect(await senpai.next(1)).toMatchObject({ ephemeralTo: ALEX, threadTs: answer.threadTs });
      expect(store.votes).toHaveLength(1);
      expect(JSON.stringify(store.votes)).not.toMatch(/CREって|U0ALEX/);
      await vote(answer, ALEX, '{"p":"x","v":"sideways"}');
      expect(textOf((await senpai.next(2)).blocks)).toContain('no longer works');
    });

    it('keeps the words of a wanted story only when asked to', async () => {
      const answer = await ask('/career 量子重力理論の実験装置');
      expect(store.wishes).toEqual([]);
      await senpai.slack.press(MISAKI, answer, 'want.0');
      expect(textOf((await senpai.next(1)).blocks)).toContain('読みたい話に加えました');
      expect(store.wishes).toEqual([[expect.stringMatching(/^T/), '量子重力理論の実験装置']]);
    });
  });

  describe('trouble', () => {
    it('asks to press again when the trigger is too old', async () => {
      const answer = await ask('/career CRE');
      senpai.slack.failNext('views.open', { error: 'expired_trigger_id' });
      await senpai.slack.press(MISAKI, answer, 'readMore.0');
      expect(textOf((await senpai.next(1)).blocks)).toContain('もう一度押してください');
    });

    it('is content when the modal was closed or changed before it was filled', async () => {
      const answer = await ask('/career CRE');
      for (const error of ['hash_conflict', 'not_found']) {
        senpai.slack.failNext('views.update', { error });
        const before = senpai.slack.calls.length;
        await senpai.slack.press(MISAKI, answer, 'readMore.0');
        await senpai.slack.waitFor(() =>
          senpai.slack.calls.slice(before).find(({ method }) => method === 'views.update'),
        );
      }
      expect(senpai.said()).toHaveLength(1);
    });

    it('goes on after a response_url was used five times', async () => {
      const answer = await ask('/career CRE');
      senpai.slack.failNext('response_url', { status: 404 });
      await choose(MISAKI, answer, 'menu.0', 'similar:gone.md');
      const told = await senpai.next(1);
      expect(told.ephemeralTo).toBe(MISAKI);
      expect(textOf(told.blocks)).toContain('もう見つかりませんでした');
    });

    it('answers with plain words when Slack refuses the blocks', async () => {
      senpai.slack.failNext('chat.postMessage', { error: 'invalid_blocks' });
      const answer = await mention('CREってどんな仕事？');
      expect(answer.blocks).toBeUndefined();
      expect(answer.text).toContain('CRE');
      senpai.log.lines.length = 0;
    });

    it('waits as long as Slack asks for, and posts once', async () => {
      senpai.slack.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
      await mention('CREってどんな仕事？');
      expect(senpai.said()).toHaveLength(1);
    });

    it('lets another person press what is public, each for themselves', async () => {
      const answer = await mention('CREってどんな仕事？');
      await senpai.slack.press(ALEX, answer, 'readMore.0');
      await top('Summary', ALEX);
      expect(senpai.slack.views.stack(MISAKI)).toEqual([]);
    });

    it('is kind about every button of an answer whose post is gone', async () => {
      const answer = await mention('CREってどんな仕事？');
      senpai.swap(fakeLibrary([]));
      await senpai.slack.press(ALEX, answer, 'readMore.0');
      expect(textOf((await senpai.next(1)).blocks)).toContain('no longer here');
      await senpai.slack.press(ALEX, answer, 'followUp.0');
      await top('Your question', ALEX);
    });
  });
});
