import type { Browser, Page } from 'playwright-core';
import type { LocalSlack } from '../../src/local/server.ts';
import { startSocketApp, startTestSlack } from '../support/local-bolt.ts';
import { buildPage, describeInBrowser, launchBrowser, openPage } from './browser.ts';
import { registerFakeBot } from './fake-bot.ts';

const SLOW = 60_000;
const MISAKI = 'U0MISAKI01';
const ALEX = 'U0ALEX0001';

describeInBrowser('the page of the local Slack', () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let slack: LocalSlack;
  let bot: Awaited<ReturnType<typeof startSocketApp>>;
  let visit: Awaited<ReturnType<typeof openPage>>;
  let page: Page;
  let submitted: unknown[];

  const box = () => page.getByRole('textbox', { name: '#general へのメッセージ' });
  const messages = () => page.getByRole('main').getByRole('article');
  const thread = () => page.getByRole('complementary', { name: 'スレッド' });
  const say = async (text: string) => {
    await box().fill(text);
    await box().press('Enter');
  };
  /** What waits for the next frame comes later than a person's next key. */
  const drawSlowly = () => page.evaluate('window.requestAnimationFrame = (draw) => setTimeout(draw, 200)');
  const openForm = async () => {
    await say('/career CRE');
    await page.getByRole('button', { name: '設定' }).click();
    return page.getByRole('dialog', { name: '毎日の一節' });
  };

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchBrowser(), buildPage()]);
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await built.remove();
  });

  beforeEach(async () => {
    submitted = [];
    slack = await startTestSlack({ pageDir: built.dir, timing: { ackMs: 3_000 } });
    bot = await startSocketApp(slack, (app) => registerFakeBot(app, (values) => submitted.push(values)));
    visit = await openPage(browser, slack.url);
    page = visit.page;
  }, SLOW);
  afterEach(async () => {
    expect(visit.wrong).toEqual([]);
    await visit.close();
    await bot.stop();
    await slack.close();
  }, SLOW);

  it(
    'shows a newcomer three things to try, and that it is not Slack',
    async () => {
      await page.getByRole('heading', { name: '先輩に、聞いてみましょう' }).waitFor();
      expect(await page.getByRole('list', { name: 'ためす' }).getByRole('button').count()).toBe(3);
      expect(await page.getByText('これは Slack ではなく').count()).toBeGreaterThan(0);

      await page.getByRole('button', { name: /^\/career CRE/ }).click();
      await messages().getByText('「CRE」').waitFor();
    },
    SLOW,
  );

  it(
    'marks a private answer, and shows the text of documents literally',
    async () => {
      await say('/career CRE');
      await messages().getByText('あなただけに表示されています').waitFor();
      const text = (await messages().last().textContent()) ?? '';
      expect(text).toContain('<b>literal</b> <!channel>');
      expect(text).toContain('<img src=x onerror=alert(1)> *literal*');
      expect(await messages().locator('img').count()).toBe(0);
    },
    SLOW,
  );

  it(
    'sends with Enter and breaks the line with Shift+Enter',
    async () => {
      await box().pressSequentially('一行目');
      await box().press('Shift+Enter');
      await box().pressSequentially('二行目');
      await box().press('Enter');
      await messages().getByText('一行目').waitFor();
      expect(slack.workspace.messages.map((m) => m.text)).toEqual(['一行目\n二行目']);
      expect(await box().inputValue()).toBe('');
    },
    SLOW,
  );

  it(
    'does not send while an input method converts',
    async () => {
      const keys = await page.context().newCDPSession(page);
      await box().focus();
      await keys.send('Input.imeSetComposition', { text: 'てんしょく', selectionStart: 5, selectionEnd: 5 });
      const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
      await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
      await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
      await keys.send('Input.insertText', { text: '転職' });
      expect(await box().inputValue()).toBe('転職');
      expect(slack.workspace.messages).toEqual([]);

      await box().press('Enter');
      await messages().getByText('転職').waitFor();
      expect(slack.workspace.messages.map((m) => m.text)).toEqual(['転職']);
    },
    SLOW,
  );

  it(
    'completes a command with its usage',
    async () => {
      await box().pressSequentially('/');
      const choice = page.getByRole('option', { name: /\/career/ });
      await choice.waitFor();
      expect(await choice.textContent()).toContain('[ことば]');
      await box().press('Tab');
      expect(await box().inputValue()).toBe('/career ');
      await page.getByText('キャリアの投稿をさがす').waitFor();
    },
    SLOW,
  );

  it(
    'goes on after a completion with what is typed at once, however slowly the page is drawn',
    async () => {
      await drawSlowly();
      await box().pressSequentially('@Sen です');
      for (let back = 0; back < ' です'.length; back++) await page.keyboard.press('ArrowLeft');
      await page.getByRole('option', { name: /Senpai/ }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type('CREとは', { delay: 60 });
      expect(await box().inputValue()).toBe('@Senpai CREとは です');
    },
    SLOW,
  );

  it(
    'completes a mention, and opens the answer in a thread that one can reply to',
    async () => {
      await box().pressSequentially('@Sen');
      await page.getByRole('option', { name: /Senpai/ }).waitFor();
      await box().press('Enter');
      await box().pressSequentially('CREとは？');
      await box().press('Enter');
      await page.getByRole('button', { name: /1件の返信/ }).click();
      await thread().getByText('CREとは？').last().waitFor();

      await thread().getByRole('textbox').fill('@Senpai もう少し');
      await thread().getByRole('textbox').press('Enter');
      await thread().getByText('もう少し').nth(1).waitFor();
      const [root] = slack.workspace.messages;
      expect(slack.workspace.messages.slice(1).every((m) => m.threadTs === root?.ts)).toBe(true);

      await page.keyboard.press('Escape');
      await thread().waitFor({ state: 'detached' });
    },
    SLOW,
  );

  it(
    'replaces a private answer when a button is pressed',
    async () => {
      await say('/career CRE');
      await page.getByRole('button', { name: 'もっと見る' }).click();
      await messages().getByText('ページ 2').waitFor();
      expect(await messages().count()).toBe(1);
    },
    SLOW,
  );

  it(
    'asks before a press that wants to be confirmed',
    async () => {
      await say('/career CRE');
      await page.getByRole('button', { name: '消す' }).click();
      const dialog = page.getByRole('dialog', { name: '消しますか' });
      await dialog.getByRole('button', { name: 'やめる' }).click();
      expect(await messages().count()).toBe(1);
      await page.getByRole('button', { name: '消す' }).click();
      await dialog.getByRole('button', { name: '消す' }).click();
      await messages().waitFor({ state: 'detached' });
    },
    SLOW,
  );

  it(
    'shows what is wrong with a modal, submits it, and gives the focus back',
    async () => {
      await drawSlowly();
      const dialog = await openForm();
      const note = dialog.getByRole('textbox', { name: 'ひとこと' });
      await dialog.getByRole('button', { name: '保存する' }).click();
      await dialog.getByRole('alert').getByText('入力してください。').waitFor();
      expect(await note.evaluate((one) => one.matches(':focus'))).toBe(true);

      await note.fill('だめ');
      await dialog.getByRole('button', { name: '保存する' }).click();
      await dialog.getByRole('alert').getByText('この言葉は使えません。').waitFor();
      expect(await note.evaluate((one) => one.matches(':focus'))).toBe(true);

      await note.fill('よし');
      await dialog.getByRole('checkbox', { name: 'CRE' }).check();
      await dialog.getByRole('combobox', { name: '投稿' }).fill('先輩');
      await dialog.getByRole('option', { name: '先輩 の投稿' }).click();
      await dialog.getByRole('button', { name: '保存する' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(submitted).toMatchObject([
        {
          note: { text: { value: 'よし' } },
          post: { find: { selected_option: { value: '1' } } },
          tags: { tags: { selected_options: [{ value: 'cre' }] } },
        },
      ]);
      expect(await page.evaluate('document.activeElement.textContent')).toBe('設定');
    },
    SLOW,
  );

  it(
    'keeps what was typed while a second modal is open, and closes one with Escape',
    async () => {
      const dialog = await openForm();
      await dialog.getByRole('textbox', { name: 'ひとこと' }).fill('途中');
      await dialog.getByRole('button', { name: 'くわしく' }).click();
      await page.getByRole('dialog', { name: 'くわしく' }).getByText('二枚目です').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name: 'くわしく' }).waitFor({ state: 'detached' });
      expect(await dialog.getByRole('textbox', { name: 'ひとこと' }).inputValue()).toBe('途中');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(slack.views.stack(MISAKI)).toEqual([]);
    },
    SLOW,
  );

  it(
    'closes two modals with two quick presses of Escape',
    async () => {
      const dialog = await openForm();
      await dialog.getByRole('button', { name: 'くわしく' }).click();
      await page.getByRole('dialog', { name: 'くわしく' }).getByText('二枚目です').waitFor();
      const held: (() => Promise<void>)[] = [];
      await page.route('**/page/close', (route) => {
        held.push(async () => route.fulfill({ response: await route.fetch() }));
      });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').first().waitFor({ state: 'detached' });
      expect(slack.views.stack(MISAKI)).toHaveLength(2);
      for (const answer of held) await answer();
      expect(slack.views.stack(MISAKI)).toEqual([]);
    },
    SLOW,
  );

  it(
    'answers a direct message and shows the Home tab',
    async () => {
      const rail = page.getByRole('navigation', { name: slack.workspace.team.name });
      await rail.getByRole('button', { name: 'Senpai' }).click();
      const direct = page.getByRole('textbox', { name: 'Senpai へのメッセージ' });
      await direct.fill('こんにちは');
      await direct.press('Enter');
      await page.getByRole('button', { name: /1件の返信/ }).waitFor();
      await rail.getByRole('button', { name: 'ホーム' }).click();
      await page.getByRole('heading', { name: '先輩の本棚' }).waitFor();
    },
    SLOW,
  );

  it(
    'speaks the language of the person, who sees only what is theirs',
    async () => {
      await say('/career CRE');
      await messages().first().waitFor();
      await page.getByRole('button', { name: /^Alex/ }).click();
      await page.getByRole('heading', { name: 'Ask someone who went before you' }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await messages().count()).toBe(0);
      await page.reload();
      await page.getByRole('textbox', { name: 'Message #general' }).waitFor();
    },
    SLOW,
  );

  it(
    'remembers the theme',
    async () => {
      await page.getByRole('button', { name: 'ダーク' }).click();
      await page.reload();
      await box().waitFor();
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    },
    SLOW,
  );

  it(
    'says when no bot is connected',
    async () => {
      await box().waitFor();
      await bot.stop();
      await page.getByRole('status').getByText('まだつながっていません').waitFor();
    },
    SLOW,
  );

  it(
    'reconnects by itself, and shows what the server then has',
    async () => {
      await say('前の話');
      await messages().getByText('前の話').waitFor();
      await bot.stop();
      await slack.close();
      await page.getByRole('status').getByText('つなぎ直しています').waitFor();

      slack = await startTestSlack({ pageDir: built.dir, port: Number(new URL(slack.url).port) });
      await slack.post(ALEX, '#general', '新しい話');
      await messages().getByText('新しい話').waitFor();
      expect(await messages().count()).toBe(1);
      // The browser itself complains of the refused connections.
      visit.wrong.length = 0;
    },
    SLOW,
  );

  it.each([390, 1280])(
    'opens the menu of the lowest message where one can see it, at %d pixels',
    async (width) => {
      const phone = await openPage(browser, slack.url, { viewport: { width, height: 600 }, hasTouch: width < 500 });
      for (let line = 1; line <= 12; line++) await slack.post(ALEX, '#general', `話 ${line}`);
      const last = phone.page.getByRole('main').getByRole('article').last();
      await last.getByText('話 12').hover();
      await last.getByRole('button', { name: 'その他の操作' }).click();
      const menu = await phone.page.getByRole('menu').boundingBox();
      const list = await phone.page.getByRole('region', { name: '#general のメッセージ' }).boundingBox();
      expect(menu?.x).toBeGreaterThanOrEqual(0);
      expect((menu?.x ?? 0) + (menu?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((menu?.y ?? 0) + (menu?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
      expect(phone.wrong).toEqual([]);
      await phone.close();
    },
    SLOW,
  );

  it(
    'begins a first visit at its head, however low the window, and goes to the first message when it comes',
    async () => {
      await page.setViewportSize({ width: 390, height: 480 });
      await page.reload();
      await page.getByRole('heading', { name: '先輩に、聞いてみましょう' }).waitFor();
      const list = page.getByRole('region', { name: '#general のメッセージ' });
      expect(await list.evaluate((element) => element.scrollTop)).toBe(0);
      expect(await list.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeGreaterThan(0);
      await slack.post(ALEX, '#general', 'はじめまして');
      await messages().getByText('はじめまして').waitFor();
      expect(await page.getByRole('button', { name: '新しいメッセージ' }).count()).toBe(0);
    },
    SLOW,
  );

  it(
    'fits a phone: the rail is a drawer',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('button', { name: 'メニューを開く' }).click();
      await page.getByRole('button', { name: 'random' }).click();
      await page.getByRole('textbox', { name: '#random へのメッセージ' }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    },
    SLOW,
  );

  it(
    'breaks a long address in a quotation, so that a phone shows all of it',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await say('/career CRE');
      const link = messages().getByRole('link', { name: /^https:/ });
      await link.waitFor();
      const right = await link.evaluate((element) => element.getBoundingClientRect().right);
      expect(right).toBeLessThanOrEqual(390);
    },
    SLOW,
  );

  it(
    'offers a mention only in a channel where the bot is a member',
    async () => {
      const mention = page.getByRole('list', { name: 'ためす' }).getByRole('button', { name: /^@Senpai/ });
      await mention.waitFor();
      await page.getByRole('button', { name: 'random' }).click();
      await page.getByRole('textbox', { name: '#random へのメッセージ' }).waitFor();
      await page.getByRole('button', { name: /^\/career CRE/ }).waitFor();
      expect(await mention.count()).toBe(0);
    },
    SLOW,
  );

  it(
    'leaves the text of buttons out of what a double click selects',
    async () => {
      await say('/career CRE');
      await page.getByRole('button', { name: '設定' }).waitFor();
      const styles = "[...document.querySelectorAll('button')].map((button) => getComputedStyle(button).userSelect)";
      expect(new Set(await page.evaluate<string[]>(styles))).toEqual(new Set(['none']));
    },
    SLOW,
  );

  it(
    'focuses the field that a loading view gives way to, never while one writes, and does not lose the focus after',
    async () => {
      await say('/career CRE');
      await page.getByRole('button', { name: '聞く' }).click();
      const dialog = page.getByRole('dialog', { name: '続けて聞く' });
      await dialog.getByText('読み込み中').waitFor();
      const question = dialog.getByRole('textbox', { name: '質問' });
      await question.waitFor();
      const isFocused = (element: typeof question) => element.evaluate((one) => one.matches(':focus'));
      expect(await isFocused(question)).toBe(true);

      const name = dialog.getByRole('textbox', { name: '名前' });
      await name.fill('み');
      const [view] = slack.views.stack(MISAKI);
      if (!view) throw new Error('no view is open');
      const { title, submit, blocks } = view;
      const other = { block_id: 'other', label: { type: 'plain_text', text: '問い' } };
      const changed = blocks.map((block) => (block.block_id === 'question' ? { ...block, ...other } : block));
      slack.views.update(view, { type: 'modal', title, submit, callback_id: 'ask', blocks: changed });
      const reworded = dialog.getByRole('textbox', { name: '問い' });
      await reworded.waitFor();
      await page.keyboard.type('さき');
      expect(await name.inputValue()).toBe('みさき');

      await reworded.fill('なぜ？');
      await reworded.press('Enter');
      await dialog.getByText('届きました').waitFor();
      expect(await isFocused(dialog)).toBe(true);
    },
    SLOW,
  );
});
