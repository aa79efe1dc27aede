import type { Browser, Page } from 'playwright-core';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { createLibrary } from '../../src/library.ts';
import { type DailySenpai, startDailySenpai } from '../support/daily-senpai.ts';
import { buildPage, describeInBrowser, launchBrowser, openPage, seriousViolations } from './browser.ts';

const SLOW = 60_000;

describeInBrowser('the daily excerpt on the page of the local Slack', () => {
  let browser: Browser;
  let built: Awaited<ReturnType<typeof buildPage>>;
  let senpai: DailySenpai;
  let visit: Awaited<ReturnType<typeof openPage>>;
  let page: Page;

  beforeAll(async () => {
    [browser, built] = await Promise.all([launchBrowser(), buildPage()]);
    const library = createLibrary(await readCorpus(['corpus']));
    senpai = await startDailySenpai('socket', library, { at: '2026-11-20T08:50:00+09:00', pageDir: built.dir });
    visit = await openPage(browser, senpai.slack.url, { reducedMotion: 'reduce' });
    page = visit.page;
  }, SLOW);
  afterAll(async () => {
    await visit.close();
    await senpai.stop();
    await browser.close();
    await built.remove();
  }, SLOW);

  it(
    'is set up in the form, arrives at its minute, and is replaced',
    async () => {
      const box = page.getByRole('textbox', { name: '#general へのメッセージ' });
      await box.fill('/career daily');
      await box.press('Enter');
      const form = page.getByRole('dialog', { name: '今日の一話' });
      await form.getByRole('radio').first().waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
        expect(await seriousViolations(page)).toEqual([]);
      }
      await form.getByRole('button', { name: '設定する' }).click();
      await page.getByText('次は 11月20日').waitFor();
      await page.keyboard.press('Escape');
      const post = page.getByRole('main').getByRole('article').filter({ hasText: '本目' });
      await senpai.until('2026-11-20T08:59:59+09:00');
      expect(await post.count()).toBe(0);
      await senpai.until('2026-11-20T09:00:00+09:00');
      await post.filter({ hasText: '1/5 本目' }).waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      await post.getByRole('button', { name: '別の話' }).click();
      await post.filter({ hasText: '2/5 本目' }).waitFor();
      expect(await post.count()).toBe(1);
      expect(await post.getByRole('button', { name: '別の話' }).count()).toBe(0);
      expect(visit.wrong).toEqual([]);
    },
    SLOW,
  );
});
