import { SetupError } from '../errors.ts';
import type { Library } from '../library.ts';
import type { ShownPassage } from '../schedule.ts';
import { type DailyPick, drawDaily } from '../slack/daily/draw-daily.ts';
import { metaLine, quotation, strong } from './format.ts';
import type { Io, Options } from './run.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const EVERYTHING = { tags: [], authors: [] };

/** `daily`: what a channel would get so many days in a row, from today on, drawn from the same deck as the bot's. */
export function showDaily(library: Library, _words: string[], options: Options, io: Io): number {
  const { count, seed, json } = options;
  const random = seed === undefined ? Math.random : seededRandom(seed);
  const start = (io.clock ?? Date.now)();
  const shown: ShownPassage[] = [];
  for (let day = 0; day < count; day++) {
    const at = start + day * DAY_MS;
    const localDate = new Date(at).toISOString().slice(0, 10);
    const pick = drawDaily(library, EVERYTHING, shown, { localDate, random });
    if (!pick) throw new SetupError('There is no passage that can be read alone: the daily post would be left out.');
    shown.push({ ...pick.draw, at });
    io.out(json ? `${pickJson(pick)}\n` : pickText(pick, localDate, io.color));
  }
  return 0;
}

function pickJson({ post: { id, title, url }, excerpt }: DailyPick): string {
  return JSON.stringify({ id, title, url: excerpt.link ?? url ?? null, excerpt: excerpt.text });
}

function pickText({ post, excerpt, summary, draw }: DailyPick, localDate: string, color: boolean): string {
  const { position, total, yearsAgo } = draw;
  const head = [localDate, `${position}/${total}`, ...(yearsAgo === undefined ? [] : [`${yearsAgo}年前の今日`])];
  const link = excerpt.link ?? post.url;
  const lines = [head.join(' · '), strong(post.title, color), metaLine(post), summary, quotation(excerpt, color)];
  return `${[...lines, ...(link ? [link] : []), ''].join('\n')}\n`;
}

/** Numbers from 0 to 1 that are the same for a seed, everywhere (Mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
