const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';

/** Every way a date is written, with the groups year, month and day; the first that fits counts. */
const WAYS: { pattern: RegExp; order: 'ymd' | 'mdy' | 'dmy' }[] = [
  { pattern: /(?<!\d)(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/, order: 'ymd' },
  { pattern: /(?<!\d)(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?/, order: 'ymd' },
  { pattern: new RegExp(`(?<![a-z])${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i'), order: 'mdy' },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH},?[\\s-]+(\\d{4})(?!\\d)`, 'i'),
    order: 'dmy',
  },
  { pattern: new RegExp(`(?<![a-z])${MONTH},?\\s+()(\\d{4})(?!\\d)`, 'i'), order: 'mdy' },
  { pattern: /^\s*(\d{4})(\d{2})(\d{2})\s*$/, order: 'ymd' },
  { pattern: /^\s*(\d{4})\s*$/, order: 'ymd' },
];

function readMonth(text: string): number {
  return /^\d/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function toDate(year: string, month: string | undefined, day: string | undefined): string | undefined {
  if (Number(year) < 1900 || Number(year) > 2200) return undefined;
  if (!month) return year;
  const numbers = [readMonth(month), Number(day || 1)] as const;
  const days = new Date(Date.UTC(Number(year), numbers[0], 0)).getUTCDate();
  if (numbers[0] < 1 || numbers[0] > 12 || numbers[1] < 1 || numbers[1] > days) return undefined;
  const parts = [year, ...numbers.map((number) => String(number).padStart(2, '0'))];
  return parts.slice(0, day ? 3 : 2).join('-');
}

/** A date found in a text, and the text that says so. */
export interface FoundDate {
  date: string;
  match: string;
}

/**
 * The first date in a text as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`: `February 16, 2018`, `2012年6月`, `2019-03-07T15:58:24+09:00`.
 * The day is the one that is written: times and offsets never shift it. A day that no calendar has is no date.
 */
export function findDate(text: string): FoundDate | undefined {
  const ascii = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  for (const { pattern, order } of WAYS) {
    const found = pattern.exec(ascii);
    if (!found) continue;
    const [match, first = '', second, third] = found;
    const date =
      order === 'ymd'
        ? toDate(first, second, third)
        : toDate(third ?? '', order === 'mdy' ? first : second, order === 'mdy' ? second : first);
    if (date) return { date, match: text.slice(found.index, found.index + match.length) };
  }
  return undefined;
}

/** The date of a web address's path, `2012-09` of `https://example.jp/blog/2012/09/first.html`, if it has one. */
export function dateInUrl(url: string): string | undefined {
  const found = /\/((?:19|20)\d{2})\/?(0[1-9]|1[0-2])(?:\/?(0[1-9]|[12]\d|3[01]))?(?=\/|\d{6}\/|$)/.exec(url);
  return found ? toDate(found[1] ?? '', found[2], found[3]) : undefined;
}
