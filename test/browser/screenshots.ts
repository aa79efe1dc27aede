import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

/** Takes the README's pictures from the built bot in the system's Chromium: `npm run screenshots`. */
const FOLDER = process.argv[2] ?? '.github/pictures';
const SIZE = { width: 1200, height: 800 };
const PHONE = { width: 390, height: 780 };

const bot = spawn(process.execPath, ['dist/main.js'], {
  env: { PATH: process.env.PATH, PORT: '0', CORPUS_DIR: 'corpus', DATABASE_URL: 'file:.data/screenshots.db' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise<string>((resolve, reject) => {
  bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
  createInterface({ input: bot.stdout }).on('line', (line) => {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) resolve(url);
  });
});
await mkdir(FOLDER, { recursive: true });
const browser = await launchBrowser();

interface Shot {
  name: string;
  size?: { width: number; height: number };
  theme?: 'light' | 'dark';
  act: (page: Page) => Promise<void>;
}

const say = async (page: Page, text: string) => {
  const box = page.getByRole('textbox').first();
  await box.fill(text);
  await box.press('Enter');
};
const open = (page: Page, name: string) =>
  page.getByRole('link', { name }).or(page.getByRole('button', { name })).first().click();
const answer = (page: Page) => page.getByRole('button', { name: 'くわしく読む' }).first().waitFor();

const SHOTS: Shot[] = [
  { name: 'welcome', act: async (page) => page.getByRole('list', { name: 'ためす' }).waitFor() },
  {
    name: 'career',
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, '/career 運用と開発に上下はある？');
      await answer(page);
    },
  },
  {
    name: 'read-more',
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, '/career CRE');
      await answer(page);
      await page.getByRole('button', { name: 'くわしく読む' }).first().click();
      await page.getByRole('dialog').getByText('まとめ').waitFor();
    },
  },
  {
    name: 'mention',
    theme: 'dark',
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, '@Senpai CREってどんな仕事？');
      await page
        .getByText(/件の返信/)
        .first()
        .click();
      await answer(page);
    },
  },
  {
    name: 'phone',
    size: PHONE,
    act: async (page) => {
      await say(page, '/career てらふぉーむ');
      await page.getByText(/の代わりに/).first().waitFor();
    },
  },
];

try {
  for (const { name, size = SIZE, theme = 'light', act } of SHOTS) {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: theme,
      locale: 'ja-JP',
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(address);
    await act(page);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    await context.close();
  }
} finally {
  await browser.close();
  bot.removeAllListeners('exit');
  bot.kill();
}
