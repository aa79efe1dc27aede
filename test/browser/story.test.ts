import type { Browser, Page } from 'playwright-core';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createLibrary, type Library } from '../../src/library.ts';
import { fakeStore } from '../support/fake-store.ts';
import { type RunningSenpai, startSenpaiFor } from '../support/senpai.ts';
import { buildPage, describeInBrowser, launchBrowser, openPage, seriousViolations } from './browser.ts';

const SLOW = 60_000;
describeInBrowser("a newcomer's story", () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let library: Library;
  let senpai: RunningSenpai;
  let store: ReturnType<typeof fakeStore>;
  let visit: Awaited<ReturnType<typeof openPage>>;
  let page: Page;

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchBrowser(), buildPage()]);
    library = createLibrary(await readCorpus(['corpus']));
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await built.remove();
  }, SLOW);
  beforeEach(async () => {
    store = fakeStore();
    senpai = await startSenpaiFor('socket', library, { store, pageDir: built.dir });
    visit = await openPage(browser, senpai.slack.url);
    page = visit.page;
  }, SLOW);
  afterEach(async () => {
    expect(visit.wrong).toEqual([]);
    await visit.close();
    await senpai.stop();
  }, SLOW);

  const message = () => page.getByRole('main').getByRole('article');
  const dialog = () => page.getByRole('dialog').last();
  const thread = (name: string) => page.getByRole('complementary', { name });
  const close = async () => {
    const open = await page.locator('dialog').count();
    await page.keyboard.press('Escape');
    await page
      .locator('dialog')
      .nth(open - 1)
      .waitFor({ state: 'detached' });
  };
  /** Writes without a click: the field that a form opens with has the focus already. */
  const type = async (name: string | RegExp, text: string) => {
    const field = dialog().getByRole('textbox', { name });
    await field.waitFor();
    await page.keyboard.type(text);
    expect(await field.inputValue()).toBe(text);
  };
  const send = async (text: string) => {
    const box = page.getByRole('textbox').first();
    await box.fill(text);
    await box.press('Enter');
  };

  it(
    'in Japanese: from the first visit to a shared result',
    async () => {
      await page.getByRole('heading', { name: '先輩に、聞いてみましょう' }).waitFor();
      await page.getByRole('button', { name: /^\/career CRE/ }).click();
      await message().getByText('あなただけに表示されています').waitFor();
      await message().getByText('a-know · 2018年2月16日').first().waitFor();

      await page
        .getByRole('button', { name: /^くわしく読む/ })
        .first()
        .click();
      await dialog().getByText('まとめ').waitFor();
      await dialog().getByText('この人の続き').waitFor();
      await dialog()
        .getByRole('button', { name: /くわしく読む.*CREing/ })
        .first()
        .click();
      await dialog().getByText('えいのうにっき').first().waitFor();
      await close();
      await close();

      await page.getByRole('button', { name: 'その他の操作' }).first().click();
      await page.getByRole('menuitem', { name: 'この投稿の中を探す' }).click();
      await type('探したい言葉や質問', 'ブログ');
      await dialog().getByRole('button', { name: '探す' }).click();
      await dialog()
        .getByText(/あてはまる箇所/)
        .waitFor();
      expect(await page.evaluate("document.activeElement.closest('dialog') !== null")).toBe(true);
      await close();

      await page
        .getByRole('button', { name: /^チャンネルに共有/ })
        .first()
        .click();
      await dialog().getByText('さんが共有しました').waitFor();
      await type(/ひとこと/, '先輩の話、よかったです');
      await dialog().getByRole('button', { name: '共有する' }).click();
      await message().getByText('✓ チャンネルに共有しました').waitFor();
      await message().getByText('先輩の話、よかったです').waitFor();

      await page.getByRole('button', { name: /^Alex/ }).click();
      await message().getByText('先輩の話、よかったです').waitFor();
      expect(await message().count()).toBe(1);
    },
    SLOW,
  );

  it(
    'in English: asks in the open, asks on, votes, and wishes for a story',
    async () => {
      await page.getByRole('button', { name: /^Alex/ }).click();
      await page.getByRole('heading', { name: 'Ask someone who went before you' }).waitFor();
      await page.getByRole('button', { name: /^@Senpai What does a CRE do/ }).click();
      await page.getByRole('button', { name: /1 reply/ }).click();
      const pane = thread('Thread');
      await pane.getByRole('button', { name: 'Ask a follow-up' }).click();
      await type('Your question', 'Azureの歴史');
      await dialog().getByRole('button', { name: 'Ask' }).click();
      await pane.getByText('asked: Azureの歴史').waitFor();
      await pane.getByRole('button', { name: 'This helped' }).first().click();
      await pane.getByText('Only a count for the story is kept').waitFor();
      expect(store.votes).toHaveLength(1);
      await page.keyboard.press('Escape');

      await send('/career quantum gravity laboratories');
      await message().getByText('I found no story').waitFor();
      await page.getByRole('button', { name: 'I want to read this story' }).click();
      await message().getByText('Added “quantum gravity laboratories”').waitFor();
      expect(store.wishes).toEqual([[senpai.slack.workspace.team.id, 'quantum gravity laboratories']]);
    },
    SLOW,
  );

  it(
    'on the Home tab: searches, chooses while typing, browses, reads on',
    async () => {
      const rail = page.getByRole('navigation', { name: senpai.slack.workspace.team.name });
      await rail.getByRole('button', { name: 'ホーム' }).click();
      const search = page.getByRole('textbox', { name: '言葉や質問で探す' });
      await search.fill('運用と開発');
      await search.press('Enter');
      await dialog()
        .getByRole('button', { name: /くわしく読む/ })
        .first()
        .click();
      await dialog().getByText('まとめ').waitFor();
      await close();
      await close();

      await page.getByRole('combobox', { name: '題名や書いた人から選ぶ' }).fill('khi');
      await page.getByRole('option', { name: /Microsoft Azure/ }).click();
      await dialog().getByText('平原 · 2022年12月14日').waitFor();
      await close();

      await page.getByRole('combobox', { name: 'タグ' }).selectOption({ label: '#CRE' });
      await dialog().getByText('#CREの投稿が2件あります').waitFor();
    },
    SLOW,
  );

  it(
    'finds what is related to any message',
    async () => {
      await send('カスタマーサクセスに興味があります');
      await message().getByText('カスタマーサクセスに興味があります').hover();
      await message().getByRole('button', { name: 'その他の操作' }).first().click();
      await page.getByRole('menuitem', { name: '関連する投稿を探す' }).click();
      await message().getByText('に近い話が').waitFor();
    },
    SLOW,
  );

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
  ] as const)(
    'hinders nobody: %s, %d pixels wide',
    async (theme, width) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 860 });
      const check = async (place: string) => expect([place, await seriousViolations(page)]).toEqual([place, []]);
      await page.getByRole('heading', { name: '先輩に、聞いてみましょう' }).waitFor();
      await check('the first visit');
      await page.getByRole('textbox').first().pressSequentially('/ca');
      await page.getByRole('option').waitFor();
      await check('a command that is completed');

      await send('/career CRE');
      await page
        .getByRole('button', { name: /^くわしく読む/ })
        .first()
        .waitFor();
      await check('a private answer');
      await page
        .getByRole('button', { name: /^くわしく読む/ })
        .first()
        .click();
      await dialog().getByText('この人の続き').waitFor();
      await check('a post');
      await close();
      await page
        .getByRole('button', { name: /^チャンネルに共有/ })
        .first()
        .click();
      await dialog()
        .getByRole('textbox', { name: /ひとこと/ })
        .waitFor();
      await check('sharing');
      await close();
      await page.getByRole('button', { name: 'その他の操作' }).first().click();
      await page.getByRole('menuitem').first().waitFor();
      await check('the menu of a result');
      await page.keyboard.press('Escape');

      await send('/career 量子重力の実験室');
      await page.getByRole('button', { name: 'この話を読みたい' }).waitFor();
      await check('nothing found');

      await send('@Senpai CREってどんな仕事？');
      await page.getByRole('button', { name: /1件の返信/ }).click();
      await thread('スレッド').getByRole('button', { name: '続けて聞く' }).waitFor();
      await check('a thread');
      await thread('スレッド').getByRole('button', { name: '続けて聞く' }).click();
      await dialog().getByRole('textbox').waitFor();
      await check('a follow-up');
      await close();
      await page.keyboard.press('Escape');
      if (width < 500) await page.getByRole('button', { name: 'メニューを開く' }).click();
      await page.getByRole('button', { name: 'ホーム' }).first().click();
      await page.getByText('新しい投稿').waitFor();
      await check('the Home tab');
      await page.getByRole('combobox', { name: '題名や書いた人から選ぶ' }).fill('a');
      await page.getByRole('option').first().waitFor();
      await check('titles as one types');
    },
    SLOW,
  );
});
