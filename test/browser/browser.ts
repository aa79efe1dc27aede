import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** The system's Chromium: CHROMIUM_PATH, else Debian's place; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
}

/** `describe` with a browser at hand; where there is none the suite is skipped, and its name says why. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (findChromium()) describe(name, suite);
  else describe.skip(`${name} (needs Chromium: set CHROMIUM_PATH, or install it as /usr/bin/chromium)`, suite);
}

/** A headless browser; close it at the end. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: FLAGS });
}

/** Builds the page as `npm run build:page` does, into a folder of its own; `remove` deletes it. */
export async function buildPage(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'senpai-page-'));
  await build({
    entryPoints: ['src/local/page/main.tsx'],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    outdir: dir,
    logLevel: 'error',
  });
  return { dir, remove: () => rm(dir, { recursive: true }) };
}

/** A fresh visitor's page, and what went wrong in it: errors of scripts and refusals of the content security policy. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; wrong: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') wrong.push(line.text());
  });
  page.setDefaultTimeout(15_000);
  await page.goto(url);
  return { page, wrong, close: () => context.close() };
}

interface Violation {
  id: string;
  impact: string | null;
  nodes: { target: string[] }[];
}

/** What hinders people who use a keyboard, a screen reader or strong contrast, as axe sees it, one line a rule. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Colours that are still on their way from one theme to another say nothing.
  await page.evaluate(
    'new Promise(requestAnimationFrame).then(() => Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map((each) => each.finished)))',
  );
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const run = "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)";
  const violations = await page.evaluate<Violation[]>(run);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
