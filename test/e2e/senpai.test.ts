import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createLibrary, type Library } from '../../src/library.ts';
import type { Message } from '../../src/local/model.ts';
import { fakeLibrary, fakePost } from '../support/fake-library.ts';
import { ALEX, actionsOf, MISAKI, MODES, type RunningSenpai, startSenpaiFor, textOf } from '../support/senpai.ts';

const manyPosts = Array.from({ length: 7 }, (_, index) =>
  fakePost({ id: `${index}.md`, title: `CREの話 その${index}` }),
);

describe.each(MODES)('Senpai over %s', (mode) => {
  let library: Library;
  let senpai: RunningSenpai;

  beforeAll(async () => {
    library = createLibrary(await readCorpus(['corpus']));
  });

  beforeEach(async () => {
    senpai = await startSenpaiFor(mode, library);
  });

  afterEach(async () => {
    await senpai.stop();
  });

  const ask = async (text: string, user = MISAKI, channel = '#general') => {
    const before = senpai.said().length;
    expect(await senpai.slack.command(user, channel, text)).toEqual({ ok: true });
    return senpai.next(before);
  };
  const say = async (text: string, channel = '#general') => {
    const before = senpai.said().length;
    const message = await senpai.slack.post(MISAKI, channel, text);
    return { message, answer: await senpai.next(before) };
  };
  const changed = (message: { ts: string }, words: string) =>
    senpai.slack.waitFor(() =>
      senpai.said().find((each) => each.ts === message.ts && textOf(each.blocks).includes(words)),
    );

  describe('/career', () => {
    it('answers the asker alone, with excerpts that stand in the posts', async () => {
      const answer = await ask('/career CRE');
      expect(answer.ephemeralTo).toBe(MISAKI);
      expect(textOf(answer.blocks)).toContain('CRE');
      const quotes = (answer.blocks ?? [])
        .flatMap((block) => (block.elements as { type: string }[] | undefined) ?? [])
        .filter(({ type }) => type === 'rich_text_quote')
        .map((quote) => textOf(quote).replaceAll('\n', ''));
      expect(quotes.length).toBeGreaterThan(0);
      const texts = library.posts.map(({ text }) => text.replaceAll('\n', ''));
      for (const quote of quotes) expect(texts.some((text) => text.includes(quote))).toBe(true);
    });

    it('takes a full-width space after the command, and help in kana', async () => {
      expect(textOf((await ask('/career　ヘルプ')).blocks)).toContain('先輩たちのキャリアの話');
    });

    it('speaks English to whom Slack speaks English', async () => {
      expect(textOf((await ask('/career help', ALEX)).blocks)).toContain('never stored');
    });

    it('offers questions that find something when it is asked nothing', async () => {
      const empty = await ask('/career');
      const [first] = actionsOf(empty);
      expect(first).toBe('try.0');
      await senpai.slack.press(MISAKI, empty, 'try.0');
      const answer = await changed(empty, '件あります');
      expect(answer.ephemeralTo).toBe(MISAKI);
    });

    it('says honestly that nothing answers', async () => {
      const answer = await ask('/career 量子重力理論の実験装置');
      expect(textOf(answer.blocks)).toContain('見つかりませんでした');
      expect(actionsOf(answer).length).toBeGreaterThan(0);
    });

    it.each([
      ['10,000 characters', 'あ'.repeat(9_000)],
      ['punctuation', '。、！？…'],
      ['an emoji', '👩‍👩‍👧‍👦'],
      ['control characters', '\u0007\u0000CRE\u001b'],
    ])('answers %s', async (_, question) => {
      const answer = await ask(`/career ${question}`);
      expect(textOf(answer.blocks)).not.toContain('すみません');
    });

    it('works where the bot is no member', async () => {
      expect((await ask('/career CRE', MISAKI, '#random')).ephemeralTo).toBe(MISAKI);
    });
  });

  describe('the buttons of an answer', () => {
    beforeEach(() => senpai.swap(fakeLibrary(manyPosts)));

    it('turn pages in place', async () => {
      const first = await ask('/career CRE');
      expect(actionsOf(first)).toContain('more.next');
      await senpai.slack.press(MISAKI, first, 'more.next');
      const second = await changed(first, 'その3');
      expect(actionsOf(second)).toEqual(expect.arrayContaining(['more.back', 'more.next']));
      await senpai.slack.press(MISAKI, second, 'more.back');
      expect(await changed(first, 'その0')).toBeDefined();
      expect(senpai.said()).toHaveLength(1);
    });

    it('open a modal with the summary and the matching excerpts', async () => {
      const answer = await ask('/career CRE');
      await senpai.slack.press(MISAKI, answer, 'readMore.1');
      const modal = await senpai.modal(MISAKI);
      expect(textOf(modal.blocks)).toContain('CREの話 その1');
      expect(textOf(modal.blocks)).toContain('あてはまる箇所（1）');
    });

    it('say it kindly when the post is gone', async () => {
      const answer = await ask('/career CRE');
      senpai.swap(fakeLibrary([]));
      await senpai.slack.press(MISAKI, answer, 'readMore.1');
      const sentence = await senpai.next(1);
      expect(sentence).toMatchObject({ ephemeralTo: MISAKI });
      expect(textOf(sentence.blocks)).toContain('もう見つかりませんでした');
      expect(senpai.slack.views.stack(MISAKI)).toEqual([]);
    });

    it.each(['more.next', 'readMore.0', 'share.0'])('say it kindly when %s is forged', async (action) => {
      const answer = await ask('/career CRE');
      await senpai.slack.press(MISAKI, answer, action, { element: { type: 'button', value: '{"p":"../x"' } });
      expect(textOf((await senpai.next(1)).blocks)).toContain('もう使えません');
      expect(senpai.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    });

    it('fall back to a private message when the response_url is gone', async () => {
      const answer = await ask('/career CRE');
      senpai.slack.failNext('response_url', { status: 404 }, 2);
      await senpai.slack.press(MISAKI, answer, 'more.next');
      const fresh = await senpai.next(1);
      expect(fresh.ephemeralTo).toBe(MISAKI);
      expect(textOf(fresh.blocks)).toContain('その3');
      expect(textOf(fresh.blocks)).toContain('/career でいつでも聞き直せます');
    });

    it('say how to ask again in a direct message where the bot is no member', async () => {
      const answer = await ask('/career CRE', MISAKI, '#random');
      senpai.slack.failNext('response_url', { status: 404 }, 2);
      await senpai.slack.press(MISAKI, answer, 'more.next');
      const told = await senpai.next(1);
      expect(told.channel).toBe(senpai.slack.workspace.channel(MISAKI)?.id);
      expect(textOf(told.blocks)).toContain('/career CRE');
    });
  });

  describe('share', () => {
    beforeEach(() => senpai.swap(fakeLibrary(manyPosts)));

    const share = async (answer: Message, comment = '') => {
      await senpai.slack.press(MISAKI, answer, 'share.0');
      await senpai.modal(MISAKI);
      return senpai.slack.submit(MISAKI, comment ? { comment: { comment: { value: comment } } } : {});
    };
    const sharedMessage = () => senpai.slack.waitFor(() => senpai.said().find(({ ephemeralTo }) => !ephemeralTo));

    it('shows first what the channel will see', async () => {
      const answer = await ask('/career お客さま');
      await senpai.slack.press(MISAKI, answer, 'share.0');
      const preview = await senpai.modal(MISAKI);
      expect(textOf(preview.blocks)).toContain('CREの話 その0');
      expect(textOf(preview.blocks)).toContain('さんが共有しました');
      await senpai.slack.closeView(MISAKI);
      expect(senpai.said()).toHaveLength(1);
    });

    it.each(['#general', '#random'])('shows the post to all of %s in the name of the asker, once', async (channel) => {
      const answer = await ask('/career お客さま', MISAKI, channel);
      expect(await share(answer, '読んでみてください')).toEqual({ ok: true });
      const shared = await sharedMessage();
      expect(JSON.stringify(shared.blocks?.[0])).toContain(`"user_id":"${MISAKI}"`);
      expect(textOf(shared.blocks)).toContain('読んでみてください');
      expect(JSON.stringify(shared.blocks)).toContain('CREの話 その0');
      const after = await changed(answer, '✓ チャンネルに共有しました');
      expect(actionsOf(after)).not.toContain('share.0');
      expect(actionsOf(after)).toContain('share.1');
      expect(senpai.said().filter(({ ephemeralTo }) => !ephemeralTo)).toHaveLength(1);
      expect(senpai.slack.views.stack(MISAKI)).toEqual([]);
    });

    it('tells the channel nothing of the question', async () => {
      await share(await ask('/career お客さま'));
      const shared = await sharedMessage();
      expect(JSON.stringify(actionsOf(shared))).toBe('["readMore.0"]');
      expect(JSON.stringify(shared.blocks)).toContain('{\\"p\\":\\"0.md\\",\\"q\\":\\"\\"}');
      const quote = JSON.stringify(shared.blocks).split('rich_text_quote')[1] ?? '';
      expect(quote).not.toContain('bold');
    });

    it('can be read by others', async () => {
      await share(await ask('/career CRE'));
      await senpai.slack.press(ALEX, await sharedMessage(), 'readMore.0');
      expect(textOf((await senpai.modal(ALEX)).blocks)).toContain('Summary');
    });

    it('says what to do where neither way is open, and may then be tried again', async () => {
      const answer = await ask('/career CRE', MISAKI, '#random');
      senpai.slack.failNext('response_url', { status: 404 }, 1);
      await share(answer);
      expect(textOf((await senpai.next(1)).blocks)).toContain('/invite @Senpai');
      await share(answer);
      expect(await sharedMessage()).toBeDefined();
    });
  });

  describe('in threads', () => {
    it('answers a mention there, the excerpt first', async () => {
      const { message, answer } = await say('@Senpai CREってどんな仕事？');
      expect(answer.threadTs).toBe(message.ts);
      expect(answer.ephemeralTo).toBeUndefined();
      expect(JSON.stringify(answer.blocks?.[0])).toContain('rich_text_quote');
      expect(answer.text).toContain('CRE');
    });

    it('answers a direct message, and the questions that it offers', async () => {
      const { message, answer } = await say('へるぷ', MISAKI);
      expect(answer.threadTs).toBe(message.ts);
      await senpai.slack.press(MISAKI, answer, 'try.0');
      const second = await senpai.next(1);
      expect(second).toMatchObject({ threadTs: message.ts });
      expect(second.ephemeralTo).toBeUndefined();
    });

    it('answers a mention inside a thread in the same thread', async () => {
      const root = await senpai.slack.post(MISAKI, '#general', 'みんなに質問です');
      await senpai.slack.post(MISAKI, '#general', '@Senpai CRE', { threadTs: root.ts });
      expect((await senpai.next(0)).threadTs).toBe(root.ts);
    });

    it('offers help to a bare mention; a press answers the presser alone', async () => {
      const { answer } = await say('@Senpai');
      expect(textOf(answer.blocks)).toContain('先輩たちのキャリアの話');
      await senpai.slack.press(ALEX, answer, 'try.0');
      expect((await senpai.next(1)).ephemeralTo).toBe(ALEX);
    });

    it('answers once when the event comes again or the message is edited', async () => {
      const { message } = await say('@Senpai CRE');
      senpai.slack.redeliver();
      senpai.slack.edit(MISAKI, message, '@Senpai CREとは');
      await say('@Senpai Azure');
      expect(senpai.said()).toHaveLength(2);
    });

    it('does not answer bots, nor channels of other companies', async () => {
      const { message } = await say('@Senpai CRE');
      const body = (event: object, part: object = {}) =>
        senpai.slack.sendEventBody({
          type: 'event_callback',
          team_id: 'T0LOCAL001',
          event_id: `Ev${Math.random()}`,
          event: { type: 'app_mention', user: MISAKI, channel: message.channel, text: 'CRE', ...event },
          ...part,
        });
      body({ ts: '1700000000.000001', bot_id: 'B1' });
      body({ ts: '1700000000.000002' }, { is_ext_shared_channel: true });
      await say('@Senpai Azure');
      expect(senpai.said()).toHaveLength(2);
    });
  });

  it('4.2: shows text of posts literally', async () => {
    const evil =
      '<!channel> <@U123> R&D *bold* _it_ ~no~ `code`\n＞ quote &lt;!here&gt; <https://evil.example|Official>';
    const post = fakePost({
      title: `CRE ${evil}`,
      text: `CRE ${evil}`,
      tags: [evil],
      author: { name: evil, aliases: [] },
    });
    senpai.swap(fakeLibrary([post]));
    const answer = await ask('/career CRE');
    expect(textOf(answer.blocks)).toContain(`CRE ${evil}`.split('\n')[0]);
    expect(answer.text).not.toMatch(/<[!@h]/);
    const { answer: inThread } = await say('@Senpai CRE');
    expect(inThread.text).toContain('&lt;!channel&gt;');
    expect(JSON.stringify(inThread.blocks)).not.toContain('mrkdwn');
  });

  it('writes neither questions nor tokens into its log', async () => {
    await ask('/career 会社を辞めたい');
    senpai.swap({
      ...library,
      ask: (question) => {
        throw new Error(`broken by ${question}`);
      },
    });
    const sorry = await ask('/career 会社を辞めたい');
    expect(textOf(sorry.blocks)).toContain('すみません');
    const { answer } = await say('@Senpai 会社を辞めたい');
    expect(answer.ephemeralTo).toBe(MISAKI);
    const lines = JSON.stringify(senpai.log.lines);
    expect(lines).toContain('broken by [question]');
    expect(lines).not.toContain('辞めたい');
    expect(lines).not.toContain(senpai.slack.botToken);
  });
});
