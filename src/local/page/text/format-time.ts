import type { Lang, Strings } from '../strings.ts';

const DAY_MS = 86_400_000;

/** The moment of a message's ts, such as `1700000000.000100`. */
export function timeOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

/** A time of day as the person writes it: `14:05` or `2:05 PM`. */
export function formatTime(date: Date, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'ja' ? 'ja-JP' : 'en-US', { hour: 'numeric', minute: '2-digit' }).format(
    date,
  );
}

/** The name of a day as a divider shows it: today, yesterday, or `11月20日(金)` / `Friday, November 20`. */
export function formatDay(date: Date, now: Date, lang: Lang, t: Strings): string {
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY_MS);
  if (days === 0) return t.today;
  if (days === 1) return t.yesterday;
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return lang === 'ja'
    ? new Intl.DateTimeFormat('ja-JP', { year, month: 'long', day: 'numeric', weekday: 'short' }).format(date)
    : new Intl.DateTimeFormat('en-US', { year, month: 'long', day: 'numeric', weekday: 'long' }).format(date);
}

/** Midnight of a date in local time, in ms. */
export function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
