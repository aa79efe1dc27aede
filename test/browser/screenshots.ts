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
const SMALL = { width: 960, height: 640 };
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
const asAlex = (page: Page) => page.getByRole('button', { name: /^Alex/ }).click();
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
    name: 'continued',
    size: SMALL,
    theme: 'dark',
    act: async (page) => {
      await ask(page, '/career CRE');
      await readMore(page).click();
      const dialog = page.getByRole('dialog').last();
      await dialog
        .getByRole('button', { name: /^くわしく読む/ })
        .first()
        .click();
      await dialog.getByRole('button', { name: '戻る' }).waitFor();
      await dialog.getByText('この人の続き').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'shared',
    size: SMALL,
    act: async (page) => {
      await ask(page, '/career 運用と開発に上下はある？');
      await page.getByRole('button', { name: /^チャンネルに共有/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /ひとこと/ }).fill('来週の1on1の前に、ぜひ');
      await dialog.getByRole('button', { name: '共有する' }).click();
      await page.getByRole('main').getByText('さんが共有しました').waitFor();
    },
  },
  {
    name: 'this-post',
    size: SMALL,
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, '@Senpai CREってどんな仕事？');
      await page.getByText('1件の返信').click();
      await readMore(page).waitFor();
      const reply = page.getByRole('complementary').getByRole('textbox');
      await reply.fill('@Senpai この投稿で、技術コミュニティの話は？');
      await reply.press('Enter');
      await page.getByRole('complementary').getByText('の中から').waitFor();
    },
  },
  {
    name: 'commands',
    size: SMALL,
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, '/career ヘルプ');
      await page.getByRole('main').getByText('関連する投稿を探す').waitFor();
      await page.getByRole('textbox').first().pressSequentially('/ca');
      await page.getByRole('option', { name: /career/ }).waitFor();
    },
  },
  {
    name: 'pages',
    size: SMALL,
    act: async (page) => {
      await ask(page, '/career 仕事');
      await page.getByRole('button', { name: 'もっと見る' }).waitFor();
      await page.getByRole('button', { name: '役に立った' }).click();
      await page.getByRole('main').getByText('投稿ごとの数だけを残します').waitFor();
    },
  },
  {
    name: 'follow-up',
    size: SMALL,
    act: async (page) => {
      await open(page, 'Senpai');
      await say(page, 'CREってどんな仕事？');
      await page.getByText('1件の返信').click();
      await page.getByRole('button', { name: '続けて聞く' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('この投稿で、技術コミュニティの話は？');
    },
  },
  {
    name: 'related',
    size: SMALL,
    act: async (page) => {
      await open(page, 'career-stories');
      await say(page, 'カスタマーサクセスに興味があります');
      const [first, menu] = [page.getByRole('main').getByRole('article').first(), { name: 'その他の操作' }];
      await first.hover();
      await first.getByRole('button', menu).click();
      await page.getByRole('menuitem').click();
      await readMore(page).waitFor();
      await first.getByRole('button', menu).click();
    },
  },
  {
    name: 'wanted',
    size: SMALL,
    act: async (page) => {
      await asAlex(page);
      await open(page, 'career-stories');
      await say(page, '/career moving from sales to data science');
      await page.getByRole('button', { name: 'I want to read this story' }).click();
      await page.getByRole('main').getByText('Only these words are kept').waitFor();
    },
  },
  {
    name: 'type-ahead',
    size: SMALL,
    theme: 'dark',
    act: async (page) => {
      await asAlex(page);
      await open(page, 'Home');
      await page.getByRole('combobox', { name: 'Choose by title or author' }).fill('a');
      await page.getByRole('option').nth(2).waitFor();
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
    deviceScaleFactor: size === SMALL ? 1.5 : 2,
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
