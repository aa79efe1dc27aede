import type { ServerResponse } from 'node:http';

type Page = 'installed' | 'cancelled' | 'failed';

const PAGES: Readonly<Record<Page, { status: number; ja: string; en: string }>> = {
  installed: {
    status: 200,
    ja: 'Senpai をインストールしました。Slack に戻って /career help と入力してみてください。',
    en: 'Senpai is installed. Go back to Slack and type /career help.',
  },
  cancelled: {
    status: 200,
    ja: 'インストールは取り消されました。何も変わっていません。',
    en: 'The installation was cancelled. Nothing has changed.',
  },
  failed: {
    status: 400,
    ja: 'インストールできませんでした。最初からもう一度お試しください。',
    en: 'The installation did not work. Please start once more from the beginning.',
  },
};

/** Answers the browser of whoever installs the app with one sentence; why something failed stands in the log alone. */
export function sendPage(response: ServerResponse, name: Page): void {
  const { status, ja, en } = PAGES[name];
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
  const again = name === 'installed' ? '' : '<p><a href="/slack/install">もう一度 / Once more</a></p>';
  response.end(`<!doctype html>
<html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Senpai</title>
<style>body{font:16px/1.7 sans-serif;max-width:34em;margin:20vh auto;padding:0 1.5em}</style>
<h1>Senpai</h1><p>${ja}</p><p lang="en">${en}</p>${again}</html>`);
}
