import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';

/** Takes the README's pictures from the built bot in the system's Chromium: `npm run screenshots -- [names…]`. */
const FOLDER = '.github/pictures';
const SIZE = { width: 1200, height: 800 };
const PHONE = { width: 390, height: 780 };

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
const open = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click();
const readMore = (page: Page) => page.getByRole('button', { name: /^くわしく読む/ }).first();
const ask = async (page: Page, text: string) => {
  await open(page, 'career-stories');
  await say(page, text);
  await readMore(page).waitFor();
};
/** `HH:MM` in Japan, a minute or more from now. */
const soon = () =>
  new Date(Date.now() + 65_000).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
  });

const SHOTS: Shot[] = [
  { name: 'welcome', act: (page) => page.getByRole('list', { name: 'ためす' }).waitFor() },
  { name: 'career', act: (page) => ask(page, '/career 運用と開発に上下はある？') },
  {
    name: 'read-more',
    act: async (page) => {
      await ask(page, '/career CRE');
      await readMore(page).click();
      await page.getByRole('dialog').getByText('まとめ').waitFor();
    },
  },
  {
    name: 'share',
    act: async (page) => {
      await ask(page, '/career CRE');
      await page
        .getByRole('button', { name: /^チャンネルに共有/ })
        .first()
        .click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: /ひとこと/ })
        .fill('来週の1on1の前に、ぜひ');
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
      await readMore(page).waitFor();
    },
  },
  {
    name: 'daily',
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, `/career daily ${soon()} 毎日`);
      await page.getByText(/1\/\d+ 本目/).waitFor({ timeout: 150_000 });
    },
  },
  {
    name: 'home',
    act: async (page) => {
      await open(page, 'ホーム');
      await page.getByText('新しい投稿').waitFor();
    },
  },
  {
    name: 'phone',
    size: PHONE,
    act: async (page) => {
      await say(page, '/career おーてぃふぁい');
      await readMore(page).waitFor();
    },
  },
];

/** Starts the bot with a database of its own; gives the address of its page. */
async function startBot(database: string): Promise<{ bot: ChildProcess; address: string }> {
  const bot = spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      CORPUS_DIR: 'corpus',
      DATABASE_URL: `file:${database}`,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>((resolve, reject) => {
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}`)));
    createInterface({ input: bot.stdout }).on('line', (line) => {
      const url = /http:\/\/[^\s]+/.exec(line)?.[0];
      if (url) resolve(url.replace(/\/?\.?$/, '/'));
    });
  });
  return { bot, address };
}

async function take({ name, size = SIZE, theme = 'light', act }: Shot, browser: Browser, address: string) {
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
  await context.close();
}

const wanted = process.argv.slice(2);
const scratch = await mkdtemp(join(tmpdir(), 'senpai-pictures-'));
await mkdir(FOLDER, { recursive: true });
const browser = await launchBrowser();
try {
  for (const shot of SHOTS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    // Each picture has a bot of its own: what others asked before is not in it.
    const { bot, address } = await startBot(join(scratch, `${shot.name}.db`));
    try {
      await take(shot, browser, address);
    } finally {
      bot.removeAllListeners('exit');
      bot.kill();
    }
  }
} finally {
  await browser.close();
  await rm(scratch, { recursive: true, force: true });
}
