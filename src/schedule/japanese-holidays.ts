type MonthDay = readonly [month: number, day: number];
type Rule = MonthDay | undefined;

/**
 * Whether a day (`YYYY-MM-DD`, 2000 to 2099) is one of Japan's national holidays, substitute and in-between holidays
 * included: 2026-09-22 is, between 敬老の日 and 秋分の日. By the 国民の祝日に関する法律 (Act 178 of 1948, as amended)
 * and the special measures acts for 2019 to 2021.
 */
export function isJapaneseHoliday(localDate: string): boolean {
  const [year = 0, month = 0, day = 0] = localDate.split('-').map(Number);
  const at = dayNumber(year, [month, day]);
  const holidays = new Set(namedDays(year).map((one) => dayNumber(year, one)));
  if (holidays.has(at)) return true;
  const isBetween = holidays.has(at - 1) && holidays.has(at + 1);
  return isSubstitute(at, holidays) || (isBetween && (year >= 2007 || weekday(at) !== 0));
}

/** Article 3.2: the first day after a holiday on a Sunday that is not itself a holiday. */
function isSubstitute(at: number, holidays: ReadonlySet<number>): boolean {
  for (let before = at - 1; holidays.has(before); before--) {
    if (weekday(before) === 0) return true;
  }
  return false;
}

/** Article 2: the days that have a name. */
function namedDays(year: number): MonthDay[] {
  const rules: Rule[] = [
    [1, 1],
    monday(year, 1, 2),
    [2, 11],
    emperorsBirthday(year),
    [3, equinox(year, 20.8431)],
    // みどりの日 until 2006, 昭和の日 since
    [4, 29],
    [5, 3],
    year >= 2007 ? [5, 4] : undefined,
    [5, 5],
    marineDay(year),
    mountainDay(year),
    year >= 2003 ? monday(year, 9, 3) : [9, 15],
    [9, equinox(year, 23.2488)],
    sportsDay(year),
    [11, 3],
    [11, 23],
    // the accession and its ceremony
    year === 2019 ? [5, 1] : undefined,
    year === 2019 ? [10, 22] : undefined,
  ];
  return rules.filter((rule) => rule !== undefined);
}

function emperorsBirthday(year: number): Rule {
  if (year === 2019) return undefined;
  return year < 2019 ? [12, 23] : [2, 23];
}

/** The three that moved for the Olympic Games are named with their days of 2020 and 2021. */
function marineDay(year: number): MonthDay {
  if (year === 2020) return [7, 23];
  if (year === 2021) return [7, 22];
  return year >= 2003 ? monday(year, 7, 3) : [7, 20];
}

function mountainDay(year: number): Rule {
  if (year === 2020) return [8, 10];
  if (year === 2021) return [8, 8];
  return year >= 2016 ? [8, 11] : undefined;
}

function sportsDay(year: number): MonthDay {
  if (year === 2020) return [7, 24];
  if (year === 2021) return [7, 23];
  return monday(year, 10, 2);
}

/** The day of an equinox in Japan by the usual approximation, good from 1980 to 2099; `base` is that of 1980. */
function equinox(year: number, base: number): number {
  return Math.floor(base + 0.242194 * (year - 1980)) - Math.floor((year - 1980) / 4);
}

function monday(year: number, month: number, nth: number): MonthDay {
  const first = weekday(dayNumber(year, [month, 1]));
  return [month, ((8 - first) % 7) + 1 + 7 * (nth - 1)];
}

function dayNumber(year: number, [month, day]: MonthDay): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** 0 is Sunday; 1970-01-01 was a Thursday. */
function weekday(dayNumber: number): number {
  return (dayNumber + 4) % 7;
}
